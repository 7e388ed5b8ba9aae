import * as v from 'valibot';
import { type DeviceId, Key } from '../../core/id';
import type { Change } from '../../core/ledger';
import { MINUTE } from '../../core/time';
import { isDue } from '../due';
import type { Clock, Log, Marks, Stop, Store } from '../ports';
import { createTurns } from '../turns';
import { settledDrafts } from './settled';

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly device: DeviceId;
  /** How long this device leaves it to others, in milliseconds; null: it settles nothing. */
  readonly patience: () => number | null;
};

/** Place in the log up to which what others wrote has been settled. */
const SETTLED = 'settled';

const BATCH = 200;

/** Longer than any device leaves it to others. */
const LONGEST = 10 * MINUTE;

/**
 * Looks at every session that another device wrote about: where a request was answered in two ways, it writes
 * the outcome that stands into the session, and what only a person can decide as found. Any device may, for all
 * come to the same; the first in line does it, so that the history tells it once.
 */
export const startSettling = (
  { log, store, marks, clock, device, patience }: Ports,
  generation: number,
): Stop => {
  const due = new Map<Key, number>();
  let after: number | null = null;
  let alarm: Stop = () => undefined;

  const settle = async (key: Key): Promise<void> => {
    for (;;) {
      const end = await log.end();
      await store.caughtUp(end);
      const drafts = await settledDrafts({ log, store }, key);
      if (drafts.length === 0) return;
      const written = await log.append(drafts, { ifAt: end, generation });
      if (written.ok) return;
      if (written.error.is === 'moved' && (await log.end()) !== end) continue;
      // Another tab keeps now, and settles; or it is about what was erased.
      if (written.error.is === 'fenced' || written.error.is === 'moved') return;
      throw new Error(`Not settled yet: ${written.error.is}`);
    }
  };
  const run = async (): Promise<void> => {
    after ??= await marks.get(SETTLED);
    alarm();
    for (;;) {
      const entries = await log.read(after, BATCH);
      const last = entries.at(-1);
      if (!last) break;
      const wait = patience();
      const at = clock.now() + (wait ?? 0);
      for (const { change } of entries)
        if (wait !== null && change.device !== device)
          for (const key of sessionIn(change)) if (!due.has(key)) due.set(key, at);
      after = last.at;
    }
    for (const [key, at] of [...due]) {
      if (!isDue(at, LONGEST, clock.now())) continue;
      await settle(key);
      due.delete(key);
    }
    if (due.size === 0) await marks.set(SETTLED, after);
    else alarm = clock.at(Math.min(...due.values()), turns.next);
  };
  const turns = createTurns(clock, run);
  turns.next();
  const stop = log.onAppended(turns.next);
  return () => {
    stop();
    turns.stop();
    alarm();
  };
};

/** The session that a change is about, or that the request which it answers made. */
const sessionIn = ({ of, key, set }: Change): readonly Key[] => {
  const session = of === 'session' ? key : of === 'answer' ? set['request'] : null;
  return v.is(Key, session) ? [session as Key] : [];
};
