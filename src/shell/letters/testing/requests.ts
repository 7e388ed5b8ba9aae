import * as v from 'valibot';
import { Book } from '../../../core/requests';

/** A booking as a wallet asks for it. */
export const bookRequest = (business: string, answers: Readonly<Record<string, string>> = {}): Book =>
  v.parse(Book, {
    v: 1,
    kind: 'book',
    business,
    nonce: 'abcdefghijklmnopqrstuv',
    service: '0123456789abcdefghjkmnpqrs',
    staff: null,
    start: Date.UTC(2026, 10, 24, 13),
    details: { first: 'Ana', last: 'Souza', email: 'ana@example.com', phone: '+55 11 91234 5678' },
    answers,
    token: 'A'.repeat(43),
    locale: 'pt-BR',
    zone: 'America/Sao_Paulo',
    saw: { catalog: null, busy: null },
  });
