import { describe, expect, test } from 'vitest';
import { type Ask, slots } from './availability';
import type { Book } from './book';
import { NO_HOURS } from './hours';
import type { Service } from './services';
import type { Session } from './sessions';
import type { Staff } from './staff';
import { busyFrom, everyClass } from './taken';
import { bookOf, daily, serviceOf, sessionOf, staffOf, window } from './testing/shop';
import { DAY, SECOND } from './time';

/** A month in which clocks change nowhere near. */
const NOW = '2026-06-01T00:00:00Z';

type Question = {
  readonly business?: Partial<Book['business']>;
  readonly staff: readonly Staff[];
  readonly service: Service;
  readonly services?: readonly Service[];
  readonly sessions?: readonly Session[];
  readonly day: string;
  readonly days?: number;
  readonly now?: string;
  readonly ask?: Partial<Ask>;
};

const ask = ({ business, staff, service, services, sessions, day, days, now, ask }: Question) => {
  const book = bookOf({ business: business ?? {}, staff, services: services ?? [service] });
  const from = Date.parse(`${day}T00:00:00Z`);
  const until = from + (days ?? 1) * DAY;
  const at = Date.parse(now ?? NOW);
  const range = { start: from - 8 * DAY, end: until + 8 * DAY };
  const busy = busyFrom(book, sessions ?? [], range, at, everyClass);
  return slots(book, busy, { service: service.key, staff: null, from, until, now: at, ...ask });
};

/** Starts as UTC clock times, with the day where it is not the first one asked for. */
const clocks = (question: Question): string[] =>
  ask(question).map(({ start }) => {
    const [date = '', time = ''] = new Date(start).toISOString().slice(0, 16).split('T');
    return date === question.day ? time : `${date.slice(5)} ${time}`;
  });

const ana = staffOf('ana', { weekly: daily(window(9, 12)) });
const bea = staffOf('bea', { weekly: daily(window(10, 13)) });
const cut = serviceOf('cut', { staff: [ana.key] });
const DAY_ASKED = '2026-06-03';

describe('starts', () => {
  test('count from the window in steps of the duration', () => {
    expect(clocks({ staff: [ana], service: cut, day: DAY_ASKED })).toEqual(['09:00', '10:00', '11:00']);
  });

  test('count in steps of "Start every"', () => {
    const service = { ...cut, every: 45 };
    expect(clocks({ staff: [ana], service, day: DAY_ASKED })).toEqual(['09:00', '09:45', '10:30']);
  });

  test('are not shifted by taken time', () => {
    const sessions = [sessionOf(ana, cut, '2026-06-03T09:30:00Z', { minutes: 15 })];
    expect(clocks({ staff: [ana], service: cut, sessions, day: DAY_ASKED })).toEqual(['10:00', '11:00']);
  });

  test('are not shifted by notice, and one exactly at its limit is offered', () => {
    const service = { ...cut, notice: 60 };
    const at = (now: string) => clocks({ staff: [ana], service, day: DAY_ASKED, now });
    expect(at('2026-06-03T09:00:00Z')).toEqual(['10:00', '11:00']);
    expect(at('2026-06-03T09:00:01Z')).toEqual(['11:00']);
    expect(at('2026-06-03T08:59:59Z')).toEqual(['10:00', '11:00']);
  });

  test('are those from `from` and before `until`', () => {
    const from = Date.parse('2026-06-03T10:00:00Z');
    const some = clocks({ staff: [ana], service: cut, day: DAY_ASKED, ask: { from, until: from + SECOND } });
    expect(some).toEqual(['10:00']);
    expect(clocks({ staff: [ana], service: cut, day: DAY_ASKED, ask: { from, until: from } })).toEqual([]);
  });
});

