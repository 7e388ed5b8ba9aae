import { expect, test } from 'vitest';
import type { Key } from '../../core/id';
import { horizonFrom, serviceFaults, serviceFrom, serviceValues, textFromMoney } from './serviceForm';

const me = '0'.repeat(26) as Key;
const rules = { notice: 120, horizon: { days: 60 } };
const stored = {
  name: 'Cut',
  about: '',
  duration: 45,
  price: { amount: 8050, currency: 'BRL' },
  before: 0,
  after: 10,
  seats: 1,
  staff: [me],
  every: null,
  hidden: false,
  ask: false,
  answerWithin: 1440,
  notice: null,
  horizon: null,
  weekly: null,
  form: null,
  order: 3,
  archived: false,
};

test('a service reads back as it is stored', () => {
  const { order: _, archived: __, ...written } = stored;
  expect(serviceFrom(serviceValues(stored, rules), stored, 'BRL')).toEqual(written);
  const own = {
    ...stored,
    price: null,
    every: 15,
    ask: true,
    answerWithin: 90,
    notice: 0,
    horizon: { last: '2027-01-31' },
    weekly: [[{ from: 1320, to: 1560 }], [], [], [], [], [], []],
    form: me,
  };
  const { order: ___, archived: ____, ...ownWritten } = own;
  expect(serviceFrom(serviceValues(own, rules), own, 'BRL')).toEqual(ownWritten);
});

test('a price keeps its currency until it is typed anew', () => {
  const values = serviceValues(stored, rules);
  expect(serviceFrom(values, stored, 'EUR').price).toEqual({ amount: 8050, currency: 'BRL' });
  expect(serviceFrom({ ...values, price: '80' }, stored, 'EUR').price).toEqual({
    amount: 8000,
    currency: 'EUR',
  });
  expect(serviceFrom({ ...values, price: '' }, stored, 'EUR').price).toBeNull();
});

test('every fault is named', () => {
  const values = serviceValues(stored, rules);
  expect(serviceFaults(values, 'BRL')).toBeNull();
  const bad = {
    ...values,
    name: ' ',
    duration: 0,
    price: 'x',
    before: 721,
    after: -1,
    seats: 0,
    every: 0,
    ask: true,
    answerWithin: { count: 4, unit: 'minutes' as const },
    ownRules: true,
    notice: { count: null, unit: 'hours' as const },
    horizon: { by: 'date' as const, days: 1, last: '2027-02-31x' },
    ownHours: true,
    week: [[{ from: '9', to: '8' }], [], [], [], [], [], []],
  };
  expect(Object.keys(serviceFaults(bad, 'BRL') ?? {}).sort()).toEqual(
    [
      'after',
      'answerWithin',
      'before',
      'duration',
      'every',
      'horizon',
      'name',
      'notice',
      'price',
      'seats',
      'week',
    ].sort(),
  );
});

test('what does not count is not at fault', () => {
  const values = {
    ...serviceValues(stored, rules),
    answerWithin: { count: null, unit: 'hours' as const },
    notice: { count: null, unit: 'hours' as const },
    week: [[{ from: '', to: '' }], [], [], [], [], [], []],
  };
  expect(serviceFaults(values, 'BRL')).toBeNull();
  expect(serviceFrom(values, stored, 'BRL')).toMatchObject({
    answerWithin: 1440,
    notice: null,
    weekly: null,
  });
});

test('horizons and amounts', () => {
  expect(horizonFrom({ by: 'days', days: 0, last: '' })).toEqual({ days: 0 });
  expect(horizonFrom({ by: 'days', days: 1096, last: '' })).toBeNull();
  expect(textFromMoney({ amount: 8000, currency: 'BRL' })).toBe('80');
  expect(textFromMoney({ amount: 1500, currency: 'JPY' })).toBe('1500');
});
