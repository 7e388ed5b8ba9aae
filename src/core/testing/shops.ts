import fc from 'fast-check';
import type { Book } from '../book';
import { addDays } from '../dates';
import type { Window } from '../hours';
import type { Session } from '../sessions';
import { DAY, MINUTE } from '../time';
import { createZone } from '../zone';
import { referenceSlots } from './reference';
import { bookOf, serviceOf, sessionOf, staffOf } from './shop';

/** How often properties are tried. */
export const numRuns = process.env['SOAK'] === '1' ? 1000 : 30;

/** Nights on which clocks or dates do something odd, and two on which they do not. */
const NIGHTS = [
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['America/Santiago', '2026-04-04'],
  ['America/Santiago', '2026-09-06'],
  ['Africa/Cairo', '2026-10-29'],
  ['Africa/Cairo', '2026-04-24'],
  ['America/Havana', '2026-03-08'],
  ['America/Havana', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Europe/Lisbon', '2026-03-29'],
  ['Europe/Lisbon', '2026-10-25'],
  ['Pacific/Apia', '2011-12-30'],
  ['America/St_Johns', '2009-11-01'],
  ['Asia/Kolkata', '2026-06-01'],
  ['UTC', '2026-11-21'],
] as const;

const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const windows: fc.Arbitrary<Window[]> = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 2, max: 120 }))
    .map(([from, length]) => ({ from: from * 15, to: Math.min(2880, from * 15 + length * 10) })),
  { maxLength: 2 },
);
const weekly = fc.array(windows, { minLength: 7, maxLength: 7 });
const datedNear = (date: string) =>
  mostly(
    {},
    fc.dictionary(fc.constantFrom(addDays(date, -1), date, addDays(date, 1)), windows, {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  );
const wallNear = (date: string) =>
  fc
    .tuple(fc.integer({ min: -1, max: 2 }), fc.integer({ min: 0, max: 287 }))
    .map(
      ([days, fives]) => `${addDays(date, days)}T${new Date(fives * 5 * MINUTE).toISOString().slice(11, 16)}`,
    );

/** A business, its sessions, and a span of time that is asked for. */
export type Shop = {
  readonly book: Book;
  readonly sessions: readonly Session[];
  readonly now: number;
  readonly from: number;
  readonly until: number;
};

const someStaff = (name: string, date: string) =>
  fc
    .record({
      weekly,
      dated: datedNear(date),
      off: fc.array(
        fc
          .tuple(wallNear(date), wallNear(date))
          .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
        { maxLength: 1 },
      ),
      perDay: mostly<number | null>(null, fc.integer({ min: 1, max: 3 })),
      perWeek: mostly<number | null>(null, fc.integer({ min: 1, max: 4 })),
    })
    .map(({ off, ...rest }) =>
      staffOf(name, { ...rest, off: Object.fromEntries(off.map((o, i) => [`${i}`, o])) }),
    );

const someService = (name: string, date: string, staff: readonly string[]) =>
  fc
    .record({
      duration: fc.constantFrom(7, 15, 30, 45, 60, 90, 240, 1440),
      every: mostly<number | null>(null, fc.constantFrom(5, 10, 20, 60, 100)),
      before: fc.constantFrom(0, 0, 10, 30),
      after: fc.constantFrom(0, 0, 5, 40),
      seats: fc.constantFrom(1, 2, 3),
      weekly: mostly<Window[][] | null>(null, weekly),
      dated: datedNear(date),
      notice: mostly<number | null>(null, fc.constantFrom(0, 90, 1500)),
      horizon: mostly<Book['business']['horizon'] | null>(
        null,
        fc.oneof(
          fc.integer({ min: 0, max: 3 }).map(days => ({ days })),
          fc.integer({ min: -1, max: 2 }).map(days => ({ last: addDays(date, days) })),
        ),
      ),
      hidden: mostly(false, fc.constant(true)),
      archived: fc.constant(false),
    })
    .map(rest => serviceOf(name, { ...rest, staff: staff.map(one => staffOf(one).key) }));

const states = mostly<(now: number) => Session['state']>(
  () => ({ is: 'confirmed' }),
  fc.constantFrom(
    (now: number) => ({ is: 'requested' as const, until: now + 1 }),
    (now: number) => ({ is: 'requested' as const, until: now }),
    () => ({ is: 'no-show' as const }),
    () => ({ is: 'cancelled' as const, by: 'client' as const }),
  ),
);

/**
 * Businesses around odd nights. Sessions are booked `by anyone`, over one another and outside hours too, or
 * each only where the reference offers it.
 */
export const shops = (booked: 'by anyone' | 'on offer'): fc.Arbitrary<Shop> =>
  fc
    .constantFrom(...NIGHTS)
    .chain(([zone, date]) =>
      fc.record({
        zone: fc.constant(zone),
        date: fc.constant(date),
        nowAt: fc.integer({ min: -1 * 1440, max: 1440 }),
        closed: mostly<string[]>([], fc.constant([date])),
        notice: fc.constantFrom(0, 0, 60),
        staff: fc.tuple(someStaff('ana', date), someStaff('bea', date)),
        services: fc.tuple(someService('cut', date, ['ana', 'bea']), someService('yoga', date, ['ana'])),
        booked: fc.array(
          fc.record({
            staff: fc.nat(1),
            service: fc.nat(1),
            kind: fc.constantFrom('grid', 'grid', 'grid', 'any', 'block'),
            place: fc.nat(400),
            attendees: fc.integer({ min: 1, max: 3 }),
            state: states,
          }),
          { maxLength: 7 },
        ),
      }),
    )
    .map(({ zone, date, nowAt, closed, notice, staff, services, booked: wanted }) => {
      const book = bookOf({ business: { zone, closed, notice, horizon: { days: 5 } }, services, staff });
      const midnight = createZone(zone).startOfDay(date);
      const now = midnight + nowAt * MINUTE;
      const from = midnight - DAY;
      const until = midnight + 2 * DAY;
      const sessions: Session[] = [];
      for (const { staff: who, service: what, kind, place, attendees, state } of wanted) {
        const person = staff[who] ?? staff[0];
        const service = services[what] ?? services[0];
        const anywhere = from + place * 10 * MINUTE;
        if (booked === 'by anyone' && kind === 'block')
          sessions.push(sessionOf(person, null, anywhere, { minutes: 45 }));
        else if (booked === 'by anyone' && kind === 'any')
          sessions.push(sessionOf(person, service, anywhere, { state: state(now) }));
        else {
          const ask = { service: service.key, staff: person.key, from, until, now };
          const offered = referenceSlots(book, booked === 'on offer' ? sessions : [], ask);
          const start = offered[place % Math.max(1, offered.length)]?.start;
          const count = booked === 'on offer' ? 1 : Math.min(attendees, service.seats);
          if (start !== undefined)
            for (let i = 0; i < count; i++)
              sessions.push(
                sessionOf(person, service, start, {
                  state: booked === 'on offer' ? { is: 'confirmed' } : state(now),
                }),
              );
        }
      }
      return { book, sessions, now, from, until };
    });

/** What busy must cover for the span that is asked for. */
export const rangeOf = ({ from, until }: Shop) => ({ start: from - 3 * DAY, end: until + 3 * DAY });
export const everyAsk = ({ book, from, until, now }: Shop) =>
  book.services.flatMap(service =>
    [null, ...book.staff.map(({ key }) => key)].map(staff => ({
      service: service.key,
      staff,
      from,
      until,
      now,
    })),
  );
