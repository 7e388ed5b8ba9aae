import { expect, test } from 'vitest';
import { COLUMNS, columnsOf } from './columns';

const nothing = {
  start: 0,
  client: '',
  wallet: '',
  session: '',
  waiting: 0,
  account: '',
  code: '',
  order: '',
  search: '',
  email: '',
  phone: '',
};

test('a session is found by start, client, account and how long it waits', () => {
  const fields = {
    when: { staff: 's', start: 5, end: 9, before: 0, after: 0 },
    client: 'c',
    account: 'a',
    state: { is: 'requested', until: 7 },
  };
  expect(columnsOf({ of: 'session', fields })).toEqual({
    ...nothing,
    start: 5,
    client: 'c',
    account: 'a',
    waiting: 7,
  });
  const confirmed = { ...fields, client: null, account: null, state: { is: 'confirmed' } };
  expect(columnsOf({ of: 'session', fields: confirmed })).toEqual({ ...nothing, start: 5 });
});

test('a client is found by its search key, its email and the end of its phone', () => {
  const fields = { first: 'Zoë', last: 'Araújo', email: 'Z@x.org', phone: '+55 (11) 9' };
  expect(columnsOf({ of: 'client', fields })).toEqual({
    ...nothing,
    search: 'zoe araujo z@x.org +55119',
    email: 'z@x.org',
    phone: '5119',
  });
});

test('a code is found by its text, its order, its account and while it is offered; a payment by what it is for', () => {
  const fields = { text: '7k2m9qfx40tb', order: 'o', at: 5 };
  const code = { ...nothing, start: 5, code: '7k2m9qfx40tb', order: 'o' };
  expect(columnsOf({ of: 'code', fields })).toEqual(code);
  expect(columnsOf({ of: 'code', fields: { ...fields, offer: 'a' } })).toEqual({ ...code, waiting: 1 });
  const attached = { ...fields, offer: 'a', account: 'b' };
  expect(columnsOf({ of: 'code', fields: attached })).toEqual({ ...code, account: 'b' });
  expect(columnsOf({ of: 'payment', fields: { for: 'order', of: 'o', at: 7 } })).toEqual({
    ...nothing,
    start: 7,
    order: 'o',
  });
  const draw = { code: 'k', takes: 1, pays: null, at: 5 };
  expect(columnsOf({ of: 'session', fields: { code: draw } })).toEqual({ ...nothing, code: 'k' });
});

test('an account is found by its email', () => {
  const fields = { email: 'Zoë@x.org', first: 'Zoë' };
  expect(columnsOf({ of: 'account', fields })).toEqual({ ...nothing, email: 'zoe@x.org' });
});

test('a request is found by its session, an answer by its request', () => {
  const request = { of: 'request', fields: { wallet: 'w', session: 's' } };
  expect(columnsOf(request)).toEqual({ ...nothing, wallet: 'w', session: 's' });
  expect(columnsOf({ of: 'answer', fields: { wallet: 'w', request: 'r' } })).toEqual({
    ...nothing,
    wallet: 'w',
    session: 'r',
  });
});

test('fields of another shape leave columns empty', () => {
  for (const of of [...Object.keys(COLUMNS), 'business', 'later'])
    expect(columnsOf({ of, fields: { when: [1], client: 4, state: 'x', first: 1 } })).toEqual(nothing);
});
