import type { Book } from '../../core/book';
import { timeOf } from '../../core/hlc';
import type { Change } from '../../core/ledger';
import type { WalletKey } from '../../core/requests';
import { DAY, MINUTE } from '../../core/time';
import { askOnce } from '../asking';
import { isDue } from '../due';
import type { Clock, DeskLetters, Letter, Log, Relays, Store } from '../ports';
import { isSaid } from './said';
import { toldNow } from './views';

type Ports = {
  readonly log: Pick<Log, 'history'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly letters: DeskLetters;
  readonly relays: Relays;
  readonly urls: readonly string[];
  /** How long this device leaves a change of another to be told by others, in milliseconds; null: for ever. */
  readonly tellsAfter: (author: string) => number | null;
};

/** Older changes come with a whole book: what is still to be told of them is found by looking (`looking.ts`). */
const LONGEST_AWAY = 30 * DAY;

/** Longer than any device leaves a change to others. */
const LONGEST = 10 * MINUTE;

/** Wallets that are looked after in one turn. */
const AT_ONCE = 20;

/** Wallets that another device is to tell, and that this one tells if it finds that nobody has. */
export type Backing = {
  /** Whether a change is this device's to tell now; else the wallets that it concerns are given to `add`. */
  readonly isOwn: (change: Change) => boolean;
  readonly add: (wallet: WalletKey, change: Change) => void;
  /** The wallets that waited long enough and were not told. */
  readonly untold: (book: Book) => Promise<readonly WalletKey[]>;
  /** A wallet is being told by this device. */
  readonly done: (wallet: WalletKey) => void;
  /** When there will be wallets to look after, epoch milliseconds; empty when there are none. */
  readonly next: () => readonly number[];
};

export const createBacking = ({ log, store, clock, letters, relays, urls, tellsAfter }: Ports): Backing => {
  const waiting = new Map<WalletKey, number>();
  const isTold = async (wallet: WalletKey, book: Book): Promise<boolean> => {
    const { filter } = await letters.posted([wallet], 'all');
    const held = new Map<string, Letter>();
    await Promise.all(
      urls.map(url => askOnce(relays, clock, url, filter, letter => void held.set(letter.id, letter))),
    );
    return isSaid(
      letters,
      wallet,
      [...held.values()],
      await toldNow({ log, store }, book, wallet, clock.now()),
    );
  };
  return {
    isOwn: ({ device }) => tellsAfter(device) === 0,
    add: (wallet, { id, device }) => {
      const wait = tellsAfter(device);
      if (wait === null || timeOf(id) < clock.now() - LONGEST_AWAY) return;
      waiting.set(wallet, Math.max(clock.now() + wait, waiting.get(wallet) ?? 0));
    },
    untold: async book => {
      const now = clock.now();
      const due = [...waiting].filter(([, at]) => isDue(at, LONGEST, now)).slice(0, AT_ONCE);
      const untold: WalletKey[] = [];
      for (const [wallet] of due) {
        if (!(await isTold(wallet, book))) untold.push(wallet);
        waiting.delete(wallet);
      }
      return untold;
    },
    done: wallet => void waiting.delete(wallet),
    next: () => [...waiting.values()],
  };
};
