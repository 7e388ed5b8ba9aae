import { describe, expect, test } from 'vitest';
import { bookFrom } from './book';
import { BUSINESS } from './business';
import type { ChangeId } from './hlc';
import type { Json } from './json';
import type { Folded } from './ledger';
import { keyOf } from './testing/shop';

const idOf = (time: number): ChangeId => `${time}`.padStart(30, '0') as ChangeId;
const record = (of: string, key: string, fields: Record<string, Json>, time = 1): Folded => ({
  of,
  key,
  fields,
  ids: Object.fromEntries(Object.keys(fields).map(field => [field, idOf(time)])),
});
const shop = record('business', BUSINESS, {
  name: 'Salon',
  zone: 'UTC',
  currency: 'EUR',
  'closed/2026-12-25': true,
  'closed/2026-01-01': true,
  'closed/2026-05-01': null,
  'closed/nonsense': true,
});
const cut = { name: 'Cut', duration: 30 };

test('no business, no book', () => {
  expect(bookFrom([])).toBeNull();
  expect(bookFrom([record('business', BUSINESS, { name: 'Salon' })])).toBeNull();
});

test('closed days are dates, in their order, without those taken back', () => {
  expect(bookFrom([shop])?.business.closed).toEqual(['2026-01-01', '2026-12-25']);
});

test('entries stand in their order, then by key; what cannot be read is left out', () => {
  const book = bookFrom([
    shop,
    record('service', keyOf('c'), { ...cut, order: 2 }),
    record('service', keyOf('b'), { ...cut, order: 1 }),
    record('service', keyOf('a'), { ...cut, order: 1 }),
    record('service', keyOf('d'), { name: 'No duration' }),
    record('service', 'no key', cut),
  ]);
  expect(book?.services.map(({ key }) => key)).toEqual([keyOf('a'), keyOf('b'), keyOf('c')]);
});

test('its version is the greatest id among all its records', () => {
  const book = bookFrom([
    shop,
    record('service', keyOf('a'), cut, 7),
    record('staff', keyOf('b'), { name: 'Ana' }, 3),
  ]);
  expect(book?.version).toBe(idOf(7));
});

describe('hours of dates and time off', () => {
  test('are gathered, those taken back left out', () => {
    const book = bookFrom([
      shop,
      record('staff', keyOf('ana'), {
        name: 'Ana',
        'dated/2026-06-03': [{ from: 600, to: 660 }],
        'dated/2026-06-04': [],
        'dated/2026-06-05': null,
        'off/a': { from: '2026-06-03T10:00', to: '2026-06-03T11:00' },
        'off/b': null,
      }),
    ]);
    expect(book?.staff).toMatchObject([
      {
        dated: { '2026-06-03': [{ from: 600, to: 660 }], '2026-06-04': [] },
        off: { a: { from: '2026-06-03T10:00', to: '2026-06-03T11:00' } },
      },
    ]);
  });

  test('one that cannot be read takes no other along', () => {
    const book = bookFrom([
      shop,
      record('staff', keyOf('ana'), {
        name: 'Ana',
        'dated/2026-06-03': [],
        'dated/2026-06-04': [{ from: 600, to: 500 }],
        'dated/tomorrow': [],
        'off/a': { from: 'now', to: 'later' },
        'off/b': { from: '2026-06-03T10:00', to: '2026-06-03T11:00' },
      }),
    ]);
    expect(book?.staff.map(({ dated, off }) => [Object.keys(dated), Object.keys(off)])).toEqual([
      [['2026-06-03'], ['b']],
    ]);
  });
});
