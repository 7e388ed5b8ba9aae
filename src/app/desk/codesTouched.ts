import { accountFrom } from '../../core/accounts';
import { codeFrom } from '../../core/codes';
import type { Change, Folded } from '../../core/ledger';
import { orderFrom } from '../../core/orders';
import { known } from '../../core/records';
import type { WalletKey } from '../../core/requests';
import type { Session } from '../../core/sessions';
import { altersDraw } from '../../core/standing';
import { DAY } from '../../core/time';
import type { Store } from '../ports';
import { codeNow } from './standings';

// Which wallets have something new to see of codes and orders.

export const walletsIn = (account: Folded | null): readonly WalletKey[] =>
  Object.entries((account && accountFrom(account)?.wallets) ?? {}).flatMap(([wallet, { is }]) =>
    is === 'in' ? [wallet] : [],
  );

/** The wallets that a change of a code, an order or a payment is told to. */
export const walletsOfSale = async (
  store: Store,
  { of, key, set }: Pick<Change, 'of' | 'key' | 'set'>,
): Promise<readonly WalletKey[]> => {
  switch (of) {
    case 'code':
      // Whom the owner may assign it to is nobody's to know.
      return Object.keys(set).every(field => field === 'offer') ? [] : walletsOfCode(store, key);
    case 'order':
      return buyerOf(await store.get('order', key));
    default: {
      const order = (await store.get('payment', key))?.fields['of'];
      if (typeof order !== 'string') return [];
      const codes = await store.find({ of: 'code', by: 'order', from: order, to: order });
      return (await Promise.all(codes.map(record => walletsOfCode(store, record.key)))).flat();
    }
  }
};

/** The wallets that hear of the code which pays for a session, when what it takes may be other after a change of it. */
export const walletsOfDraw = async (
  store: Store,
  session: Pick<Session, 'code'> | null,
  { set }: Pick<Change, 'set'>,
): Promise<readonly WalletKey[]> =>
  session?.code && altersDraw(set) ? walletsOfCode(store, session.code.code) : [];

/** Those that are logged in to the account which shows it, and the one that ordered it. */
const walletsOfCode = async (store: Store, key: string): Promise<readonly WalletKey[]> => {
  const code = await codeNow(store, key);
  if (!code) return [];
  const [order, account] = await Promise.all([
    store.get('order', code.order),
    code.account === null ? null : store.get('account', code.account),
  ]);
  return [...buyerOf(order), ...walletsIn(account)];
};

const buyerOf = (order: Folded | null): readonly WalletKey[] => known([order && orderFrom(order)?.wallet]);

/** How long after a sale its views are looked after, should a relay lose them, and other names told. */
const LATELY = 90 * DAY;

/** The wallets that are told of codes sold lately. `services`: of those alone that name one of them. */
export const walletsWithCodes = async (
  store: Store,
  now: number,
  { services, limit }: { readonly services?: ReadonlySet<string>; readonly limit?: number } = {},
): Promise<readonly WalletKey[]> => {
  const sold = { of: 'code', by: 'start', from: now - LATELY } as const;
  const codes = known((await store.find(limit === undefined ? sold : { ...sold, limit })).map(codeFrom));
  // That one has ended is told like all else, its services' names no more.
  const meant = codes.filter(
    code => !services || (code.ended === null && code.services?.some(key => services.has(key))),
  );
  const wallets = new Set<WalletKey>();
  for (const { key } of meant) for (const wallet of await walletsOfCode(store, key)) wallets.add(wallet);
  return [...wallets];
};
