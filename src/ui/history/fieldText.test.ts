import { expect, test } from 'vitest';
import type { Book } from '../../core/book';
import type { Key } from '../../core/id';
import type { Json } from '../../core/json';
import { createFormat } from '../frame/format';
import { en } from '../words/desk/en';
import { answerText, fieldText } from './fieldText';

const ana = 'a'.repeat(26);
const speech = {
  words: en,
  format: createFormat('en-US', 'America/Sao_Paulo'),
  book: {
    services: [{ key: 'c'.repeat(26), name: 'Haircut' }],
    staff: [{ key: ana, name: 'Ana' }],
  } as unknown as Book,
  accounts: [{ key: ana as Key, email: 'ana@example.org' }],
  region: 'en-US',
};
const says = (field: string, before: Json, after: Json) => fieldText({ field, before, after }, speech);
const when = (hour: number): Json => ({
  staff: ana,
  start: Date.UTC(2026, 10, 23, hour),
  end: Date.UTC(2026, 10, 23, hour, 30),
  before: 0,
  after: 0,
});

test('a move says when and with whom it was and is', () => {
  expect(says('when', when(13), when(14)).replace(/\s/g, ' ')).toBe(
    'Time: Mon, Nov 23, 2026, 10:00 AM–10:30 AM, Ana → Mon, Nov 23, 2026, 11:00 AM–11:30 AM, Ana',
  );
});

test('states, services and prices are said in words', () => {
  expect(says('state', { is: 'confirmed' }, { is: 'cancelled', by: 'owner' })).toBe(
    'State: Confirmed → Cancelled',
  );
  expect(says('service', null, 'c'.repeat(26))).toBe('Service: Haircut');
  expect(says('price', null, { amount: 4000, currency: 'USD' })).toBe('Price: $40.00');
  expect(says('locale', 'en', 'pt-BR')).toBe('Language: English → Brazilian Portuguese');
  expect(says('country', null, 'BR')).toBe('Country of phone numbers: Brazil');
});

test('what was taken away is named, and keys are not shown', () => {
  expect(says('phone', '+55 11 99999-0000', '')).toBe('Phone: +55 11 99999-0000 removed');
  expect(says('client', null, ana)).toBe('Client');
  expect(says(`note/${ana}`, null, 'Likes tea')).toBe('Note on a session: Likes tea');
});

test('an account is called by its email, also one that is no more; of another entry it is said what was said', () => {
  expect(says('account', null, ana)).toBe('Client account: ana@example.org');
  expect(says('account', ana, 'b'.repeat(26))).toBe(
    'Client account: ana@example.org → an account that was deleted',
  );
  expect(says('account', ana, null)).toBe('Client account: ana@example.org removed');
  const of = `with/${ana}`;
  expect([says(of, null, 'one'), says(of, 'one', 'two'), says(of, 'two', null)]).toEqual([
    'Merged with another entry',
    'Kept apart from another entry',
    'What was said about another entry was taken back',
  ]);
});

test('what a client was told is said with how, and what is not to be sent as that', () => {
  const sent = { is: 'sent', kind: 'confirmation', at: 5, means: 'whatsapp', told: null };
  const field = `sent/${ana}`;
  expect(says(field, null, sent)).toBe('Message to the client: Confirmation, by WhatsApp');
  expect(says(field, null, { ...sent, means: null })).toBe(
    'Message to the client: Confirmation, another way',
  );
  expect(says(field, null, { ...sent, is: 'dropped' })).toBe(
    'Message to the client: Confirmation, not to be sent',
  );
  expect(says(field, sent, null)).toBe('Message to the client: mark taken back');
  expect(says('own', true, false)).toBe('Also what clients do themselves on the booking page: yes → no');
  expect(says('subject', 'A', null)).toBe('Subject of the email: A removed');
});

test('what products, codes, orders and payments hold is said in words', () => {
  const of = (of: 'product' | 'code' | 'order' | 'payment' | 'session', field: string, value: Json) =>
    fieldText({ field, before: null, after: value }, { ...speech, of }).replace(/\s/g, ' ');
  expect(of('product', 'terms', { kind: 'package', gives: { is: 'sessions', count: 5 }, valid: null })).toBe(
    'What it gives: Package, 5 sessions, Without an end',
  );
  expect(of('product', 'services', ['c'.repeat(26)])).toBe('What it pays for: Haircut');
  expect(of('code', 'text', '7k2m9qfx40tb')).toBe('Code: 7K2M-9QFX-40TB');
  expect(of('code', 'order', ana)).toBe('Order');
  const paused = Date.UTC(2026, 10, 23, 13);
  expect(of('code', `pause/${paused}`, { to: null })).toBe('Pause: from Mon, Nov 23, 2026, 10:00 AM');
  expect(of('code', 'account', ana)).toBe('Client account: ana@example.org');
  expect(of('order', 'recipient', { name: 'Bia', email: '', message: 'Hi' })).toBe('Who it is for: Bia');
  expect(of('payment', 'amount', { amount: 4000, currency: 'USD' })).toBe('Amount: $40.00');
  expect(of('payment', 'how', 'transfer')).toBe('How: Transfer');
  const draw = { code: ana, takes: 1, pays: { amount: 4000, currency: 'USD' }, at: 5 };
  expect(of('session', 'code', draw)).toBe('Paid by code: $40.00');
});

test('a value of a newer version does not break the history', () => {
  expect(says('state', null, { is: 'postponed' })).toBe('State');
  expect(says('colour', null, { r: 1 })).toBe('Other details');
  expect(says('locale', null, 'no language')).toBe('Language: no language');
});

test('a no that stands in no session is said with what it was about', () => {
  const no = (of: 'answer' | 'session', field: string, after: string) =>
    answerText(
      {
        id: '' as never,
        of,
        key: '',
        at: 0,
        by: 'desk',
        device: { id: '' as never, name: '' },
        fields: [{ field, before: null, after }],
        holds: false,
      },
      en,
    );
  expect(no('answer', 'book', 'refused')).toBe('Booking: refused');
  expect(no('answer', 'move', 'refused')).toBe('Wish to move: refused');
  expect(no('answer', 'cancel', 'withdrawn')).toBe('Wish to cancel: withdrawn');
  expect(no('session', 'book', 'refused')).toBeNull();
});
