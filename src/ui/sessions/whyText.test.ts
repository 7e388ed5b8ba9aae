import { expect, test } from 'vitest';
import type { Key } from '../../core/id';
import { bookOf, staffOf } from '../../core/testing/shop';
import type { WhyNot } from '../../core/why';
import { createFormat } from '../frame/format';
import type { DeskWords } from '../words/desk/en';
import { en } from '../words/desk/en';
import { es } from '../words/desk/es';
import { ptBR } from '../words/desk/pt-BR';
import { whyText } from './whyText';

const ana = 'a'.repeat(26) as Key;
const at = Date.UTC(2026, 10, 23, 13);
const book = bookOf({
  business: { zone: 'America/Sao_Paulo' },
  staff: [staffOf('ana', { key: ana, name: 'Ana' })],
});

const every: readonly WhyNot[] = [
  { is: 'service' },
  { is: 'hidden' },
  { is: 'past' },
  { is: 'notice', earliest: at },
  { is: 'horizon', last: '2026-12-31' },
  { is: 'nobody' },
  { is: 'staff' },
  { is: 'not-offered-by', staff: ana },
  { is: 'closed-day', date: '2026-11-23' },
  { is: 'outside-hours', date: '2026-11-23', windows: [{ from: 540, to: 720 }], own: false },
  { is: 'outside-hours', date: '2026-11-23', windows: [{ from: 1320, to: 1560 }], own: true },
  { is: 'outside-hours', date: '2026-11-23', windows: [], own: false },
  { is: 'grid', from: at, every: 30, between: { start: at, end: at + 1_800_000 } },
  { is: 'window-end', end: at, needed: at + 1_800_000 },
  { is: 'time-off', span: { start: at, end: at + 3_600_000 } },
  { is: 'class-full', seats: 10 },
  { is: 'taken', session: null },
  { is: 'buffer', session: null },
  { is: 'day-limit', date: '2026-11-23', limit: 8 },
  { is: 'day-limit', date: '2026-11-23', limit: null },
  { is: 'week-limit', date: '2026-11-23', limit: 30 },
  { is: 'anyone', each: [{ staff: ana, why: { is: 'taken', session: null } }] },
];

const languages: readonly (readonly [string, DeskWords])[] = [
  ['en', en],
  ['pt-BR', ptBR],
  ['es', es],
];

test.each(languages)('every rule is a sentence of its own in %s', (locale, words) => {
  const speech = { words, format: createFormat(locale, book.business.zone), book };
  const sentences = every.map(why => whyText(why, speech));
  expect(new Set(sentences).size).toBe(every.length);
  for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
  for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|NaN|Invalid/);
});

test('hours past midnight are said so', () => {
  const speech = { words: en, format: createFormat('en-GB', book.business.zone), book };
  const night = {
    is: 'outside-hours',
    date: '2026-11-23',
    windows: [{ from: 1320, to: 1560 }],
    own: false,
  } as const;
  expect(whyText(night, speech)).toContain('22:00 until 02:00 next day');
});
