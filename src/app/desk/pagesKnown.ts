import { headOf } from '../../core/heads';
import type { DeviceId } from '../../core/id';
import type { Heads } from '../../core/ledger';
import { type Cell, createCell } from '../live';
import type { Clock, Live, Log, Marks, Stop } from '../ports';
import { createTurns } from '../turns';

/** What another device of the business told through the relays, whenever that was. */
export type OtherDevice = {
  readonly device: DeviceId;
  readonly heads: Heads;
  /** Version of its list of devices. */
  readonly list: number;
  /** When it was heard of last, by the clock of this device, epoch milliseconds. */
  readonly at: number;
};

/** How this device stands with the others, as far as the keeper's tab knows. */
export type PagesState = {
  /** Own changes that neither a relay nor another device is known to have. */
  readonly toSend: Live<number>;
  readonly others: Live<readonly OtherDevice[]>;
  /** Another device has this, whatever way that is known. */
  readonly heard: (heads: Heads) => void;
};

/** The mark of the last own `seq` that a relay or another device is known to have. */
const ELSEWHERE = 'elsewhere';

export type PagesKnown = PagesState & {
  readonly elsewhere: Cell<number>;
  readonly tell: (others: readonly OtherDevice[]) => void;
  readonly count: () => void;
  readonly stop: Stop;
};

type Ports = {
  readonly log: Log;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly device: DeviceId;
};

/** What is known of the others stays known when another tab keeps for a while. */
export const createPagesKnown = ({ log, marks, clock, device }: Ports): PagesKnown => {
  const elsewhere = createCell(0);
  /** Null until it was counted. */
  const toSend = createCell<number | null>(null);
  const others = createCell<readonly OtherDevice[]>([]);
  const counting = createTurns(clock, async () => {
    // Another tab may have kept meanwhile.
    const kept = await marks.get(ELSEWHERE);
    if (kept > elsewhere.get()) elsewhere.set(kept);
    else if (kept < elsewhere.get()) await marks.set(ELSEWHERE, elsewhere.get());
    const left = Math.max(0, headOf(await log.heads(), device) - elsewhere.get());
    if (left !== toSend.get()) toSend.set(left);
  });
  const stop = log.onAppended(counting.next);
  counting.next();
  return {
    toSend: listen =>
      toSend.live(count => {
        if (count !== null) listen(count);
      }),
    others: others.live,
    heard: heads => {
      if (headOf(heads, device) <= elsewhere.get()) return;
      elsewhere.set(headOf(heads, device));
      counting.next();
    },
    elsewhere,
    tell: others.set,
    count: counting.next,
    stop: () => {
      stop();
      counting.stop();
    },
  };
};
