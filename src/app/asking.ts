import { SECOND } from '../core/time';
import type { Clock, Filter, Letter, Relays } from './ports';

/** How long a relay may take to say what it holds, in milliseconds, where nothing else is said. */
const PATIENCE = 5 * SECOND;

/** Asks one relay what it holds of a filter. Its value: whether it told all of it in time. */
export const askOnce = (
  relays: Relays,
  clock: Clock,
  relay: string,
  filter: Filter,
  onLetter: (letter: Letter) => void,
  patience = PATIENCE,
): Promise<boolean> =>
  new Promise(resolve => {
    const end = (told: boolean): void => {
      stopPatience();
      // Not before `subscribe` has returned, which it may do after the answer.
      queueMicrotask(() => stop());
      resolve(told);
    };
    const stopPatience = clock.at(clock.now() + patience, () => end(false));
    const stop = relays.subscribe([relay], filter, { letter: onLetter, stored: () => end(true) });
  });
