import { accountFrom } from '../../core/accounts';
import type { Book } from '../../core/book';
import { codeFrom } from '../../core/codes';
import { decidedFrom, overspentKeys } from '../../core/decisions';
import { heldFrom } from '../../core/held';
import { orderFrom } from '../../core/orders';
import { overspentIn } from '../../core/overspent';
import { known } from '../../core/records';
import { DAY } from '../../core/time';
import type { TimeZone } from '../../core/zone';
import { combine, renewed } from '../live';
import type { Clock, Live, Store } from '../ports';
import type { CodeEntries } from './codeEntries';
import type { AttentionItem } from './desk';
import type { Entries } from './entries';
import { unique } from './grouped';
import { unpaidOrders } from './unpaid';

type Ports = {
  readonly store: Store;
  readonly clock: Clock;
  readonly book: Live<Book>;
  readonly days: Live<TimeZone>;
  readonly entries: Entries;
  readonly codeEntries: CodeEntries;
};

type Items = Live<readonly AttentionItem[]>;

/** Of each kind so many are shown at once. */
const MOST = 50;

/** Who ordered this long ago and never paid has thought better of it; "Orders" shows it still. */
const ORDERED_SHOWN = 60 * DAY;

/** What a person must decide about codes and orders: what was taken twice first, then whose codes are, then who pays. */
export const codeItems = (ports: Ports): Items =>
  combine([overspent(ports), offered(ports), ordered(ports)], (...items) => items.flat());

const overspent = ({ store, clock, book, entries, codeEntries }: Ports): Items =>
  combine(
    [book, codeEntries.live, store.watch({ of: 'decision' })],
    async (present, { codes, zone }, decisions) => {
      const found = overspentKeys(decisions);
      if (found.length === 0) return [];
      const decided = decidedFrom(decisions);
      const among = await codes(known((await store.many('code', found)).map(codeFrom)));
      const items = among.map(async (code): Promise<readonly AttentionItem[]> => {
        const spent = overspentIn(code.standing, decided, zone, clock.now());
        const keys = spent
          .flatMap(({ loser, others }) => [loser, ...others])
          .map(({ session }) => session.key);
        const joined = await entries.join(present, known((await store.many('session', keys)).map(heldFrom)));
        const entryOf = new Map(joined.map(entry => [entry.session.key, entry]));
        return spent.flatMap(({ loser, others }): readonly AttentionItem[] => {
          const entry = entryOf.get(loser.session.key);
          const rest = known(others.map(({ session }) => entryOf.get(session.key)));
          return entry ? [{ is: 'overspent', code, loser: entry, others: rest }] : [];
        });
      });
      return (await Promise.all(items)).flat();
    },
  );

const offered = ({ store, codeEntries }: Ports): Items =>
  combine(
    [codeEntries.live, store.watch({ of: 'code', by: 'waiting', from: 1 })],
    async ({ codes, orders }, records): Promise<readonly AttentionItem[]> => {
      const open = known(records.map(codeFrom)).filter(({ ended }) => ended === null);
      const offers = unique(known(open.map(({ offer }) => offer)));
      // Of what is offered to nobody any more there may be much: it must not stand before the others.
      const there = known((await store.many('account', offers)).map(accountFrom));
      const accounts = new Set(there.map(({ key }) => key));
      const waiting = open.filter(({ offer }) => offer !== null && accounts.has(offer)).slice(0, MOST);
      const entries = await codes(waiting);
      const orderOf = new Map(
        (await orders(waiting.map(({ order }) => order))).map(order => [order.key, order]),
      );
      return entries.flatMap(code => {
        const order = orderOf.get(code.standing.code.order);
        return order && code.offer ? [{ is: 'offered', order, code, to: code.offer }] : [];
      });
    },
  );

const ordered = ({ store, clock, days, codeEntries }: Ports): Items =>
  renewed(clock, DAY, now => {
    const from = now - ORDERED_SHOWN;
    return combine(
      [
        codeEntries.live,
        unpaidOrders(store, clock, days, from),
        store.watch({ of: 'order', by: 'start', from }),
      ],
      async ({ orders }, unpaid, records): Promise<readonly AttentionItem[]> => {
        const asked = known(records.map(orderFrom)).filter(({ wallet }) => wallet !== null);
        const fromPage = new Set(asked.map(({ key }) => key));
        const shown = await orders(unpaid.filter(key => fromPage.has(key)).slice(0, MOST));
        return shown.filter(({ state }) => state === 'unpaid').map(order => ({ is: 'ordered', order }));
      },
    );
  });
