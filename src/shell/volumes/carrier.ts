import type { Clock, LogFailure, Stop } from '../../app/ports';
import { ok, type Result } from '../../core/result';
import type { DeviceLog } from '../log/log';
import type { Volumes } from './volumes';

export type CarrierParts = {
  readonly log: Pick<DeviceLog, 'end' | 'read' | 'onAppended'>;
  readonly volumes: Pick<Volumes, 'carried' | 'carry' | 'rested'>;
  readonly generation: number;
  readonly clock: Clock;
  /** Resolves when the first screen is painted: Yjs has time until then. */
  readonly idle: () => Promise<void>;
  /** Entries could not be carried; null when they are again. */
  readonly onTrouble: (failure: LogFailure | null) => void;
};

const BATCH = 1000;

/** What this tab wrote is on screen by then, a frame after the log has it. In milliseconds. */
const AFTER_SCREEN = 20;

/** Carries what the log holds into the volumes, in the keeper's tab. Resolving `stop` means: nothing runs. */
export const createCarrier = ({ log, volumes, generation, clock, idle, onTrouble }: CarrierParts) => {
  let stopped = false;
  let painted = false;
  let wanted = true;
  let running: Promise<void> | null = null;
  let alarm: Stop = () => undefined;

  const carryAll = async (): Promise<Result<void, LogFailure>> => {
    const before = await volumes.carried();
    if (!before.ok) return before;
    const { mark } = before.value;
    // A mark beyond the end is that of another log, which was lost; what is in the volumes is not put in again.
    let place = mark > (await log.end()) ? 0 : mark;
    for (;;) {
      const entries = await log.read(place, BATCH);
      const last = entries.at(-1);
      if (!last || stopped) return ok(undefined);
      const carried = await volumes.carry(entries, last.at, generation);
      if (!carried.ok) return carried;
      place = last.at;
    }
  };

  const run = async (): Promise<void> => {
    while (wanted && !stopped) {
      wanted = false;
      await volumes.rested();
      const done = await carryAll();
      if (!done.ok && done.error.is === 'fenced') stopped = true;
      else onTrouble(done.ok ? null : done.error);
    }
  };

  const go = () => {
    wanted = true;
    if (!painted || running || stopped) return;
    running = run().finally(() => {
      running = null;
      if (wanted) go();
    });
  };

  void idle().then(() => {
    painted = true;
    go();
  });

  const unlisten = log.onAppended(() => {
    alarm();
    alarm = clock.at(clock.now() + AFTER_SCREEN, go);
  });

  return {
    retry: go,
    stop: async (): Promise<void> => {
      stopped = true;
      unlisten();
      alarm();
      await running;
    },
  };
};
