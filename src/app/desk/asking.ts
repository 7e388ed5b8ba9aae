import { SECOND } from '../../core/time';
import type { Clock, Filter, Letter, Relays } from '../ports';

/** How long a relay may take to say what it holds. */
const PATIENCE = 5 * SECOND;

/** Asks one relay what it holds of a filter. Its value: whether it told all of it in time. */
export const askOnce = (
  relays: Relays,
  clock: Clock,
  relay: string,
  filter: Filter,
  onLetter: (letter: Letter) => void,
): Promise<boolean> =>
  new Promise(resolve => {
    const end = (told: boolean): void => {
      alarm();
      stop();
      resolve(told);
    };
    const alarm = clock.at(clock.now() + PATIENCE, () => end(false));
    const stop = relays.subscribe([relay], filter, { letter: onLetter, stored: () => end(true) });
  });
