import type { Account } from '../../core/accounts';
import type { Book } from '../../core/book';
import type { Client } from '../../core/clients';
import { codeFrom } from '../../core/codes';
import type { CodeReason, Draw } from '../../core/draws';
import type { Key } from '../../core/id';
import type { Money } from '../../core/money';
import type { How, Order, Payment } from '../../core/orders';
import { known } from '../../core/records';
import type { Result } from '../../core/result';
import type { Standing } from '../../core/standing';
import type { TimeZone } from '../../core/zone';
import { combine } from '../live';
import type { Clock, Live, Store } from '../ports';
import { written } from '../written';
import { createAttaching } from './attached';
import type { CodeEntries } from './codeEntries';
import { createCodesSearch } from './codesSearch';
import type { Done, Failure, SessionEntry, Undo } from './desk';
import type { Entries } from './entries';
import { owedBy } from './owed';
import { codesOfClient } from './ownCodes';
import { createRedeeming } from './redeemed';
import { codeNow } from './standings';
import { statementOf } from './statement';
import { createSubscriptions } from './subscriptions';
import { totalsOf } from './totals';
import type { Decided } from './write';

/** A code with what belongs to it, as the desk shows it. */
export type CodeEntry = {
  readonly standing: Standing;
  /** Null: it was erased with its client. */
  readonly order: Order | null;
  /** The entry under which its buyer is shown. */
  readonly client: Client | null;
  /** The account that it is attached to. */
  readonly account: Account | null;
  /** The account that it is offered to, while nobody has decided. */
  readonly offer: Account | null;
};

/** A movement of a code, the oldest first. */
export type StatementLine = {
  readonly entry: SessionEntry;
  readonly draw: Draw;
  /** Whether it counts: what was given back does not. */
  readonly isSpent: boolean;
  /** Of a subscription: in which period, counted from 0; else null. */
  readonly period: number | null;
  /** What was left after it, in the units of what the code gives; null: unlimited. May be below 0 when overspent. */
  readonly left: number | null;
};

/** What is due for a session: its price, what a code pays and what came in. */
export type SessionBill = {
  readonly price: Money | null;
  readonly draw: Draw | null;
  /** The code behind the draw. */
  readonly code: CodeEntry | null;
  readonly payments: readonly Payment[];
  /** Null: it has no price. */
  readonly due: Money | null;
};

export type DeskCodes = {
  /** The newest codes, at most `limit`; told while `search` still reads what it looks through. */
  readonly newest: (limit: number) => Live<readonly CodeEntry[]>;
  /**
   * Codes by any part of the code, of the buyer's names, email or phone, or of the email of their account; the newest
   * first, at most `limit`. An empty search: all.
   */
  readonly search: Live<(search: string, limit: number) => Promise<readonly CodeEntry[]>>;
  readonly one: (key: Key) => Live<CodeEntry | null>;
  readonly statement: (key: Key) => Live<readonly StatementLine[]>;
  /** Codes of a client: bought under an entry shown with this one, or attached to an account linked to it. */
  readonly ofClient: (client: Key) => Live<readonly CodeEntry[]>;
  /** "Assign to account": by account, or by a typed email. `no-account`: there is none with that email. */
  readonly assign: (
    key: Key,
    to: { readonly account: Key } | { readonly email: string },
  ) => Promise<Result<Undo, Failure | { readonly is: 'no-account' }>>;
  readonly unassign: (key: Key) => Promise<Done>;
  /** Nobody is to get it by the email that it was bought with: Attention asks no more. */
  readonly decline: (key: Key) => Promise<Done>;
  readonly pause: (key: Key) => Promise<Done>;
  readonly resume: (key: Key) => Promise<Done>;
  /** "Cancel subscription": it is usable until it would have been renewed. */
  readonly cancel: (key: Key) => Promise<Done>;
  /** The bill of a session. */
  readonly bill: (session: Key) => Live<SessionBill | null>;
  /** Codes of a session's client or account that would pay for it now. */
  readonly fitting: (session: Key) => Promise<readonly CodeEntry[]>;
  /** Pays for a session with a code, in place of one that does so already; typed or chosen. */
  readonly redeem: (
    session: Key,
    code: { readonly key: Key } | { readonly typed: string },
  ) => Promise<Result<Undo, Failure | { readonly is: 'refused'; readonly why: CodeReason }>>;
  /** Takes the code off a session, which gives back what it took. */
  readonly unredeem: (session: Key) => Promise<Done>;
  /** The owner lets a session keep what its code had no more. */
  readonly keepSpent: (code: Key, session: Key) => Promise<Done>;
  /** Money that came in for a session. */
  readonly paySession: (session: Key, paid: { readonly amount: Money; readonly how: How }) => Promise<Done>;
  /** What a client owes, and has paid in all, for orders and past or coming sessions; by currency. */
  readonly owed: (client: Key) => Live<readonly { readonly due: Money; readonly paid: Money }[]>;
  /** Totals for sales and payments from one moment until before another. */
  readonly totals: (from: number, until: number) => Promise<Totals>;
};

export type Totals = {
  /** By product and currency, as named when sold: codes issued and what they cost; taken back ones are not counted. */
  readonly sold: readonly { readonly name: string; readonly count: number; readonly amount: Money }[];
  /** What came in, by day of the business's zone (ISO date), what for, and how. */
  readonly received: readonly {
    readonly date: string;
    readonly for: Payment['for'];
    readonly how: How;
    readonly amount: Money;
  }[];
  /** Sessions that codes paid for, judged in this time: how many, and how much of their prices. */
  readonly redeemed: readonly {
    readonly name: string;
    readonly count: number;
    readonly amount: Money | null;
  }[];
};

type Ports = {
  readonly store: Store;
  readonly clock: Clock;
  readonly book: Live<Book>;
  readonly zoneNow: () => Promise<TimeZone>;
  readonly entries: Entries;
  readonly codeEntries: CodeEntries;
  readonly decided: Decided;
  readonly newKey: () => Key;
};

export const createCodes = (ports: Ports): DeskCodes => {
  const { store, clock, zoneNow, codeEntries, decided } = ports;
  return {
    ...createAttaching(store, decided),
    ...createSubscriptions(store, clock, decided),
    ...createRedeeming(ports),
    newest: limit =>
      combine([codeEntries.live, written(store, 'code')], async ({ codes }) =>
        codes(known((await store.find({ of: 'code', by: 'start', newestFirst: true, limit })).map(codeFrom))),
      ),
    search: createCodesSearch(store, codeEntries),
    one: key =>
      combine([codeEntries.live, written(store, 'code')], async ({ codes }) => {
        const code = await codeNow(store, key);
        return code && ((await codes([code]))[0] ?? null);
      }),
    statement: key => statementOf(ports, key),
    ofClient: client =>
      combine(
        [codeEntries.live, written(store, 'order'), written(store, 'code'), written(store, 'account')],
        async ({ codes, groups }) => codes(await codesOfClient(store, groups, client)),
      ),
    owed: client => owedBy(store, clock, codeEntries, client),
    totals: async (from, until) => totalsOf(store, clock, await zoneNow(), from, until),
  };
};
