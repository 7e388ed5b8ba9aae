import { DateTime, Interval as Span } from 'luxon';
import { slots } from '../../src/core/availability';
import type { Busy, StaffBusy } from '../../src/core/busy';
import { addDays } from '../../src/core/dates';
import type { Offer } from '../../src/core/offer';
import { daily, keyOf, serviceOf, staffOf, window } from '../../src/core/testing/shop';
import { DAY, HOUR, type Interval, MINUTE, merge } from '../../src/core/time';
import { createZone } from '../../src/core/zone';
import type { Bench } from './bench';

// Ten staff, thirty days, 240 sessions each, in New York across the night on which clocks go back.
const ZONE = 'America/New_York';
const FIRST = '2026-10-20';
const DAYS = 30;
const DURATION = 30;
const OPENS = 9;
const CLOSES = 18;
const SESSIONS_A_DAY = 8;

const zone = createZone(ZONE);
const from = zone.startOfDay(FIRST);
const until = zone.startOfDay(addDays(FIRST, DAYS));

const names = Array.from({ length: 10 }, (_, place) => keyOf(`staff${place}`));
const service = serviceOf('cut', { duration: DURATION, staff: names });
const offer: Offer = {
  business: { zone: ZONE, notice: 0, horizon: { days: 60 }, closed: [] },
  services: [service],
  staff: names.map(key => ({ ...staffOf(key), key, weekly: daily(window(OPENS, CLOSES)) })),
};

/** Eight sessions of 35 minutes a day at steps of 65, each staff member five minutes later than the one before. */
const sessionsOf = (staff: number): Interval[] =>
  Array.from({ length: DAYS * SESSIONS_A_DAY }, (_, place) => {
    const day = zone.startOfDay(addDays(FIRST, Math.floor(place / SESSIONS_A_DAY)));
    const start = day + OPENS * HOUR + ((place % SESSIONS_A_DAY) * 65 + staff * 5) * MINUTE;
    return { start, end: start + 35 * MINUTE };
  });
const taken = names.map((_, staff) => sessionsOf(staff));
const busy: Pick<Busy, 'staff' | 'classes'> = {
  staff: Object.fromEntries(
    names.map((key, staff): [string, StaffBusy] => [
      key,
      { taken: merge(taken[staff] ?? []), off: [], full: [], fullWeeks: [] },
    ]),
  ),
  classes: [],
};

const ours = (): Map<number, number> =>
  new Map(
    slots(offer, busy, { service: service.key, staff: null, from, until, now: from - DAY }).map(
      ({ start, staff }) => [start, staff.length],
    ),
  );

/** Each staff member's sessions as luxon has them, by date. */
const spans = taken.map(sessions =>
  Map.groupBy(
    sessions.map(({ start, end }) =>
      Span.fromDateTimes(
        DateTime.fromMillis(start, { zone: ZONE }),
        DateTime.fromMillis(end, { zone: ZONE }),
      ),
    ),
    session => session.start?.toISODate() ?? '',
  ),
);

/** As such engines are usually written: a cursor through each day's window, each slot held against that day's sessions. */
const usual = (): Map<number, number> => {
  const found = new Map<number, number>();
  for (const sessions of spans) {
    for (let day = 0; day < DAYS; day++) {
      const date = DateTime.fromISO(FIRST, { zone: ZONE }).plus({ days: day });
      const opens = date.set({ hour: OPENS });
      const closes = date.set({ hour: CLOSES });
      const near = sessions.get(opens.toISODate() ?? '') ?? [];
      for (let start = opens; ; ) {
        const end = start.plus({ minutes: DURATION });
        if (end > closes) break;
        const slot = Span.fromDateTimes(start, end);
        if (!near.some(session => session.overlaps(slot)))
          found.set(start.toMillis(), (found.get(start.toMillis()) ?? 0) + 1);
        start = end;
      }
    }
  }
  return found;
};

const text = (found: Map<number, number>): string => JSON.stringify([...found].sort(([a], [b]) => a - b));
if (ours().size === 0 || text(ours()) !== text(usual())) throw new Error('The two engines disagree');

/** Milliseconds of one run among many in a row: single ones are too short for a browser's clock. */
const each = (times: number, run: () => unknown) => (): number => {
  const start = performance.now();
  for (let i = 0; i < times; i++) run();
  return (performance.now() - start) / times;
};

export const benches: readonly Bench[] = [
  {
    name: 'Times on offer: 10 staff × 30 days × 240 sessions each, across a clock change',
    budget: { unit: 'ms', most: 1.5 },
    run: each(20, ours),
    reference: { name: 'the usual loop on luxon', run: each(2, usual) },
  },
];
