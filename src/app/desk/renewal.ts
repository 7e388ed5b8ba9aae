import { BUSINESS } from '../../core/business';
import type { WalletKey } from '../../core/requests';
import { SECOND } from '../../core/time';
import { isDue } from '../due';
import type { Clock, Store } from '../ports';
import { walletsWithCodes } from './codesTouched';
import { walletsComing } from './views';

/** Whoever edits names edits several: the wallets hear of all of them once, this long after the last. */
const QUIET = 10 * SECOND;

/**
 * Views at once, and the pause after them: 300 a minute, a quarter of what the host's relay takes from one
 * address, so that news of bookings get through beside them.
 */
const AT_ONCE = 10;
const PACE = 2 * SECOND;

/** After a round that no relay took. */
const FRUITLESS = 60 * SECOND;

/**
 * Which wallets are to hear that something they booked has another name or place: those with coming sessions
 * that show it, the soonest first, and codes sold lately that pay for it, a few at a time.
 */
export type Renewal = {
  /** The record of the book with this key shows something else now. */
  readonly altered: (key: string) => void;
  /** The wallets to tell now. */
  readonly due: () => Promise<readonly WalletKey[]>;
  /** A wallet is being told, for whatever reason. */
  readonly done: (wallet: WalletKey) => void;
  /** What no relay took. */
  readonly missed: (wallets: readonly WalletKey[]) => void;
  /** When there will be wallets to tell, epoch milliseconds; empty when all is told. */
  readonly next: () => readonly number[];
};

export const createRenewal = (store: Store, clock: Clock): Renewal => {
  const keys = new Set<string>();
  const waiting = new Set<WalletKey>();
  let quietAt = 0;
  let paceAt = 0;
  return {
    altered: key => {
      keys.add(key);
      quietAt = clock.now() + QUIET;
    },
    due: async () => {
      const now = clock.now();
      if (keys.size > 0 && isDue(quietAt, QUIET, now)) {
        const shown = new Set(keys);
        const found = await walletsComing(store, now, {
          shows: ({ service, when }) => [BUSINESS, service, when.staff].some(key => key && shown.has(key)),
        });
        const named = await walletsWithCodes(store, now, { services: shown });
        for (const wallet of [...found, ...named]) waiting.add(wallet);
        for (const key of shown) keys.delete(key);
      }
      if (waiting.size === 0 || !isDue(paceAt, FRUITLESS, now)) return [];
      paceAt = now + PACE;
      return [...waiting].slice(0, AT_ONCE);
    },
    done: wallet => void waiting.delete(wallet),
    missed: wallets => {
      for (const wallet of wallets) waiting.add(wallet);
      if (wallets.length > 0) paceAt = clock.now() + FRUITLESS;
    },
    next: () => [...(keys.size > 0 ? [quietAt] : []), ...(waiting.size > 0 ? [paceAt] : [])],
  };
};
