import type { Book } from '../../core/book';
import type { WalletKey } from '../../core/requests';
import { altersRows } from '../../core/shown';
import { SECOND } from '../../core/time';
import type { Clock, Log, Marks, Stop, Store } from '../ports';
import { createTurns } from '../turns';
import type { Backing } from './backing';
import type { Posting } from './posting';
import { createRenewal } from './renewal';
import { walletsTouched } from './views';

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly bookNow: () => Promise<Book | null>;
};

/** Place in the log up to which every wallet has been told. */
const TOLD = 'told';

export type Telling = {
  readonly flush: () => void;
  readonly again: (wallet: WalletKey) => void;
  readonly stop: Stop;
};

/**
 * Tells wallets what concerns them; what no relay took is kept in mind, and tried again. News of their own
 * goes at once, another name of what they booked when there is time (`renewal.ts`); what another device wrote
 * is that one's to tell, as long as it does (`backing.ts`).
 */
export const createTelling = (
  { log, store, marks, clock, bookNow }: Ports,
  { post }: Pick<Posting, 'post'>,
  backing: Backing,
): Telling => {
  const pending = new Set<WalletKey>();
  const renewal = createRenewal(store, clock);
  let after: number | null = null;
  let alarm: Stop = () => undefined;
  let fruitless = 0;
  /** Its value: the wallets whose view no relay took. */
  const tellAll = async (wallets: readonly WalletKey[]): Promise<readonly WalletKey[]> => {
    if (wallets.length === 0) return [];
    // What comes while they are told is told after it.
    for (const wallet of wallets) {
      pending.delete(wallet);
      renewal.done(wallet);
      backing.done(wallet);
    }
    // Read after the log: what a change renamed is not told by its name of before.
    const book = await bookNow().catch(() => null);
    const taken = await Promise.all(
      wallets.map(wallet => (book ? post(wallet, book).catch(() => false) : false)),
    );
    return wallets.filter((_, index) => !taken[index]);
  };
  const run = async (): Promise<void> => {
    after ??= await marks.get(TOLD);
    alarm();
    for (;;) {
      const entries = await log.read(after, BATCH);
      const last = entries.at(-1);
      if (last) {
        await store.caughtUp(last.at);
        const changes = entries.map(({ change }) => change);
        const touched = await walletsTouched(store, changes);
        for (const [index, change] of changes.entries()) {
          const isOwn = backing.isOwn(change);
          for (const wallet of touched[index] ?? [])
            if (isOwn) pending.add(wallet);
            else backing.add(wallet, change);
          // Should the other device not do it, looking at the relays does.
          if (isOwn && altersRows(change)) renewal.altered(change.key);
        }
        after = last.at;
      }
      for (const wallet of await tellAll([...pending])) pending.add(wallet);
      if (!last) break;
    }
    const book = await bookNow();
    const untold = book ? await backing.untold(book) : [];
    for (const wallet of await tellAll(untold)) pending.add(wallet);
    const missed = await tellAll(await renewal.due());
    renewal.missed(missed);
    // Without a book, which may come after what others did with it, nobody can be told yet.
    const left = backing.next();
    const failed = pending.size > 0 || missed.length > 0 || (left.length > 0 && book === null);
    const next = [...(failed ? [pauseAfter(fruitless)] : []), ...renewal.next(), ...(book ? left : [])];
    fruitless = failed ? fruitless + 1 : 0;
    if (next.length === 0) await marks.set(TOLD, after);
    else alarm = clock.at(Math.min(...next), turns.next);
  };
  const pauseAfter = (tries: number): number => clock.now() + (PAUSES[tries] ?? LONGEST_PAUSE);
  const turns = createTurns(clock, run);
  return {
    flush: turns.next,
    again: wallet => {
      pending.add(wallet);
      turns.next();
    },
    stop: () => {
      turns.stop();
      alarm();
    },
  };
};

/** Between tries to tell what no relay took: one that refused for the moment sends no sign when it would not. */
const PAUSES = [5 * SECOND, 15 * SECOND, 60 * SECOND];
const LONGEST_PAUSE = 300 * SECOND;

const BATCH = 200;
