import type { DeviceId, Key } from '../../core/id';
import type { Draft } from '../../core/ledger';
import { known, sessionFrom } from '../../core/records';
import type { Clock, Log, Stop, Store } from '../ports';
import { createTurns } from '../turns';
import { settledDrafts } from './settled';
import { verdict } from './verdict';

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  readonly device: DeviceId;
  /** How long this device leaves it to others, in milliseconds; null: it refuses nothing. */
  readonly patience: () => number | null;
};

/** Refused in one write at most. */
const AT_ONCE = 200;

/** Refuses what nobody answered within its limit, at the limit or when the desk next wakes (product §3.2). */
export const startExpiring = ({ log, store, clock, device, patience }: Ports, generation: number): Stop => {
  let alarm: Stop = () => undefined;
  let stopped = false;
  let woke = clock.now();
  const run = async (): Promise<void> => {
    for (;;) {
      // Written only while nobody else wrote since it was read: an owner's yes that comes first stands.
      const end = await log.end();
      await store.caughtUp(end);
      const found = await store.find({
        of: 'session',
        by: 'waiting',
        from: 1,
        to: Number.MAX_SAFE_INTEGER,
        limit: AT_ONCE,
      });
      const waiting = known(found.map(sessionFrom)).flatMap(({ key, state }) =>
        state.is === 'requested' ? [{ key, until: state.until }] : [],
      );
      const others = patience();
      if (stopped || others === null) return;
      // Of what was due when this device woke, it learns first what others have done. Its clock may have been ahead.
      woke = Math.min(woke, clock.now());
      const at = (until: number): number => Math.max(until, others === 0 ? 0 : woke) + others;
      const due = waiting.filter(({ until }) => at(until) <= clock.now());
      if (due.length === 0) {
        const next = Math.min(...waiting.map(({ until }) => at(until)));
        alarm();
        if (Number.isFinite(next)) alarm = clock.at(next, turns.next);
        return;
      }
      const drafts = await Promise.all(due.map(({ key }) => draftsFor(key)));
      const written = await log.append(drafts.flat(), { ifAt: end, generation });
      if (written.ok || (written.error.is === 'moved' && (await log.end()) !== end)) continue;
      // Another tab keeps now, and expires what is due.
      if (written.error.is === 'fenced') return;
      throw new Error(`Not refused yet: ${written.error.is}`);
    }
  };
  // Where another device ended or confirmed it, what that one did stands.
  const draftsFor = async (key: Key): Promise<readonly Draft[]> => {
    const settled = await settledDrafts({ log, store }, key);
    return settled.length > 0
      ? settled
      : verdict(
          { log, store, device, answers: () => true },
          key,
          { is: 'refused', why: 'not-answered' },
          'desk',
        );
  };
  const turns = createTurns(clock, run);
  turns.next();
  const stop = store.onWritten('session', turns.next);
  return () => {
    stopped = true;
    stop();
    turns.stop();
    alarm();
  };
};
