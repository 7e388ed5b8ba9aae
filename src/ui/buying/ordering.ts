import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js';
import type { OwnOrder, Wallet } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import type { Key } from '../../core/id';
import type { OfferedProduct } from '../../core/products';
import { createOwn } from '../accounts/own';
import { type Draft, detailsOf, EMPTY } from '../booking/draft';
import { fillingOf, refill } from '../booking/filling';
import { createValue } from '../value';
import { useLanguage } from '../words/language';
import { type Counts, linesOf, NO_GIFT, recipientOf, shownOf, totalOf } from './cart';

export type Ordering = ReturnType<typeof createOrdering>;

/** From what is chosen and typed to what the business answered: the cart, the press of "Order", and the order. */
export const createOrdering = (given: {
  readonly root: string;
  readonly catalog: Accessor<Catalog>;
  readonly wallet: Accessor<Wallet | null>;
  /** The order whose status is shown; it stands in the address, so that a reload shows it again. */
  readonly order: Accessor<Key | null>;
  readonly onOrder: (order: Key | null) => void;
}) => {
  const { locale } = useLanguage();
  const [counts, setCounts] = createSignal<Counts>({});
  const [gift, setGift] = createSignal(NO_GIFT);
  const [draft, setDraft] = createSignal<Draft>(EMPTY);
  const [busy, setBusy] = createSignal(false);
  const [halt, setHalt] = createSignal<'full' | 'unavailable' | null>(null);

  const own = createOwn(given.root, given.wallet, given.catalog);
  const heard = createValue(() => given.wallet()?.codes.products(given.root) ?? null);
  const products = createMemo((): readonly OfferedProduct[] | null | undefined => {
    const sold = heard();
    return sold && [...sold].sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, locale()));
  });
  const orders = createValue(() => given.wallet()?.codes.orders(given.root) ?? null);
  const shown = createMemo((): OwnOrder | null => {
    const key = given.order();
    return orders()?.find(order => order.key === key) ?? null;
  });

  // Filled in by itself, as on the booking page.
  let filling = EMPTY;
  createEffect(
    on(own, async account => {
      if (account === undefined) return;
      const known = account ? fillingOf(account) : { ...EMPTY, ...(await given.wallet()?.details()) };
      if (own() !== account) return;
      setDraft(refill(draft(), filling, known));
      filling = known;
    }),
  );

  // After a reload a refused order chooses once more what it was for; names are all that is kept of it.
  createEffect(
    on([shown, products], ([refused, sold]) => {
      if (refused?.state.is !== 'refused' || !sold || Object.keys(counts()).length > 0) return;
      const again = refused.lines.flatMap(({ name, count }) => {
        const product = sold.find(one => one.name === name);
        return product ? [[product.key, count]] : [];
      });
      setCounts(Object.fromEntries(again));
    }),
  );

  /** One press makes at most one order, however often it is repeated meanwhile. */
  const order = async (): Promise<void> => {
    const [wallet, sold] = [given.wallet(), products()];
    const total = sold ? totalOf(sold, counts()) : null;
    if (busy() || !wallet || !sold || !total) return;
    setBusy(true);
    setHalt(null);
    const sent = await wallet.codes.buy({
      root: given.root,
      lines: linesOf(sold, counts()),
      details: detailsOf(draft(), given.catalog().business.ask),
      recipient: recipientOf(gift()),
      total,
      locale: locale(),
      shown: shownOf(sold, counts()),
    });
    setBusy(false);
    if (sent.ok) given.onOrder(sent.value);
    else setHalt(sent.error.is === 'full' ? 'full' : 'unavailable');
  };

  return {
    root: given.root,
    own,
    /** Null: nothing was heard yet; undefined: the wallet is being opened. */
    products,
    counts,
    setCount: (product: Key, count: number): void => void setCounts({ ...counts(), [product]: count }),
    gift,
    setGift,
    draft,
    setDraft,
    busy,
    halt,
    order,
    /** The order that the address names. */
    shown,
    isReading: () => given.order() !== null && orders() === undefined,
    /** The other orders of this browser, the newest first. */
    others: createMemo(() => (orders() ?? []).filter(({ key }) => key !== shown()?.key)),
    show: given.onOrder,
    /** Empties the cart for another one; who orders stays. */
    startAgain: (): void => {
      setCounts({});
      setGift(NO_GIFT);
      given.onOrder(null);
    },
  };
};
