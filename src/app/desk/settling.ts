import * as v from 'valibot';
import { erasedBy } from '../../core/erasing';
import { heldFrom } from '../../core/held';
import { type DeviceId, Key } from '../../core/id';
import type { Change } from '../../core/ledger';
import { known } from '../../core/records';
import { MINUTE } from '../../core/time';
import { isDue } from '../due';
import type { Clock, Log, Marks, Stop, Store } from '../ports';
import { createTurns } from '../turns';
import { eraseAll, leftBehind, leftHeld } from './forgetting';
import { changed } from './heldBack';
import { settledDrafts, unsettled } from './settled';

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

const BATCH = 1000;

/** Longer than any device leaves it to others. */
const LONGEST = 10 * MINUTE;

type Sessions = { readonly written: readonly Key[]; readonly about: readonly Key[] };

/** Up to where the log was when it was looked at, and when what is up to there is due. */
type Stretch = { readonly to: number; readonly at: number };

/**
 * Looks at every session that another device wrote about: where a request was answered in two ways, it writes
 * the outcome that stands into the session, and what only a person can decide as found. Any device may, for all
 * come to the same; the first in line does it, so that the history tells it once. What is not due is not read yet
 * either: while a whole book comes in, nothing is settled beside it. And what was dropped of clients that were
 * erased goes, whoever erased them.
 */
export const startSettling = (
  { log, store, marks, clock, device, patience }: Ports,
  generation: number,
): Stop => {
  const stretches: Stretch[] = [];
  let after: number | null = null;
  let alarm: Stop = () => undefined;
  /** When what is held back is to be looked at; null: nothing came to it, and nobody was erased. */
  let lookAt: number | null = null;

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
  /** The sessions that others wrote about in a stretch of the log, and those of which something may be left behind. */
  const sessionsIn = async (from: number, to: number): Promise<Sessions> => {
    const keys = new Set<Key>();
    const about = new Set<Key>();
    const erased = new Set<Key>();
    for (let place = from; place < to; ) {
      const entries = await log.read(place, Math.min(BATCH, to - place));
      for (const { at, change } of entries) {
        if (at > to) continue;
        // Also where this device took in what had been held back.
        for (const key of requestedIn(change)) about.add(key);
        if (change.device === device) continue;
        for (const key of sessionIn(change)) keys.add(key);
        for (const key of clientErasedIn(change)) erased.add(key);
      }
      place = entries.at(-1)?.at ?? to;
    }
    if (erased.size > 0) {
      await store.caughtUp(to);
      lookAt = clock.now();
    }
    for (const client of erased) {
      const records = await store.find({ of: 'session', by: 'client', from: client, to: client });
      for (const { key } of known(records.map(heldFrom))) about.add(key);
    }
    return { written: [...keys], about: [...new Set([...keys, ...about])] };
  };
  const settleUpTo = async (from: number, to: number): Promise<void> => {
    const { written, about } = await sessionsIn(from, to);
    if (about.length === 0) return;
    await store.caughtUp(to);
    for (const key of await unsettled(store, written)) await settle(key);
    const done = await eraseAll(log, await leftBehind({ log, store }, about), 'desk');
    if (!done.ok) throw new Error(`Not erased yet: ${done.error.is}`);
  };
  const lookAtHeld = async (): Promise<void> => {
    const since = lookAt;
    // What comes while it is looked is looked at once more.
    lookAt = null;
    try {
      await store.caughtUp(await log.end());
      const done = await eraseAll(log, await leftHeld({ log, store }), 'desk');
      if (!done.ok) throw new Error(`Not erased yet: ${done.error.is}`);
    } catch (error) {
      lookAt ??= since;
      throw error;
    }
  };
  const run = async (): Promise<void> => {
    after ??= await marks.get(SETTLED);
    alarm();
    const wait = patience();
    const end = await log.end();
    if (end > (stretches.at(-1)?.to ?? after)) stretches.push({ to: end, at: clock.now() + (wait ?? 0) });
    for (let [first] = stretches; first && isDue(first.at, LONGEST, clock.now()); [first] = stretches) {
      if (wait !== null) await settleUpTo(after, first.to);
      after = Math.max(after, first.to);
      stretches.shift();
      await marks.set(SETTLED, after);
    }
    if (wait === null) lookAt = null;
    if (lookAt !== null && isDue(lookAt, LONGEST, clock.now())) await lookAtHeld();
    const next = Math.min(...stretches.slice(0, 1).map(({ at }) => at), lookAt ?? Number.POSITIVE_INFINITY);
    if (Number.isFinite(next)) alarm = clock.at(next, turns.next);
  };
  const turns = createTurns(clock, run);
  turns.next();
  const stop = log.onAppended(turns.next);
  const stopHeld = changed(log.held)(() => {
    lookAt ??= clock.now() + (patience() ?? 0);
    turns.next();
  });
  return () => {
    stop();
    stopHeld();
    turns.stop();
    alarm();
  };
};

/** The session that a change is about, or that the request which it answers made. */
const sessionIn = ({ of, key, set }: Change): readonly Key[] => {
  const session = of === 'session' || of === 'message' ? key : of === 'answer' ? set['request'] : null;
  return v.is(Key, session) ? [session as Key] : [];
};

const requestedIn = ({ of, set }: Change): readonly Key[] =>
  of === 'request' && v.is(Key, set['session']) ? [set['session'] as Key] : [];

const clientErasedIn = (change: Change): readonly Key[] => {
  const erased = erasedBy(change);
  return erased?.of === 'client' && v.is(Key, erased.key) ? [erased.key as Key] : [];
};
