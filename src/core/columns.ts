import { phoneEnd, plain, searchKey } from './clients';
import type { Json } from './json';
import type { Folded } from './ledger';
import { saidWith } from './merging';

/** What the store can be asked by. Every record has all of them; '' and 0 stand for nothing. */
export type Columns = {
  /** Of a session: its start; of messages: when the last was sent; of orders, codes and payments: when. Epoch milliseconds. */
  readonly start: number;
  /** Of a session: its client. Of a client: another entry of which it says that both are one person, or are not. */
  readonly client: string;
  /** Whose request it is: the wallet's public key. */
  readonly wallet: string;
  /** Of a request: the session that it is about; of an answer: the request that it answers. */
  readonly session: string;
  /** Of a session: until when it waits for the owner's yes, epoch milliseconds; 0 when it does not. Of a code: 1 while
   * it is offered to an account and nobody has decided. */
  readonly waiting: number;
  /** Of a session: the account that it is assigned to. */
  readonly account: string;
  /** Of a session: the code that pays for it. Of a code: its text. */
  readonly code: string;
  /** Of a code and a payment: the order, or of a payment the session, that it is of. */
  readonly order: string;
  /** Of a client: what "Search clients" looks into. */
  readonly search: string;
  /** Of a client, an account and an order, as it compares. */
  readonly email: string;
  /** Of a client: the last digits of its phone (`phoneEnd`), since how it compares depends on the country. */
  readonly phone: string;
};

export type Column = keyof Columns;

/** Of a record its key and some columns. */
export type Row<C extends Column = Column> = { readonly key: string } & Pick<Columns, C>;

export const rowOf = <C extends Column>(key: string, from: Partial<Columns>, columns: readonly C[]): Row<C> =>
  Object.fromEntries([['key', key], ...columns.map(column => [column, from[column]])]) as Row<C>;

/** Kinds whose columns are indexed, and by which. Kinds of the book are few and asked for whole. */
export const COLUMNS: { readonly [kind: string]: readonly Column[] } = {
  session: ['start', 'client', 'waiting', 'account', 'code'],
  client: ['search', 'email', 'phone', 'client'],
  account: ['email'],
  request: ['wallet', 'session'],
  answer: ['wallet', 'session'],
  message: ['start'],
  order: ['start', 'client', 'wallet', 'email'],
  code: ['start', 'account', 'code', 'order', 'waiting'],
  payment: ['start', 'order'],
};

const NONE: Columns = {
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

/** Columns of a record, from its fields as they are: what a newer version wrote is read as far as it goes. */
export const columnsOf = ({ of, fields }: Pick<Folded, 'of' | 'fields'>): Columns => {
  switch (of) {
    case 'session':
      return {
        ...NONE,
        start: number(inside(fields['when'], 'start')),
        client: text(fields['client']),
        account: text(fields['account']),
        code: text(inside(fields['code'], 'code')),
        waiting: waitingOf(fields['state']),
      };
    case 'client': {
      const person = {
        first: text(fields['first']),
        last: text(fields['last']),
        email: text(fields['email']),
        phone: text(fields['phone']),
      };
      return {
        ...NONE,
        client: saidWith({ fields }),
        search: searchKey(person),
        email: plain(person.email),
        phone: phoneEnd(person.phone),
      };
    }
    case 'account':
      return { ...NONE, email: plain(text(fields['email'])) };
    case 'request':
      return { ...NONE, wallet: text(fields['wallet']), session: text(fields['session']) };
    case 'answer':
      return { ...NONE, wallet: text(fields['wallet']), session: text(fields['request']) };
    case 'message':
      return {
        ...NONE,
        start: Math.max(0, ...Object.values(fields).map(sent => number(inside(sent, 'at')))),
      };
    case 'order':
      return {
        ...NONE,
        start: number(fields['at']),
        client: text(fields['client']),
        wallet: text(fields['wallet']),
        email: plain(text(fields['email'])),
      };
    case 'code':
      return {
        ...NONE,
        start: number(fields['at']),
        account: text(fields['account']),
        code: text(fields['text']),
        order: text(fields['order']),
        // Offered to an account, and to be decided.
        waiting: text(fields['offer']) !== '' && text(fields['account']) === '' ? 1 : 0,
      };
    case 'payment':
      return { ...NONE, start: number(fields['at']), order: text(fields['of']) };
    default:
      return NONE;
  }
};

const inside = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })[name]
    : undefined;

const waitingOf = (state: Json | undefined): number =>
  inside(state, 'is') === 'requested' ? number(inside(state, 'until')) : 0;

const number = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
