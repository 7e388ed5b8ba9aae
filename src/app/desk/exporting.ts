import { accountFrom } from '../../core/accounts';
import type { Answered } from '../../core/answered';
import { requestFrom } from '../../core/answers';
import { isLinked } from '../../core/assigning';
import type { Book } from '../../core/book';
import type { Client } from '../../core/clients';
import { codeShown } from '../../core/codeText';
import { heldFrom } from '../../core/held';
import { timeOf } from '../../core/hlc';
import type { Key } from '../../core/id';
import type { Json } from '../../core/json';
import type { Fields } from '../../core/ledger';
import { type Means, type MessageKind, messagesIn } from '../../core/messages';
import type { Money } from '../../core/money';
import type { How, Payment } from '../../core/orders';
import type { Terms } from '../../core/products';
import { known } from '../../core/records';
import type { Details, Recipient } from '../../core/requests';
import type { SessionState } from '../../core/sessions';
import { type CodeState, drawOf } from '../../core/standing';
import { first } from '../live';
import type { Clock, Live, Log, Store } from '../ports';
import { type CodeEntries, ordersOfClients } from './codeEntries';
import type { Entries } from './entries';
import { messagesOf, requestsOf } from './forgetting';
import { clientsTogether, type Merging } from './merging';
import { codesOfClient } from './ownCodes';

/** Everything that the book holds of one client, in a form that a person or a program can read. Moments are ISO 8601. */
export type ClientExport = {
  readonly caderneta: 1;
  readonly business: string;
  readonly zone: string;
  readonly made: string;
  readonly client: Details & { readonly locale: string; readonly note: string };
  /** Other entries of the same person, which are merged with it. */
  readonly merged: readonly (Details & { readonly locale: string; readonly note: string })[];
  /** Accounts that the person, or whoever booked for them, is linked by. */
  readonly accounts: readonly { readonly email: string; readonly since: string }[];
  readonly sessions: readonly {
    readonly service: string;
    readonly staff: string;
    readonly start: string;
    readonly end: string;
    readonly state: SessionState;
    readonly price: Money | null;
    readonly answers: readonly Answered[];
    readonly note: string;
    /** What the owner said to the client when refusing or cancelling it. */
    readonly says: string;
    /** What a code paid of the price. */
    readonly paidByCode: Money | null;
    readonly payments: readonly Paid[];
  }[];
  /** What was bought, with what came in for it. */
  readonly orders: readonly {
    readonly at: string;
    readonly email: string;
    readonly recipient: Recipient | null;
    readonly total: Money;
    readonly due: Money;
    readonly payments: readonly Paid[];
  }[];
  /** Bought by the person, or attached to an account that they are linked to. */
  readonly codes: readonly {
    readonly code: string;
    readonly name: string;
    readonly terms: Terms;
    readonly price: Money;
    readonly state: CodeState;
    /** In the units of what it gives; null: unlimited. */
    readonly left: number | null;
    readonly until: string | null;
  }[];
  /** What was typed with each booking. */
  readonly requests: readonly { readonly at: string; readonly details: Details | null }[];
  /** What the owner sent or said, oldest first: the words themselves stand in the owner's mail or messenger. */
  readonly messages: readonly {
    readonly at: string;
    readonly kind: MessageKind;
    readonly means: Means | null;
    /** The start of the session that it was about. */
    readonly start: string | null;
  }[];
  /** What was changed in the entry, oldest first. */
  readonly changes: readonly { readonly at: string; readonly by: string; readonly set: Fields }[];
};

/** Money that came in. */
type Paid = { readonly at: string; readonly amount: Money; readonly how: How };

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  readonly book: Live<Book>;
  readonly entries: Entries;
  readonly merging: Pick<Merging, 'now'>;
  readonly codeEntries: CodeEntries;
};

/** "Export client"; null for one who is not in the book. */
export const createExport =
  ({ log, store, clock, book, entries, merging, codeEntries }: Ports) =>
  async (key: Key): Promise<ClientExport | null> => {
    await store.caughtUp(await log.end());
    const groups = await merging.now();
    const [client, ...merged] = await clientsTogether(store, groups, key);
    if (!client) return null;
    const keys = groups.membersOf(key);
    const present = await first(book);
    const ofEach = async <T>(find: (one: Key) => Promise<readonly T[]>): Promise<T[]> =>
      (await Promise.all(keys.map(find))).flat();
    const records = await ofEach(one => store.find({ of: 'session', by: 'client', from: one, to: one }));
    const sessions = await entries.join(present, known(records.map(heldFrom)));
    const asked = await ofEach(one => requestsOf(store, one));
    const requests = known((await store.many('request', asked)).map(requestFrom));
    const changes = (await ofEach(one => log.history('client', one))).sort((a, b) => (a.id < b.id ? -1 : 1));
    const accounts = known((await store.find({ of: 'account' })).map(accountFrom));
    const joining = await codeEntries.now();
    const ordered = await ordersOfClients(store, keys);
    const orders = await joining.orders(ordered.map(order => order.key));
    const codes = await joining.codes(await codesOfClient(store, groups, key));
    const payments = new Map(
      await Promise.all(
        sessions.map(async ({ session }) => [session.key, await joining.payments(session.key)] as const),
      ),
    );
    return {
      caderneta: 1,
      business: present.business.name,
      zone: present.business.zone,
      made: moment(clock.now()),
      client: personOf(client),
      merged: merged.map(personOf),
      accounts: accounts
        .filter(account => isLinked(account, client.key, groups.membersOf))
        .map(({ email, since }) => ({ email, since: moment(since) })),
      sessions: sessions
        .map(entry => ({
          service: entry.service?.name ?? '',
          staff: entry.staff?.name ?? '',
          start: moment(entry.session.when.start),
          end: moment(entry.session.when.end),
          state: entry.session.state,
          price: entry.session.price,
          answers: entry.answers,
          note: entry.note,
          says: entry.says,
          paidByCode: drawOf(entry.session)?.pays ?? null,
          payments: (payments.get(entry.session.key) ?? []).map(paidOf),
        }))
        .sort((a, b) => (a.start < b.start ? -1 : 1)),
      orders: orders.map(({ at, order, bill, payments }) => ({
        at: moment(at),
        email: order?.email ?? '',
        recipient: order?.recipient ?? null,
        total: bill.total,
        due: bill.due,
        payments: payments.map(paidOf),
      })),
      codes: codes.map(({ standing: { code, state, left, until } }) => ({
        code: codeShown(code.text),
        name: code.name,
        terms: code.terms,
        price: code.price,
        state,
        left,
        until: until === null ? null : moment(until),
      })),
      requests: requests
        .map(({ at, details }) => ({ at: moment(at), details }))
        .sort((a, b) => (a.at < b.at ? -1 : 1)),
      messages: (await ofEach(one => messagesOf(store, one)))
        .flatMap(messagesIn)
        .filter(({ is }) => is === 'sent')
        .sort((a, b) => a.at - b.at)
        .map(({ at, kind, means, told }) => ({
          at: moment(at),
          kind,
          means,
          start: told && moment(told.start),
        })),
      changes: changes.map(({ id, by, set }) => ({
        at: moment(timeOf(id)),
        by,
        set: set as { [field: string]: Json },
      })),
    };
  };

const personOf = ({ first, last, email, phone, locale, note }: Client): ClientExport['client'] => ({
  first,
  last,
  email,
  phone,
  locale,
  note,
});

const paidOf = ({ at, amount, how }: Payment): Paid => ({ at: moment(at), amount, how });

const moment = (time: number): string => new Date(time).toISOString();
