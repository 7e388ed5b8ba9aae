import * as v from 'valibot';
import type { Outcome } from '../../core/answers';
import { Answer } from '../../core/answers';
import type { Book } from '../../core/book';
import { answered, refusal, type Sent } from '../../core/deciding';
import { decide } from '../../core/desk';
import { ERASED, nameOf } from '../../core/erasing';
import { timeOf } from '../../core/hlc';
import type { Key } from '../../core/id';
import type { Change } from '../../core/ledger';
import { LoginRequest, type WalletKey } from '../../core/requests';
import { err, ok, type Result } from '../../core/result';
import { HOUR, MINUTE, SECOND } from '../../core/time';
import type { Clock, DeskLogins, Log, LogFailure, Opened, Stop, Store } from '../ports';
import { createTurns } from '../turns';
import type { Gather } from './asked';
import { createHopeless } from './hopeless';
import type { Tries } from './tries';

/** Answers an hour that grant nothing; beyond it such requests are dropped, and answered when they come again. */
const MOST_REFUSALS = 240;

/**
 * Answers an hour to what a code would pay, of all wallets and of each, whatever they say: they grant nothing either.
 * Counted by themselves, so that whoever guesses keeps no client from a refusal; whoever gets none may book all the same.
 */
const MOST_CHECKS = 120;
const MOST_CHECKS_OF_WALLET = 20;

/** Requests that wait to be decided, above which it is a flood. */
const FLOOD = 8;

/** For so long after that a flood is taken to go on. */
const AFTER_FLOOD = 10 * SECOND;

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  /** The book as the store holds it now: what screens are shown may be a moment old. */
  readonly bookNow: () => Promise<Book | null>;
  readonly gather: Gather;
  readonly logins: Pick<DeskLogins, 'isReady'>;
  readonly hour: LastHour;
};

export type Answered = { readonly outcome: Outcome; readonly fresh: boolean };

/**
 * Decides requests, one after the other. `dropped`: one of too many refusals, or about a password, where this device
 * was not given what those are registered with; to be asked again later, or answered by another device.
 */
export type Answering = (
  opened: Opened,
  sent: Sent,
  generation?: number,
) => Promise<Result<Answered, LogFailure | { readonly is: 'dropped' }>>;

/**
 * Decides a request on the ground of everything written so far: what was read is written on only while nobody
 * else wrote meanwhile, else it is decided anew. So of two bookings for one time exactly one is confirmed,
 * whatever tabs and owner do in the same moment.
 */
export const createAnswering = ({ log, store, clock, bookNow, gather, logins, hour }: Ports): Answering => {
  let queue: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let flooded = Number.NEGATIVE_INFINITY;
  const hopeless = createHopeless({ log, store, bookNow, bookings: hour.bookings, orders: hour.orders });
  // In a flood what can be granted comes first: a refusal costs as much, and can be had again later.
  const isPutOff = async (opened: Opened, sent: Sent): Promise<boolean> => {
    if (!logins.isReady() && v.is(LoginRequest, opened.request)) return true;
    const now = clock.now();
    if (waiting > FLOOD) flooded = now;
    const isFlood = Math.abs(now - flooded) < AFTER_FLOOD;
    // Nobody waits for it any more that lay about; whoever still does asks again.
    if (opened.request.kind === 'check-code')
      return isFlood || sent.at - sent.from > MINUTE || !hour.mayCheck(opened.from, now);
    return (isFlood || !hour.mayRefuse(now)) && hopeless.is(opened, now);
  };
  const answer: Answering = async (opened, sent, generation) => {
    await hour.ready();
    // Again, because what was free when it came may be gone.
    if (await isPutOff(opened, sent)) return err({ is: 'dropped' });
    let isForgotten = false;
    for (;;) {
      const end = await log.end();
      await store.caughtUp(end);
      const now = clock.now();
      const present = await bookNow();
      if (present === null) return err({ is: 'unavailable', detail: 'no book that can be read' });
      const state = await gather(present, opened, sent, now);
      const decided = decide(state, opened.id, opened.from, opened.request, now);
      // Also of what was erased: another device's answer may have come meanwhile.
      if (decided.drafts.length === 0) return ok({ outcome: decided.outcome, fresh: false });
      const { outcome, drafts } = isForgotten
        ? answered(state, opened.id, opened.from, refusal('by-owner'))
        : decided;
      const grants = drafts.some(({ of }) => of !== 'answer');
      // A step of logging in has a number of its own, and is answered alike whether anybody has that email.
      const isBounded =
        outcome.is === 'begun' || outcome.code !== undefined || drafts.some(({ set }) => 'tried' in set);
      if (!grants && !isBounded && !hour.mayRefuse(now)) return err({ is: 'dropped' });
      const written = await log.append(
        drafts,
        generation === undefined ? { ifAt: end } : { ifAt: end, generation },
      );
      if (written.ok) {
        if (grants) hopeless.changed();
        return ok({ outcome, fresh: true });
      }
      if (written.error.is !== 'moved') return written;
      if ((await log.end()) !== end) continue;
      // With nothing new in the log it is about what was erased, and would be refused for ever.
      if (isForgotten || !(await isErased(log, opened.id))) return written;
      isForgotten = true;
    }
  };
  return async (opened, sent, generation) => {
    await hour.ready();
    if (await isPutOff(opened, sent)) return err({ is: 'dropped' });
    waiting += 1;
    const turn = queue.then(() => answer(opened, sent, generation));
    const done = (): void => {
      waiting -= 1;
    };
    queue = turn.then(done, done);
    return turn;
  };
};

