import { DAY, SECOND } from '../../core/time';
import { first } from '../live';
import type { Clock, DeskLetters, Live, Members, Relays, Stop } from '../ports';
import { anyTakes } from '../sending';
import { createTurns } from '../turns';
import type { DeviceEntry } from './devices';

type Ports = {
  readonly clock: Clock;
  readonly letters: DeskLetters;
  readonly members: Members;
  readonly relays: Relays;
  readonly urls: Live<readonly string[]>;
  readonly devices: Live<readonly DeviceEntry[]>;
};

/** Until what no relay took is sent again. */
const RETRY = 30 * SECOND;

/**
 * Keeps at the relays what the recovery words need to find: sent anew with each news of the devices, and daily,
 * because relays drop what they like. Only devices that hold the root key have anything to send.
 */
export const startRecoverable = ({ clock, letters, members, relays, urls, devices }: Ports): Stop => {
  let alarm: Stop = () => undefined;
  let stopped = false;
  const turns = createTurns(clock, async () => {
    const present = (await first(devices)).filter(({ removed }) => !removed);
    const letter = await letters.recovery(
      present.map(({ key: device, name, seen }) => ({ device, name, seen })),
    );
    const known = await first(urls);
    if (letter === null || stopped) return;
    const taken = await anyTakes(relays, known, letter);
    alarm();
    if (!stopped) alarm = clock.at(clock.now() + (taken ? DAY : RETRY), turns.next);
  });
  const stop = members.list(() => turns.next());
  return () => {
    stopped = true;
    stop();
    alarm();
    turns.stop();
  };
};