describe('hours', () => {
  const on = (weekday: number, ...windows: ReturnType<typeof window>[]) =>
    NO_HOURS.map((none, day) => (day === weekday ? windows : none));

  test('a longer service than any window is never offered', () => {
    const service = { ...cut, duration: 181 };
    expect(clocks({ staff: [ana], service, day: DAY_ASKED, days: 7 })).toEqual([]);
  });

  test('of a date take the place of the weekly ones, none closes it', () => {
    const staff = [{ ...ana, dated: { '2026-06-03': [window(20, 22)], '2026-06-04': [] } }];
    expect(clocks({ staff, service: cut, day: DAY_ASKED, days: 2 })).toEqual(['20:00', '21:00']);
  });

  test('windows of a day that overlap or touch are one', () => {
    const staff = [{ ...ana, weekly: daily(window(9, 10.5), window(10.5, 11), window(10, 12.5)) }];
    const service = { ...cut, duration: 50 };
    expect(clocks({ staff, service, day: DAY_ASKED })).toEqual(['09:00', '09:50', '10:40', '11:30']);
  });

  test('a closed day has none, but the night before goes on', () => {
    const staff = [{ ...ana, weekly: daily(window(22, 26)) }];
    const business = { closed: ['2026-06-03'] };
    expect(clocks({ business, staff, service: cut, day: DAY_ASKED, days: 2 })).toEqual([
      '00:00',
      '01:00',
      '06-04 22:00',
      '06-04 23:00',
    ]);
  });

  test('a session may run across midnight where windows meet, each day counting its own starts', () => {
    // Wednesday to midnight, Thursday from midnight.
    const weekly = NO_HOURS.map((none, day) =>
      day === 2 ? [window(22, 24)] : day === 3 ? [window(0, 2)] : none,
    );
    const service = { ...cut, duration: 50 };
    expect(clocks({ staff: [{ ...ana, weekly }], service, day: DAY_ASKED, days: 2 })).toEqual([
      '22:00',
      '22:50',
      '23:40',
      '06-04 00:00',
      '06-04 00:50',
    ]);
  });

  test('a night that runs into the hours of the next day keeps its starts, and so does that day', () => {
    // Until 02:00 from Wednesday, from 00:15 on Thursday; taken from 00:30 to 00:45.
    const weekly = NO_HOURS.map((none, day) =>
      day === 2 ? [window(23, 26)] : day === 3 ? [window(0.25, 2.25)] : none,
    );
    const service = { ...cut, duration: 30, every: 60 };
    const sessions = [sessionOf(ana, service, '2026-06-04T00:30:00Z', { minutes: 15 })];
    expect(clocks({ staff: [{ ...ana, weekly }], service, sessions, day: DAY_ASKED, days: 2 })).toEqual([
      '23:00',
      '06-04 00:00',
      '06-04 01:00',
      '06-04 01:15',
    ]);
  });

  test('without windows that meet, none runs across', () => {
    const staff = [{ ...ana, weekly: on(2, window(22, 24)) }];
    const service = { ...cut, duration: 50 };
    expect(clocks({ staff, service, day: DAY_ASKED, days: 2 })).toEqual(['22:00', '22:50']);
  });

  test('a timetable of the service takes the place of the hours of its staff', () => {
    const staff = [{ ...ana, weekly: NO_HOURS, dated: { '2026-06-03': [] } }];
    const service = { ...cut, weekly: daily(window(18, 19)), dated: { '2026-06-04': [window(7, 8)] } };
    expect(clocks({ staff, service, day: DAY_ASKED, days: 2 })).toEqual(['18:00', '06-04 07:00']);
  });

  test('time off and closed days hold within a timetable too', () => {
    const off = { a: { from: '2026-06-03T18:30', to: '2026-06-03T18:40' } };
    const service = { ...cut, weekly: daily(window(18, 19)) };
    const business = { closed: ['2026-06-04'] };
    const staff = [{ ...ana, off }];
    expect(clocks({ business, staff, service, day: DAY_ASKED, days: 3 })).toEqual(['06-05 18:00']);
  });

  test('dates without a timetable count for nothing', () => {
    const service = { ...cut, dated: { '2026-06-03': [window(20, 21)] } };
    expect(clocks({ staff: [ana], service, day: DAY_ASKED })).toEqual(['09:00', '10:00', '11:00']);
  });
});

describe('clock changes', () => {
  const allDay = (duration: number) => ({ ...cut, duration });
  const open = [{ ...ana, weekly: daily(window(9, 11)) }];

  test('keep the wall time of hours', () => {
    const business = { zone: 'America/New_York' };
    const question = { business, staff: open, service: cut, now: '2026-03-01T00:00:00Z' };
    expect(clocks({ ...question, day: '2026-03-07' })).toEqual(['14:00', '15:00']);
    expect(clocks({ ...question, day: '2026-03-08' })).toEqual(['13:00', '14:00']);
  });

  test('in a window that loses an hour leave fewer starts, in one that gains an hour more', () => {
    const staff = [{ ...ana, weekly: daily(window(1, 4)) }];
    const business = { zone: 'America/New_York' };
    const spring = { business, staff, service: allDay(60), day: '2026-03-08', now: '2026-03-01T00:00:00Z' };
    expect(clocks(spring)).toEqual(['06:00', '07:00']);
    const autumn = { business, staff, service: allDay(60), day: '2026-11-01', now: '2026-10-20T00:00:00Z' };
    expect(clocks(autumn)).toEqual(['05:00', '06:00', '07:00', '08:00']);
  });

  test('leave nothing of a window that lies in the hour that is skipped and ends with it', () => {
    const staff = [{ ...ana, weekly: daily(window(2.5, 3)) }];
    const business = { zone: 'America/New_York' };
    const question = { business, staff, service: allDay(15), now: '2026-03-01T00:00:00Z' };
    expect(clocks({ ...question, day: '2026-03-08' })).toEqual([]);
    expect(clocks({ ...question, day: '2026-03-07' })).toEqual(['07:30', '07:45']);
  });

  test('a date that the zone skipped has no hours of its own', () => {
    // Fridays only; Samoa had no Friday, 30 December 2011.
    const staff = [{ ...ana, weekly: NO_HOURS.map((none, day) => (day === 4 ? [window(9, 11)] : none)) }];
    const business = { zone: 'Pacific/Apia' };
    const now = '2011-12-20T00:00:00Z';
    expect(clocks({ business, staff, service: cut, day: '2011-12-29', days: 4, now })).toEqual([]);
  });
});

