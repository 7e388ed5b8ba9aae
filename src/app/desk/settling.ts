import * as v from 'valibot';
import { erasedBy } from '../../core/erasing';
import { heldFrom } from '../../core/held';
import { type DeviceId, Key } from '../../core/id';
import type { Change, Draft } from '../../core/ledger';
import { orderFrom } from '../../core/orders';
import { known } from '../../core/records';
import { altersDraw } from '../../core/standing';
import { MINUTE } from '../../core/time';
import type { TimeZone } from '../../core/zone';
import { isDue } from '../due';
import type { Clock, Log, Marks, Stop, Store } from '../ports';
import { createTurns } from '../turns';
import { eraseAll, leftBehind, leftHeld } from './forgetting';
import { changed } from './heldBack';
import { offerDrafts, ordersWith } from './offering';
import { settledDrafts, unsettled } from './settled';
import { codesDrawn, codesPaid, spendDrafts } from './spending';

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly device: DeviceId;
  readonly zoneNow: () => Promise<TimeZone>;
  /** How long this device leaves it to others, in milliseconds; null: it settles nothing. */
  readonly patience: () => number | null;
};

/** Place in the log up to which what others wrote has been settled. */
const SETTLED = 'settled';

const BATCH = 1000;

/** Longer than any device leaves it to others. */
const LONGEST = 10 * MINUTE;

/** What a stretch of the log is about. */
type About = {
  /** Sessions that other devices wrote about. */
  readonly sessions: ReadonlySet<Key>;
  /**
   * Sessions and orders of which something may be left behind of a client who was erased. A message is about either, by
   * its key.
   */
  readonly behind: { readonly sessions: ReadonlySet<Key>; readonly orders: ReadonlySet<Key> };
  /**
   * Sessions whose codes may have been overspent, by this device too, codes that were written themselves, and payments,
   * with which a subscription may begin on another day.
   */
  readonly drawing: ReadonlySet<Key>;
  readonly codes: ReadonlySet<Key>;
  readonly payments: ReadonlySet<Key>;
  /** Orders that other devices wrote, and emails of accounts that were made by any. */
  readonly orders: ReadonlySet<Key>;
  readonly emails: ReadonlySet<string>;
};

/** Up to where the log was when it was looked at, and when what is up to there is due. */
type Stretch = { readonly to: number; readonly at: number };

/**
 * Looks at every session that another device wrote about: where a request was answered in two ways, it writes
 * the outcome that stands into the session, and what only a person can decide as found. So it does with codes that
 * were overspent, and with those whose buyer's account no device knew of. Any device may, for all
 * come to the same; the first in line does it, so that the history tells it once. What is not due is not read yet
 * either: while a whole book comes in, nothing is settled beside it. And what was dropped of clients that were
 * erased goes, whoever erased them.
 */
