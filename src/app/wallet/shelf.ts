import type { ProductsLetter } from '../../core/products';
import { combine, createCell } from '../live';
import type { Box, Clock, Letter, Live, Relays, Stop, WalletLetters } from '../ports';
import type { WalletCodes } from './wallet';

type Ports = {
  readonly box: Pick<Box, 'business' | 'saveBusiness'>;
  readonly letters: Pick<WalletLetters, 'products' | 'shelf'>;
  readonly relays: Relays;
  readonly clock: Clock;
  readonly news: Live<number>;
  /** The desk's key of a business, when its certificate holds. */
  readonly desk: (root: string) => Promise<string | null>;
};

export type Shelf = WalletCodes['products'];

/** What is sold on a booking page: what was kept of it, and what its relays say while one listens. */
export const createShelf =
  ({ box, letters, relays, clock, news, desk }: Ports): Shelf =>
  root =>
  listen => {
    const heard = createCell<ProductsLetter | null>(null);
    let followed: string | null = null;
    let stopDesk: Stop = () => undefined;
    let stopped = false;
    const take = async (letter: Letter, from: string): Promise<void> => {
      const opened = await letters.products(letter, from, clock.now());
      const business = await box.business(root);
      const present = heard.get();
      if (!opened.ok || !business || stopped || (present && present.version >= opened.value.version)) return;
      heard.set(opened.value);
      if (business.products?.id !== letter.id) await box.saveBusiness({ ...business, products: letter });
    };
    let turn: Promise<void> = Promise.resolve();
    const inTurn = (letter: Letter, from: string): void => {
      // What cannot be kept is shown all the same, and asked for again the next time.
      turn = turn.then(() => take(letter, from)).catch(() => undefined);
    };
    const follow = async (): Promise<void> => {
      const business = await box.business(root);
      // It was believed when it was kept.
      if (business?.products && heard.get() === null) inTurn(business.products, business.products.pubkey);
      const named = await desk(root);
      if (stopped || !business || named === null || named === followed) return;
      stopDesk();
      // With another desk key nothing is believed any more that the one before signed.
      if (followed !== null) heard.set(null);
      followed = named;
      stopDesk = relays.subscribe(business.relays, letters.shelf(named), {
        letter: letter => inTurn(letter, named),
      });
    };
    const stopNews = news(() => void follow().catch(() => undefined));
    const stopHeard = combine([heard.live], letter => letter?.products ?? null)(listen);
    return () => {
      stopped = true;
      stopNews();
      stopDesk();
      stopHeard();
    };
  };
