import type { Book } from '../../core/book';
import { columnsOf } from '../../core/columns';
import { type Held, heldFrom } from '../../core/held';
import { known } from '../../core/records';
import { overlapsAmong } from '../../core/settle';
import type { Clock, Live, Stop, Store } from '../ports';
import { createTurns } from '../turns';
import { LONGEST } from './entries';

/** Sessions read at once. */
const PAGE = 500;

/** Milliseconds after a session was written: by then it is on screen. */
const AFTER_SCREEN = 100;

/** Between two pages, in milliseconds: nobody is to wait for this. */
const REST = 50;

/** More sessions than these that changed are not looked at one by one: all are looked through again. */
const MOST = 100;

/** How far apart two sessions that meet may start: no session is longer, and buffers are half a day at most. */
const AROUND = 2 * LONGEST;

const NOTHING_DECIDED: ReadonlySet<string> = new Set();

/**
 * Sessions to come that meet others in their time, or fill a class beyond its seats, whatever was decided about
 * it; some that did so before may be among them. However far ahead: all that is to come is looked through once,
 * page by page, and from then on what lies around a session that was written.
 */
export const createMeeting =
  (store: Store, clock: Clock, services: Live<Book['services']>): Live<readonly Held[]> =>
  listen => {
    const meeting = new Map<string, Held>();
    const touched = new Set<string>();
    let offered: Book['services'] | null = null;
    let seats = '';
    let isStale = true;
    let isTold = false;
    let stopped = false;
    let wake: Stop = () => undefined;
    let soon: Stop | null = null;

    const isComing = ({ state, when }: Held): boolean => state.is === 'confirmed' && when.end > clock.now();
    const look = (sessions: readonly Held[]): readonly Held[] => {
      const overlaps = overlapsAmong(offered ?? [], sessions.filter(isComing), NOTHING_DECIDED);
      const found = [...new Set(overlaps.flatMap(({ loser, others }) => [loser, ...others]))];
      for (const session of found) {
        if (meeting.get(session.key)?.claim !== session.claim) isTold = false;
        meeting.set(session.key, session);
      }
      return found;
    };
    const drop = (key: string): void => {
      if (meeting.delete(key)) isTold = false;
    };
    const tell = (): void => {
      if (isTold || stopped) return;
      isTold = true;
      listen([...meeting.values()]);
    };
    const rest = (): Promise<void> =>
      new Promise(resolve => {
        const alarm = clock.at(clock.now() + REST, resolve);
        wake = () => {
          alarm();
          resolve();
        };
      });

    const lookThrough = async (): Promise<void> => {
      const found = new Set<string>();
      let from = clock.now() - LONGEST;
      let limit = PAGE;
      let before: readonly Held[] = [];
      for (;;) {
        const page = await store.find({ of: 'session', by: 'start', from, limit });
        const sessions = new Map([...before, ...known(page.map(heldFrom))].map(one => [one.key, one]));
        for (const { key } of look([...sessions.values()])) found.add(key);
        const last = page.at(-1);
        if (page.length < limit || !last || stopped) break;
        tell();
        const { start } = columnsOf(last);
        // A page of sessions that all start at once is read anew, longer.
        limit = start === from ? 2 * limit : PAGE;
        from = start;
        before = [...sessions.values()].filter(({ when }) => when.start >= start - AROUND);
        await rest();
      }
      for (const key of [...meeting.keys()]) if (!found.has(key) && !touched.has(key)) drop(key);
    };
    const lookAround = async (keys: readonly string[]): Promise<void> => {
      const sessions = known((await store.many('session', keys)).map(heldFrom)).filter(isComing);
      for (const key of keys) drop(key);
      for (const { from, to } of spansAround(sessions))
        look(known((await store.find({ of: 'session', by: 'start', from, to })).map(heldFrom)));
    };
    const run = async (): Promise<void> => {
      if (offered === null) return;
      const keys = [...touched];
      touched.clear();
      try {
        if (isStale || keys.length > MOST) {
          isStale = false;
          await lookThrough();
        } else await lookAround(keys);
      } catch (error) {
        isStale = true;
        throw error;
      }
      tell();
    };

    const turns = createTurns(clock, run);
    const stopServices = services(now => {
      offered = now;
      // Who meets whom depends on nothing else of a service.
      const text = JSON.stringify(now.map(service => [service.key, service.seats]));
      if (text === seats) return;
      seats = text;
      isStale = true;
      turns.next();
    });
    const stopWritten = store.onWritten('session', keys => {
      for (const key of keys ?? []) touched.add(key);
      isStale ||= keys === null;
      soon ??= clock.at(clock.now() + AFTER_SCREEN, () => {
        soon = null;
        turns.next();
      });
    });
    return () => {
      stopped = true;
      stopServices();
      stopWritten();
      turns.stop();
      soon?.();
      wake();
    };
  };

type Span = { readonly from: number; readonly to: number };

/** The time around sessions, joined where it meets. */
const spansAround = (sessions: readonly Held[]): readonly Span[] => {
  const spans: Span[] = [];
  for (const start of sessions.map(({ when }) => when.start).sort((a, b) => a - b)) {
    const last = spans.at(-1);
    const span = { from: start - AROUND, to: start + AROUND };
    if (last && span.from <= last.to) spans[spans.length - 1] = { from: last.from, to: span.to };
    else spans.push(span);
  }
  return spans;
};
