import type { Book } from '../../core/book';
import { later, NEVER } from '../../core/hlc';
import type { WalletKey } from '../../core/requests';
import { SECOND } from '../../core/time';
import { first } from '../live';
import type { Clock, DeskLetters, Live, Log, Marks, Stop, Store } from '../ports';
import { createTurns } from '../turns';
import type { Standing } from './standing';
import { viewFor, walletsTouched } from './views';

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly book: Live<Book>;
  readonly letters: DeskLetters;
};

/** Place in the log up to which every wallet has been told. */
const TOLD = 'told';

export type Telling = {
  readonly flush: () => void;
  readonly again: (wallet: WalletKey) => void;
  readonly stop: Stop;
};

/** Tells wallets what concerns them; what no relay took is kept in mind, and tried again. */
export const createTelling = (
  { log, store, marks, clock, book, letters }: Ports,
  standing: Standing,
): Telling => {
  const pending = new Set<WalletKey>();
  const inTurn = createInTurn();
  let after: number | null = null;
  let alarm: Stop = () => undefined;
  let fruitless = 0;
  const tell = async (wallet: WalletKey): Promise<void> => {
    // What comes while it is told is told after it.
    pending.delete(wallet);
    const taken = await publish(wallet).catch(() => false);
    if (!taken) pending.add(wallet);
  };
  const publish = async (wallet: WalletKey): Promise<boolean> => {
    const view = await inTurn(async () =>
      viewFor({ log, store }, letters, await first(book), wallet, clock.now()),
    );
    const version = view.rows.reduce((greatest, row) => later(greatest, row.id), NEVER);
    return standing.publish(`view ${wallet}`, version, async date => [
      await inTurn(() => letters.view(wallet, view, date)),
    ]);
  };
  const run = async (): Promise<void> => {
    after ??= await marks.get(TOLD);
    alarm();
    for (;;) {
      const entries = await log.read(after, BATCH);
      const last = entries.at(-1);
      if (last) {
        await store.caughtUp(last.at);
        for (const { change } of entries)
          for (const wallet of await walletsTouched(store, change)) pending.add(wallet);
        after = last.at;
      }
      await Promise.all([...pending].map(tell));
      if (!last) break;
    }
    if (pending.size === 0) {
      fruitless = 0;
      await marks.set(TOLD, after);
      return;
    }
    alarm = clock.at(clock.now() + (PAUSES[fruitless] ?? LONGEST_PAUSE), turns.next);
    fruitless += 1;
  };
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

/**
 * One after the other: gathered and signed all at once, the views of a flood would hold the page up for
 * seconds. Sending them is left to go on beside one another, for a relay may take long to answer.
 */
const createInTurn = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return work => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
};
