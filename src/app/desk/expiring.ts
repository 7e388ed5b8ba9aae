import type { DeviceId } from '../../core/id';
import { known, sessionFrom } from '../../core/records';
import type { Clock, Log, Stop, Store } from '../ports';
import { verdict } from './verdict';

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  readonly device: DeviceId;
};

/** Refuses what nobody answered within its limit, at the limit or when the desk next wakes (product §3.2). */
export const startExpiring = ({ log, store, clock, device }: Ports, generation: number): Stop => {
  let alarm: Stop = () => undefined;
  let turn: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    alarm();
    const end = await log.end();
    await store.caughtUp(end);
    const waiting = known(
      (
        await store.find({ of: 'session', by: 'waiting', from: 1, to: Number.MAX_SAFE_INTEGER, limit: 200 })
      ).map(sessionFrom),
    );
    const due = waiting.filter(({ state }) => state.is === 'requested' && state.until <= clock.now());
    for (const { key } of due) {
      const drafts = await verdict({ store, device }, key, { is: 'refused', why: 'not-answered' }, 'desk');
      // Moved: someone wrote meanwhile, perhaps the owner's yes. The log's news bring the next turn.
      const written = await log.append(drafts, { ifAt: await log.end(), generation });
      if (!written.ok) return;
      await store.caughtUp(await log.end());
    }
    const next = waiting.flatMap(({ state }) =>
      state.is === 'requested' && state.until > clock.now() ? [state.until] : [],
    );
    if (next.length > 0) alarm = clock.at(Math.min(...next), again);
  };
  const again = (): void => {
    turn = turn.then(run);
  };
  again();
  const stop = store.onWritten('session', again);
  return () => {
    stop();
    alarm();
  };
};
