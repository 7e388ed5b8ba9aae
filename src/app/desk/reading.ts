import { HOUR, SECOND } from '../../core/time';
import type { Cell } from '../live';
import type { Clock, DeskLetters, Letter, LetterFault, Relays, Stop } from '../ports';
import type { Answering } from './answering';

type Ports = {
  readonly clock: Clock;
  readonly letters: DeskLetters;
  readonly relays: Relays;
  readonly urls: readonly string[];
  readonly answering: Answering;
  /** Counts of letters refused, by fault. */
  readonly refused: Cell<{ readonly [fault in LetterFault]?: number }>;
};

/** Gift wraps carry dates up to 48 h back, and clocks differ: an hour more (design §6). */
const LOOK_BACK = 49 * HOUR;

/** Reads what arrives at the desk's letter boxes and hands every genuine request to be decided. */
export const startReading = (
  { clock, letters, relays, urls, answering, refused }: Ports,
  generation: number,
  again: (wallet: string) => void,
): Stop => {
  let stop: Stop = () => undefined;
  let stopped = false;
  const read = async (letter: Letter): Promise<void> => {
    const opened = await letters.open(letter);
    if (!opened.ok) {
      const counts = refused.get();
      refused.set({ ...counts, [opened.error]: (counts[opened.error] ?? 0) + 1 });
      return;
    }
    const answered = await answering(opened.value, generation);
    // It had its answer before and asks again: the view that told of it did not arrive.
    if (answered.ok && !answered.value.fresh) again(opened.value.from);
  };
  void letters.inbox().then(inbox => {
    if (stopped) return;
    const since = Math.floor((clock.now() - LOOK_BACK) / SECOND);
    stop = relays.subscribe(urls, { ...inbox, since }, { letter: letter => void read(letter) });
  });
  return () => {
    stopped = true;
    stop();
  };
};
