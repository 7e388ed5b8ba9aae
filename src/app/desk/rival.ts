import type { Certificate } from '../../core/certificate';
import { rotated } from '../../core/membership';
import { MINUTE } from '../../core/time';
import type { Clock, DeskLetters, Letter, Members, PublicLetters, Stop } from '../ports';

type Ports = {
  readonly letters: Pick<DeskLetters, 'root'>;
  readonly publicLetters: Pick<PublicLetters, 'certificate'>;
  readonly members: Pick<Members, 'change'>;
  readonly clock: Clock;
};

/** Long after lists that meet at a relay were joined in a new epoch. */
const JOINED = 10 * MINUTE;

/**
 * Devices apart may each have begun the same epoch with a key of their own, and wallets believe the one of which they
 * heard first. Whoever holds the root key and sees both lists begins another. But one that the other's list removes
 * gives its own list up unseen, and what is written to its key is read by nobody: then its certificate alone tells of
 * it, and the one that stands begins another epoch over it.
 */
export const createRival = (
  { letters: { root }, publicLetters, members, clock }: Ports,
  { desk, epoch }: Pick<Certificate, 'desk' | 'epoch'>,
): { readonly seen: (letter: Letter) => Promise<void>; readonly stop: Stop } => {
  let alarm: Stop | null = null;
  let stopped = false;
  const outdo = (): void =>
    void members.change(list => (list.epoch === epoch ? rotated(list) : list)).catch(() => undefined);
  return {
    seen: async letter => {
      const read = await publicLetters.certificate(letter, root, clock.now());
      if (!read.ok || read.value.epoch !== epoch || read.value.desk === desk || stopped) return;
      alarm ??= clock.at(clock.now() + JOINED, outdo);
    },
    stop: () => {
      stopped = true;
      alarm?.();
    },
  };
};
