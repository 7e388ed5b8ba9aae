import type { Book } from '../../core/book';
import { later, NEVER } from '../../core/hlc';
import type { WalletKey } from '../../core/requests';
import { first } from '../live';
import type { Clock, DeskLetters, Live, Log, Marks, Store } from '../ports';
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

/** Tells wallets what concerns them; what no relay took is kept in mind until one is there again. */
export const createTelling = (
  { log, store, marks, clock, book, letters }: Ports,
  standing: Standing,
): { readonly flush: () => void; readonly again: (wallet: WalletKey) => void } => {
  const pending = new Set<WalletKey>();
  let after: number | null = null;
  let turn: Promise<void> = Promise.resolve();
  const tell = async (wallet: WalletKey): Promise<void> => {
    const present = await first(book);
    const view = await viewFor(store, letters, present, wallet, clock.now());
    const version = view.rows.reduce((greatest, row) => later(greatest, row.id), NEVER);
    const taken = await standing.publish(`view ${wallet}`, version, async date => [
      await letters.view(wallet, view, date),
    ]);
    if (taken) pending.delete(wallet);
  };
  const run = async (): Promise<void> => {
    after ??= await marks.get(TOLD);
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
    if (pending.size === 0) await marks.set(TOLD, after);
  };
  const flush = (): void => {
    turn = turn.then(run);
  };
  return {
    flush,
    again: wallet => {
      pending.add(wallet);
      flush();
    },
  };
};

const BATCH = 200;