describe('buffers', () => {
  const service = { ...cut, duration: 30, before: 10, after: 20 };

  test('of neighbours add up', () => {
    // 10:00–10:30 keeps 09:50–10:50; 20 minutes after 09:00–09:30 reach 09:50, so they just touch.
    const sessions = [sessionOf(ana, service, '2026-06-03T10:00:00Z')];
    expect(clocks({ staff: [ana], service, sessions, day: DAY_ASKED })).toEqual(['09:00', '11:00', '11:30']);
    const longer = { ...service, after: 21 };
    expect(clocks({ staff: [ana], service: longer, sessions, day: DAY_ASKED })).toEqual(['11:00', '11:30']);
  });

  test('may reach into closed time, time off and blocked time', () => {
    const staff = [{ ...ana, off: { a: { from: '2026-06-03T09:30', to: '2026-06-03T10:00' } } }];
    const sessions = [sessionOf(ana, null, '2026-06-03T10:30:00Z', { minutes: 30 })];
    expect(clocks({ staff, service, sessions, day: DAY_ASKED })).toEqual([
      '09:00',
      '10:00',
      '11:00',
      '11:30',
    ]);
  });
});

describe('what takes time', () => {
  const state = (is: Session['state']) => [sessionOf(ana, cut, '2026-06-03T10:00:00Z', { state: is })];
  const until = (at: string) => ({ is: 'requested' as const, until: Date.parse(at) });

  test.each([
    ['confirmed', { is: 'confirmed' as const }],
    ['waiting for the owner', until('2026-06-01T00:00:01Z')],
    ['a no-show', { is: 'no-show' as const }],
  ])('%s does', (_, is) => {
    expect(clocks({ staff: [ana], service: cut, sessions: state(is), day: DAY_ASKED })).toEqual([
      '09:00',
      '11:00',
    ]);
  });

  test.each([
    ['cancelled', { is: 'cancelled' as const, by: 'client' as const }],
    ['unanswered at its limit', until('2026-06-01T00:00:00Z')],
    ['withdrawn', { is: 'withdrawn' as const }],
    ['refused', { is: 'refused' as const, why: 'taken' as const }],
  ])('%s does not', (_, is) => {
    expect(clocks({ staff: [ana], service: cut, sessions: state(is), day: DAY_ASKED })).toHaveLength(3);
  });
});

describe('horizon', () => {
  test('counts days of the business, today as 0, the last included', () => {
    // Tokyo is a day ahead of UTC in the evening: today there is 4 June.
    const business = { zone: 'Asia/Tokyo', horizon: { days: 1 } };
    const question = {
      business,
      staff: [ana],
      service: cut,
      now: '2026-06-03T23:00:00Z',
      day: '2026-06-04',
      days: 4,
    };
    expect(clocks(question)).toEqual([
      '00:00',
      '01:00',
      '02:00',
      '06-05 00:00',
      '06-05 01:00',
      '06-05 02:00',
    ]);
  });

  test('or ends with a last date; a service may have its own', () => {
    const business = { horizon: { last: '2026-06-03' } };
    const question = { business, staff: [ana], day: DAY_ASKED, days: 3 };
    expect(clocks({ ...question, service: cut })).toHaveLength(3);
    expect(clocks({ ...question, service: { ...cut, horizon: { days: 3 } } })).toHaveLength(6);
  });
});

