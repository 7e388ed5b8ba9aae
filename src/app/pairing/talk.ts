import type { PairingStep } from '../../core/pairing';
import { SECOND } from '../../core/time';
import type { Clock, PairingLetters, Relays, Stop } from '../ports';
import { anyTakes } from '../sending';

type Ports = {
  readonly relays: Relays;
  readonly urls: readonly string[];
  readonly clock: Clock;
};

/** The talk of two devices over the letter box of a code. */
export type Talk = {
  /** Whether any relay took it. */
  readonly say: (step: PairingStep) => Promise<boolean>;
  readonly stop: Stop;
};

/** Steps are handed on one after the other, each letter once; what cannot be read was not said. */
export const createTalk = (
  { relays, urls, clock }: Ports,
  letters: PairingLetters,
  hear: (step: PairingStep) => Promise<void>,
  /** A relay has told all that it holds. */
  onStored: () => void = () => undefined,
): Talk => {
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();
  const stop = relays.subscribe(urls, letters.filter, {
    letter: letter => {
      turn = turn
        .then(async () => {
          const step = await letters.open(letter);
          if (step.ok && !stopped) await hear(step.value);
        })
        .catch(() => undefined);
    },
    stored: () => {
      turn = turn.then(() => {
        if (!stopped) onStored();
      });
    },
  });
  return {
    say: async step => anyTakes(relays, urls, await letters.seal(step, Math.floor(clock.now() / SECOND))),
    stop: () => {
      stopped = true;
      stop();
    },
  };
};
