import { expect, test } from 'vitest';
import type { Book } from '../../core/book';
import type { Key } from '../../core/id';
import { MessageKind } from '../../core/messages';
import { templateFaults } from '../../core/templates';
import { loadMessageWords } from '../words/messages/words';
import { LOCALES, type Locale } from '../words/words';
import { compose, type Parts } from './compose';

const ana = 'a'.repeat(26) as Key;
const START = Date.UTC(2027, 0, 5, 13);

const book = (change: object = {}, staff = [{ key: ana, name: 'Ana', archived: false }]): Book =>
  ({
    business: { name: 'Salão Aurora', zone: 'America/Sao_Paulo', address: 'Rua A, 1', ...change },
    staff,
  }) as unknown as Book;

const partsOf = async (kind: MessageKind, locale: string, change: Partial<Parts> = {}): Promise<Parts> => {
  const words = await loadMessageWords[locale.startsWith('pt') ? 'pt-BR' : (locale.slice(0, 2) as Locale)]();
  return {
    template: words.templates[kind],
    words,
    book: book(),
    entry: { client: { first: 'Bia', last: 'Reis' }, service: { name: 'Corte' }, says: '' },
    at: { start: START, staff: ana },
    to: { email: 'bia@example.org', phone: null, locale, zone: '' },
    link: { short: 'https://c.example/#/b/x/s/y', long: 'https://c.example/#/b/x/s/y?k=card' },
    page: 'https://c.example/#/b/x',
    ...change,
  };
};

test('a confirmation says what, when and where, in the client’s language and the way it writes dates', async () => {
  expect(compose(await partsOf('confirmation', 'pt-BR')).text).toBe(`Olá, Bia!

Seu horário está confirmado:
Corte
terça-feira, 5 de janeiro de 2027, às 10:00
Rua A, 1

Para ver ou mudar: https://c.example/#/b/x/s/y

Salão Aurora`);
  const british = compose(await partsOf('confirmation', 'en-GB')).text;
  expect(british).toMatch(/Tuesday,? 5 January 2027, 10:00\n/);
  expect(compose(await partsOf('confirmation', 'es')).text).toContain('martes, 5 de enero de 2027, 10:00');
});

test('with whom is said where there are several, and whose clock where the client has another', async () => {
  const several = book({}, [
    { key: ana, name: 'Ana', archived: false },
    { key: 'b'.repeat(26) as Key, name: 'Caio', archived: false },
  ]);
  expect(compose(await partsOf('confirmation', 'en', { book: several })).text).toContain('With Ana\n');
  const parts = await partsOf('confirmation', 'en');
  const at = (zone: string) => compose({ ...parts, to: { ...parts.to, zone } }).text;
  expect(at('America/Sao_Paulo')).not.toContain('(');
  expect(at('America/Bahia')).not.toContain('(');
  expect(at('Europe/Lisbon')).toContain('(São Paulo)');
  expect(at('no such zone')).toContain('(São Paulo)');
});

test('what the owner said is in a cancellation, and leaves no hole where there is nothing', async () => {
  const parts = await partsOf('cancellation', 'en');
  const says = compose({ ...parts, entry: { ...parts.entry, says: 'The roof leaks.' } }).text;
  expect(says).toMatch(/10:00\sAM\n\nThe roof leaks\.\n\nMore about it/);
  expect(compose(parts).text).toMatch(/10:00\sAM\n\nMore about it/);
});

test('an email has the link that shows the session with nobody online, unless it is too long', async () => {
  const parts = await partsOf('confirmation', 'en');
  const bodyOf = (link: Parts['link']) =>
    new URL(compose({ ...parts, link }).mail ?? '').searchParams.get('body') ?? '';
  expect(bodyOf(parts.link)).toContain(parts.link.long);
  const long = `https://c.example/#/b/x/s/y?k=${'A'.repeat(1900)}`;
  expect(bodyOf({ ...parts.link, long })).not.toContain('AAAA');
  expect(bodyOf({ ...parts.link, long })).toContain(parts.link.short);
  expect(compose({ ...parts, to: { ...parts.to, email: '' } }).mail).toBeNull();
});

test('the app’s own words have no fault, and say the same in each language', async () => {
  const used = async (locale: Locale, kind: MessageKind): Promise<string[]> => {
    const { names, templates } = await loadMessageWords[locale]();
    const { subject, text } = templates[kind];
    expect(templateFaults(templates[kind], kind, names)).toEqual({ subject: null, text: null });
    const found = [...`${subject} ${text}`.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
    return found.map(name => Object.entries(names).find(([, own]) => own === name)?.[0] ?? `${name}?`);
  };
  for (const kind of MessageKind.options) {
    const [first, ...others] = await Promise.all(LOCALES.map(locale => used(locale, kind)));
    for (const other of others) expect(other.sort()).toEqual(first?.sort());
  }
});