describe('most sessions', () => {
  const limited = (rest: Partial<Staff>) => [{ ...ana, ...rest }];
  const booked = [sessionOf(ana, cut, '2026-06-03T09:00:00Z')];

  test('a day', () => {
    const question = { service: cut, sessions: booked, day: DAY_ASKED, days: 2 };
    expect(clocks({ ...question, staff: limited({ perDay: 1 }) })).toEqual([
      '06-04 09:00',
      '06-04 10:00',
      '06-04 11:00',
    ]);
    expect(clocks({ ...question, staff: limited({ perDay: 2 }) })).toHaveLength(5);
  });

  test('a week, from Monday to Sunday', () => {
    // 7 June 2026 is a Sunday.
    const question = { staff: limited({ perWeek: 1 }), service: cut, sessions: booked };
    expect(clocks({ ...question, day: '2026-06-07', days: 2 })).toEqual([
      '06-08 09:00',
      '06-08 10:00',
      '06-08 11:00',
    ]);
    expect(clocks({ ...question, day: '2026-06-01', days: 1, now: '2026-05-30T00:00:00Z' })).toEqual([]);
  });

  test('blocked time is no session', () => {
    const sessions = [sessionOf(ana, null, '2026-06-03T09:00:00Z')];
    expect(clocks({ staff: limited({ perDay: 1 }), service: cut, sessions, day: DAY_ASKED })).toHaveLength(2);
  });
});

describe('a class', () => {
  const yoga = serviceOf('yoga', { seats: 2, staff: [ana.key] });
  const dance = serviceOf('dance', { seats: 2, staff: [ana.key] });
  const attendees = (count: number, service = yoga) =>
    Array.from({ length: count }, () => sessionOf(ana, service, '2026-06-03T10:00:00Z'));
  const question = { staff: [ana], services: [yoga, dance, cut], day: DAY_ASKED };

  test('with seats left is offered at its start', () => {
    expect(clocks({ ...question, service: yoga, sessions: attendees(1) })).toEqual([
      '09:00',
      '10:00',
      '11:00',
    ]);
  });

  test('that is full is not', () => {
    expect(clocks({ ...question, service: yoga, sessions: attendees(2) })).toEqual(['09:00', '11:00']);
  });

  test('is in the way of another service, and of itself at another time', () => {
    const sessions = attendees(1);
    expect(clocks({ ...question, service: dance, sessions })).toEqual(['09:00', '11:00']);
    expect(clocks({ ...question, service: cut, sessions })).toEqual(['09:00', '11:00']);
    const often = { ...yoga, every: 30 };
    const services = [often, dance, cut];
    expect(clocks({ ...question, services, service: often, sessions })).toEqual(['09:00', '10:00', '11:00']);
  });

  test('counts once for the limits, and can be joined when they are reached', () => {
    const staff = [{ ...ana, perDay: 2 }];
    expect(clocks({ ...question, staff, service: yoga, sessions: attendees(2) })).toEqual(['09:00', '11:00']);
    const one = [{ ...ana, perDay: 1 }];
    expect(clocks({ ...question, staff: one, service: yoga, sessions: attendees(1) })).toEqual(['10:00']);
  });

  test('that the owner booked somebody over is not offered', () => {
    const sessions = [...attendees(1), sessionOf(ana, cut, '2026-06-03T10:30:00Z', { minutes: 15 })];
    expect(clocks({ ...question, service: yoga, sessions })).toEqual(['09:00', '11:00']);
  });
});

describe('"Anyone"', () => {
  const service = { ...cut, staff: [bea.key, ana.key] };

  test('is offered every time at which somebody is free, with who it is in staff order', () => {
    const sessions = [sessionOf(ana, service, '2026-06-03T11:00:00Z')];
    const found = ask({ staff: [ana, bea], service, sessions, day: DAY_ASKED });
    expect(found.map(({ start, staff }) => [new Date(start).toISOString().slice(11, 16), ...staff])).toEqual([
      ['09:00', ana.key],
      ['10:00', ana.key, bea.key],
      ['11:00', bea.key],
      ['12:00', bea.key],
    ]);
  });

  test('is nobody who left or does not offer it', () => {
    const staff = [{ ...ana, archived: true }, bea];
    const found = ask({ staff, service, day: DAY_ASKED });
    expect(new Set(found.flatMap(slot => slot.staff))).toEqual(new Set([bea.key]));
    expect(ask({ staff, service, day: DAY_ASKED, ask: { staff: ana.key } })).toEqual([]);
    expect(ask({ staff, service: { ...service, archived: true }, day: DAY_ASKED })).toEqual([]);
    expect(ask({ staff, service: { ...service, staff: [] }, day: DAY_ASKED })).toEqual([]);
  });
});

test('absurd questions get no answer and do no work', () => {
  for (const [from, until] of [
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1],
    [0, 1],
    [Number.NaN, Number.NaN],
    [Number.NEGATIVE_INFINITY, 0],
  ] as const)
    expect(clocks({ staff: [ana], service: cut, day: DAY_ASKED, ask: { from, until } })).toEqual([]);
  const all = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
  const offered = clocks({ staff: [ana], service: cut, day: DAY_ASKED, ask: all });
  expect(offered).toHaveLength(61 * 3);
});