/** Whether what the client typed or ordered was erased before the request was answered, as far as that counts. */
const isErased = async (log: Log, request: Key): Promise<boolean> => {
  const erasings = ['request', 'order'].map(of => log.history(ERASED, nameOf({ of, key: request })));
  return (await Promise.all(erasings)).some(found => found.length > 0);
};

/** What was taken, refused and told in the last hour: the log's tail is read when it is first asked for, what follows live. */
export type LastHour = {
  /** Resolves when the tail was read; until then nothing was counted. */
  readonly ready: () => Promise<void>;
  readonly bookings: (now: number) => number;
  /** Of wallets. */
  readonly orders: (now: number) => number;
  readonly mayRefuse: (now: number) => boolean;
  readonly mayCheck: (wallet: WalletKey, now: number) => boolean;
  readonly stop: () => void;
};

export const createLastHour = (log: Log, clock: Clock, tries: Tries): LastHour => {
  let bookings: number[] = [];
  let orders: number[] = [];
  let refusals: number[] = [];
  let checks: readonly { readonly wallet: unknown; readonly at: number }[] = [];
  let after: number | null = null;
  const readOn = async (): Promise<void> => {
    after ??= Math.max(0, (await log.end()) - TAIL);
    for (;;) {
      const entries = await log.read(after, TAIL);
      const last = entries.at(-1);
      if (!last) return;
      after = last.at;
      for (const { change } of entries) {
        // Ids stay ahead for good where the clock once was: what comes now is of this hour, not of a later one.
        const at = Math.min(timeOf(change.id), clock.now());
        if (isBooking(change)) bookings.push(at);
        if (isOrder(change)) orders.push(at);
        tries.take(change, at);
        if (isCheck(change)) checks = [...checks, { wallet: change.set['wallet'], at }];
        else if (grantsNothing(change)) refusals.push(at);
      }
      const since = clock.now() - HOUR;
      bookings = bookings.filter(at => at > since);
      orders = orders.filter(at => at > since);
      refusals = refusals.filter(at => at > since);
      checks = checks.filter(({ at }) => at > since);
    }
  };
  let counted: () => void = () => undefined;
  const turns = createTurns(clock, () => readOn().then(counted));
  let stopNews: Stop = () => undefined;
  // A tail takes longer than a day's sessions, and a desk that starts shows these first.
  let ready: Promise<void> | null = null;
  const readTail = (): Promise<void> =>
    new Promise(resolve => {
      counted = resolve;
      stopNews = log.onAppended(turns.next);
      turns.next();
    });
  const within = (times: readonly number[], now: number): number =>
    times.filter(at => at > now - HOUR).length;
  return {
    ready: () => {
      ready ??= readTail();
      return ready;
    },
    bookings: now => within(bookings, now),
    orders: now => within(orders, now),
    mayRefuse: now => within(refusals, now) < MOST_REFUSALS,
    mayCheck: (wallet, now) => {
      const lately = checks.filter(({ at }) => at > now - HOUR);
      const own = lately.filter(one => one.wallet === wallet);
      return lately.length < MOST_CHECKS && own.length < MOST_CHECKS_OF_WALLET;
    },
    stop: () => {
      stopNews();
      turns.stop();
    },
  };
};

const TAIL = 2000;

// Moves have a number of their own (`core/policy.ts`); nothing else that is asked takes time of anybody.
const isBooking = ({ of, set }: Change): boolean => of === 'request' && set['kind'] === 'book';

const isOrder = ({ of, set }: Change): boolean => of === 'order' && typeof set['wallet'] === 'string';

const isCheck = ({ of, set }: Change): boolean =>
  of === 'answer' && v.is(v.object({ answer: v.object({ code: v.unknown() }) }), set);

const grantsNothing = ({ of, set }: Change): boolean => {
  if (of !== 'answer') return false;
  const answer = v.safeParse(Answer, set);
  if (!answer.success) return false;
  const { is } = answer.output.answer;
  // Whoever is out may log out once more, as often as a stranger likes: only what is counted elsewhere is not here.
  return is === 'refused' || is === 'withdrawn' || (is === 'done' && !('tried' in set));
};
