import { expect, test } from 'vitest';
import type { ClientExport } from '../../app/desk/exporting';
import { createFormat } from '../frame/format';
import { en } from '../words/desk/en';
import { reportOf } from './report';

const data: ClientExport = {
  caderneta: 1,
  business: 'Salão <Aurora>',
  zone: 'America/Sao_Paulo',
  made: '2027-01-04T15:00:00.000Z',
  client: {
    first: '<img src=x onerror=alert(1)>',
    last: "O'Brien & Co",
    email: 'ana@example.com',
    phone: '',
    locale: 'pt-BR',
    note: '</style><script>alert(1)</script>',
  },
  merged: [{ first: 'Ana', last: 'Sousa', email: 'old@example.com', phone: '', locale: '', note: '<i>' }],
  accounts: [{ email: 'login@example.com', since: '2026-12-01T12:00:00.000Z' }],
  sessions: [
    {
      service: 'Corte',
      staff: 'Eu',
      start: '2027-01-05T13:00:00.000Z',
      end: '2027-01-05T14:00:00.000Z',
      state: { is: 'confirmed' },
      price: { amount: 8000, currency: 'BRL' },
      answers: [{ question: 'Allergies?', answer: '"none"' }],
      says: 'Sorry <b>',
      note: '',
      paidByCode: { amount: 3000, currency: 'BRL' },
      payments: [{ at: '2027-01-05T14:00:00.000Z', amount: { amount: 5000, currency: 'BRL' }, how: 'cash' }],
    },
  ],
  orders: [
    {
      at: '2027-01-03T13:00:00.000Z',
      email: 'ana@example.com',
      recipient: { name: 'Bia <b>', email: '', message: 'Happy & well' },
      total: { amount: 30000, currency: 'BRL' },
      due: { amount: 29000, currency: 'BRL' },
      payments: [{ at: '2027-01-03T14:00:00.000Z', amount: { amount: 1000, currency: 'BRL' }, how: 'card' }],
    },
  ],
  codes: [
    {
      code: '7K2M-9QFX-40TB',
      name: 'Ten cuts',
      terms: { kind: 'package', gives: { is: 'sessions', count: 10 }, valid: null },
      price: { amount: 30000, currency: 'BRL' },
      state: 'active',
      left: 9,
      until: null,
    },
  ],
  requests: [],
  messages: [
    {
      at: '2027-01-04T16:00:00.000Z',
      kind: 'confirmation',
      means: 'whatsapp',
      start: '2027-01-05T13:00:00.000Z',
    },
  ],
  changes: [],
};

const page = reportOf(data, [{ when: 'Today', by: 'Owner', says: ['Note: <b>x</b>'] }], {
  words: en,
  format: createFormat('en-US', data.zone),
  region: 'en-US',
});

test('the page says what the book holds, in words', () => {
  for (const said of [
    'Tue, Jan 5, 2027, 10:00 AM',
    'Corte, Eu',
    'Confirmed',
    'R$80.00',
    'R$30.00',
    'R$50.00, Tue, Jan 5, 2027, 11:00 AM',
    'R$290.00',
    'Bia &lt;b&gt;',
    'Happy &amp; well',
    '7K2M-9QFX-40TB',
    'Ten cuts',
    'Allergies?',
    'Sorry &lt;b&gt;',
    'Confirmation',
    'by WhatsApp',
    'ana@example.com',
    'Ana Sousa',
    'old@example.com',
    'login@example.com, since Tue, Dec 1, 2026, 9:00 AM',
  ])
    expect(page).toContain(said);
});

test('nothing that a client typed becomes markup', () => {
  expect(page.match(/<(img|script|b|i|Aurora)\b/g)).toBeNull();
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page).toContain('O&#39;Brien &amp; Co');
  expect(page).toContain('&quot;none&quot;');
});
