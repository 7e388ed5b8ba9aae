import type { Stop } from '../../app/ports';
import { err } from '../../core/result';
import type { OpenerKeys } from './open';
import type { Opener } from './opener';

/**
 * An opener that begins anew when the desk's keys change: what was being opened is `busy`, and read again. A
 * device without desk keys has none, and no worker. It begins with the first letter: the keys' public halves and
 * the workers cost what the first screen needs.
 */
export const createRenewedOpener = (
  make: (keys: OpenerKeys) => Opener,
  keys: () => OpenerKeys,
  onNews: (listen: () => void) => Stop,
): Opener => {
  let running: Opener | null = null;
  let known: string | null = null;
  let begun = false;
  const renew = (): void => {
    const present = keys();
    const names = Object.keys(present.secrets).sort().join();
    if (names === known) return;
    known = names;
    running?.close();
    running = names === '' ? null : make(present);
  };
  const stop = onNews(() => begun && renew());
  return {
    open: async (letter, from) => {
      if (!begun) {
        begun = true;
        renew();
      }
      return running ? running.open(letter, from) : err('wrong-key');
    },
    close: () => {
      stop();
      begun = true;
      running?.close();
      running = null;
    },
  };
};
