import type { Outcome } from '../../core/answers';
import type { Book } from '../../core/book';
import { decide } from '../../core/desk';
import { timeOf } from '../../core/hlc';
import type { Result } from '../../core/result';
import { HOUR } from '../../core/time';
import { first } from '../live';
import type { Clock, Live, Log, LogFailure, Opened, Store } from '../ports';
import type { Gather } from './asked';

/** Refusals an hour to wallets that hold nothing here; beyond it theirs are only counted, not written. */
const MOST_REFUSALS = 240;

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  readonly book: Live<Book>;
  readonly gather: Gather;
  readonly hour: LastHour;
};

export type Answered = { readonly outcome: Outcome; readonly fresh: boolean };

/** Decides requests, one after the other. `dropped`: one of too many refusals, to be asked again later. */
export type Answering = (
  opened: Opened,
  generation?: number,
) => Promise<Result<Answered, LogFailure | { readonly is: 'dropped' }>>;

/**
 * Decides a request on the ground of everything written so far: what was read is written on only while nobody
 * else wrote meanwhile, else it is decided anew. So of two bookings for one time exactly one is confirmed,
 * whatever tabs and owner do in the same moment.
 */
export const createAnswering = ({ log, store, clock, book, gather, hour }: Ports): Answering => {
  let queue: Promise<unknown> = Promise.resolve();
  const answer: Answering = async (opened, generation) => {
    for (;;) {
      const end = await log.end();
      await store.caughtUp(end);
      const now = clock.now();
      const state = await gather(await first(book), opened, now);
      const { outcome, drafts } = decide(state, opened.id, opened.from, opened.request, now);
      if (drafts.length === 0) return { ok: true, value: { outcome, fresh: false } };
      if (outcome.is === 'refused' && !hour.mayRefuse(now)) return { ok: false, error: { is: 'dropped' } };
      const written = await log.append(
        drafts,
        generation === undefined ? { ifAt: end } : { ifAt: end, generation },
      );
      if (written.ok) return { ok: true, value: { outcome, fresh: true } };
      if (written.error.is !== 'moved') return written;
    }
  };
  return (opened, generation) => {
    const turn = queue.then(() => answer(opened, generation));
    queue = turn.catch(() => undefined);
    return turn;
  };
};

/** What was taken and refused in the last hour, counted from the log's tail at start and from then on live. */
export type LastHour = {
  readonly bookings: (now: number) => number;
  readonly mayRefuse: (now: number) => boolean;
  readonly stop: () => void;
};

export const createLastHour = async (log: Log, clock: Clock): Promise<LastHour> => {
  let bookings: number[] = [];
  let refusals: number[] = [];
  let after = Math.max(0, (await log.end()) - TAIL);
  const readOn = async (): Promise<void> => {
    for (;;) {
      const entries = await log.read(after, TAIL);
      const last = entries.at(-1);
      if (!last) return;
      after = last.at;
      for (const { change } of entries) {
        if (change.of === 'request') bookings.push(timeOf(change.id));
        if (change.of === 'answer' && JSON.stringify(change.set['answer']).includes('"refused"'))
          refusals.push(timeOf(change.id));
      }
      const since = clock.now() - HOUR;
      bookings = bookings.filter(at => at > since);
      refusals = refusals.filter(at => at > since);
    }
  };
  let turn = readOn();
  await turn;
  const stop = log.onAppended(() => {
    turn = turn.then(readOn);
  });
  const within = (times: readonly number[], now: number): number =>
    times.filter(at => at > now - HOUR).length;
  return {
    bookings: now => within(bookings, now),
    mayRefuse: now => within(refusals, now) < MOST_REFUSALS,
    stop,
  };
};

const TAIL = 2000;
