import { expect, test } from 'vitest';
import { keyOf } from '../../core/testing/shop';
import { accountExport } from './exporting';
import type { OwnAccount, OwnCode, OwnOrder, OwnSession } from './wallet';

const [HERE, THERE] = ['a'.repeat(64), 'b'.repeat(64)] as const;
const AT = Date.UTC(2027, 0, 5, 13);

const own: OwnAccount = {
  key: keyOf('account'),
  wallet: HERE,
  email: 'ana@example.org',
  first: 'Ana',
  last: 'Souza',
  phone: '',
  answers: { [keyOf('asked')]: 'Oats', [keyOf('gone')]: 'Nuts' },
  prefers: null,
  agreed: null,
  late: false,
  wallets: [
    { key: HERE, at: AT, device: 'Chrome' },
    { key: THERE, at: AT, device: '' },
  ],
  sessions: [],
  toldFrom: null,
};

const face = (start: number, state: OwnSession['state'], answers: OwnSession['answers'] = []): OwnSession =>
  ({
    service: 'Cut',
    staff: 'Eva',
    start,
    end: start + 1000,
    state,
    price: null,
    paid: null,
    key: keyOf('x'),
    answers,
  }) as OwnSession;

const code: OwnCode = {
  key: keyOf('code'),
  text: '7k2m9qfx40tb',
  name: 'Ten cuts',
  terms: { kind: 'package', gives: { is: 'sessions', count: 10 }, valid: null },
  services: [{ key: keyOf('cut'), name: 'Cut' }],
  state: 'active',
  left: 3,
  until: AT,
  renews: null,
};

const order: OwnOrder = {
  key: keyOf('order'),
  at: AT,
  lines: [{ name: 'Ten cuts', count: 1, price: { amount: 30_000, currency: 'BRL' } }],
  total: { amount: 30_000, currency: 'BRL' },
  due: { amount: 0, currency: 'BRL' },
  gift: '',
  account: own.key,
  state: { is: 'working' },
  codes: [code],
};

test('everything that a browser knows of the account, in order, and nothing of how it knows it', () => {
  const forms = [{ questions: [{ key: keyOf('asked'), text: 'Allergies?', kind: 'line' as const }] }];
  const faces = [
    face(AT + 5000, { is: 'cancelled', by: 'owner', says: 'Sorry' }, null),
    face(AT, { is: 'confirmed' }, [{ question: 'Allergies?', answer: 'Milk' }]),
  ];
  const { account: _, ...loggedOut } = order;
  const orders = [order, { ...loggedOut, gift: 'Bia' }];
  const made = accountExport(
    own,
    faces,
    { codes: [code], orders },
    { name: 'Salon', zone: 'UTC', forms },
    AT,
  );
  expect(made).toEqual({
    caderneta: 1,
    business: 'Salon',
    zone: 'UTC',
    made: '2027-01-05T13:00:00.000Z',
    account: { email: 'ana@example.org', first: 'Ana', last: 'Souza', phone: '' },
    answers: [{ question: 'Allergies?', answer: 'Oats' }],
    devices: [
      { name: 'Chrome', since: '2027-01-05T13:00:00.000Z', here: true },
      { name: '', since: '2027-01-05T13:00:00.000Z', here: false },
    ],
    appointments: [
      {
        service: 'Cut',
        staff: 'Eva',
        start: '2027-01-05T13:00:00.000Z',
        end: '2027-01-05T13:00:01.000Z',
        state: 'confirmed',
        says: '',
        price: null,
        paid: null,
        answers: [{ question: 'Allergies?', answer: 'Milk' }],
      },
      {
        service: 'Cut',
        staff: 'Eva',
        start: '2027-01-05T13:00:05.000Z',
        end: '2027-01-05T13:00:06.000Z',
        state: 'cancelled',
        says: 'Sorry',
        price: null,
        paid: null,
        answers: null,
      },
    ],
    codes: [
      {
        code: '7K2M-9QFX-40TB',
        name: 'Ten cuts',
        terms: code.terms,
        services: ['Cut'],
        state: 'active',
        left: 3,
        until: '2027-01-05T13:00:00.000Z',
        renews: null,
      },
    ],
    orders: [
      {
        at: '2027-01-05T13:00:00.000Z',
        lines: order.lines,
        total: order.total,
        due: order.due,
        gift: '',
        state: 'working',
      },
    ],
  });
});