export const startSettling = (
  { log, store, marks, clock, device, zoneNow, patience }: Ports,
  generation: number,
): Stop => {
  const stretches: Stretch[] = [];
  let after: number | null = null;
  let alarm: Stop = () => undefined;
  /** When what is held back is to be looked at; null: nothing came to it, and nobody was erased. */
  let lookAt: number | null = null;

  const settle = async (make: () => Promise<readonly Draft[]>): Promise<void> => {
    for (;;) {
      const end = await log.end();
      await store.caughtUp(end);
      const drafts = await make();
      if (drafts.length === 0) return;
      const written = await log.append(drafts, { ifAt: end, generation });
      if (written.ok) return;
      if (written.error.is === 'moved' && (await log.end()) !== end) continue;
      // Another tab keeps now, and settles; or it is about what was erased.
      if (written.error.is === 'fenced' || written.error.is === 'moved') return;
      throw new Error(`Not settled yet: ${written.error.is}`);
    }
  };
  const aboutIn = async (from: number, to: number): Promise<About> => {
    const sessions = new Set<Key>();
    const behind = { sessions: new Set<Key>(), orders: new Set<Key>() };
    const drawing = new Set<Key>();
    const codes = new Set<Key>();
    const payments = new Set<Key>();
    const orders = new Set<Key>();
    const emails = new Set<string>();
    const erased = new Set<Key>();
    for (let place = from; place < to; ) {
      const entries = await log.read(place, Math.min(BATCH, to - place));
      for (const { at, change } of entries) {
        if (at > to) continue;
        // Also where this device took in what had been held back.
        for (const key of requestedIn(change)) behind.sessions.add(key);
        for (const key of keysIn(change, 'order')) behind.orders.add(key);
        for (const key of keysIn(change, 'message')) {
          behind.sessions.add(key);
          behind.orders.add(key);
        }
        if ('client' in change.set) for (const key of keysIn(change, 'session')) behind.sessions.add(key);
        for (const key of drawingIn(change)) drawing.add(key);
        for (const key of keysIn(change, 'code')) codes.add(key);
        for (const key of keysIn(change, 'payment')) payments.add(key);
        for (const email of emailIn(change)) emails.add(email);
        if (change.device === device) continue;
        for (const key of sessionIn(change)) sessions.add(key);
        for (const key of orderIn(change)) orders.add(key);
        for (const key of clientErasedIn(change)) erased.add(key);
      }
      place = entries.at(-1)?.at ?? to;
    }
    if (erased.size > 0) {
      await store.caughtUp(to);
      lookAt = clock.now();
    }
    for (const key of sessions) behind.sessions.add(key);
    for (const key of orders) behind.orders.add(key);
    for (const client of erased) {
      const own = { by: 'client', from: client, to: client } as const;
      const [booked, ordered] = await Promise.all([
        store.find({ of: 'session', ...own }),
        store.find({ of: 'order', ...own }),
      ]);
      for (const { key } of known(booked.map(heldFrom))) behind.sessions.add(key);
      for (const { key } of known(ordered.map(orderFrom))) behind.orders.add(key);
    }
    return { sessions, behind, drawing, codes, payments, orders, emails };
  };
  const settleUpTo = async (from: number, to: number): Promise<void> => {
    const about = await aboutIn(from, to);
    if (isEmpty(about)) return;
    await store.caughtUp(to);
    for (const key of await unsettled(store, [...about.sessions]))
      await settle(() => settledDrafts({ log, store }, key));
    const orders = new Set([...about.orders, ...(await ordersWith(store, [...about.emails]))]);
    if (orders.size > 0) await settle(() => offerDrafts(store, [...orders]));
    const codes = new Set([
      ...about.codes,
      ...(await codesDrawn(store, [...about.drawing])),
      ...(await codesPaid(store, [...about.payments])),
    ]);
    if (codes.size > 0)
      await settle(async () => spendDrafts(store, [...codes], await zoneNow(), clock.now()));
    const left = await leftBehind(
      { log, store },
      { sessions: [...about.behind.sessions], orders: [...about.behind.orders] },
    );
    const done = await eraseAll(log, left, 'desk');
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
  const session = of === 'session' ? key : of === 'answer' ? set['request'] : null;
  return v.is(Key, session) ? [session as Key] : [];
};

const isEmpty = ({ behind, ...about }: About): boolean =>
  [...Object.values(about), behind.sessions, behind.orders].every(({ size }) => size === 0);

const keysIn = ({ of, key }: Change, kind: string): readonly Key[] =>
  of === kind && v.is(Key, key) ? [key as Key] : [];

/** A session that may take from a code what it did not take before. */
const drawingIn = (change: Change): readonly Key[] =>
  altersDraw(change.set) ? keysIn(change, 'session') : [];

/** The order that a change is about, or that issued the code which it is about. */
const orderIn = ({ of, key, set }: Change): readonly Key[] => {
  const order = of === 'order' ? key : of === 'code' ? set['order'] : null;
  return v.is(Key, order) ? [order as Key] : [];
};

const emailIn = ({ of, set: { email } }: Change): readonly string[] =>
  of === 'account' && typeof email === 'string' ? [email] : [];

const requestedIn = ({ of, set }: Change): readonly Key[] =>
  of === 'request' && v.is(Key, set['session']) ? [set['session'] as Key] : [];

const clientErasedIn = (change: Change): readonly Key[] => {
  const erased = erasedBy(change);
  return erased?.of === 'client' && v.is(Key, erased.key) ? [erased.key as Key] : [];
};
