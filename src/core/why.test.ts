import { describe, expect, test } from 'vitest';
import type { Book } from './book';
import { NO_HOURS } from './hours';
import type { Service } from './services';
import type { Session } from './sessions';
import type { Staff } from './staff';
import { busyFrom, everyClass } from './taken';
import { bookOf, daily, keyOf, serviceOf, sessionOf, staffOf, window } from './testing/shop';
import { DAY } from './time';
import { reasonOf, type WhyNotAsk, whyNot } from './why';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const ana = staffOf('ana', { weekly: daily(window(9, 12)) });
const bea = staffOf('bea', { weekly: daily(window(9, 12)) });
const cut = serviceOf('cut', { staff: [ana.key] });
const at = (time: string): number => Date.parse(`2026-06-03T${time}:00Z`);

const why = (
  time: string | number,
  rest: {
    business?: Partial<Book['business']>;
    staff?: readonly Staff[];
    services?: readonly Service[];
    sessions?: readonly Session[];
    ask?: Partial<WhyNotAsk>;
  } = {},
) => {
  const { sessions = [], services = [cut], staff = [ana] } = rest;
  const book = bookOf({ business: rest.business ?? {}, services, staff });
  const busy = busyFrom(book, sessions, { start: NOW - 30 * DAY, end: NOW + 30 * DAY }, NOW, everyClass);
  const start = typeof time === 'number' ? time : at(time);
  return whyNot(book, busy, { service: cut.key, staff: ana.key, start, now: NOW, sessions, ...rest.ask });
};

test('nothing hides what is on offer', () => {
  expect(why('09:00')).toBeNull();
});

describe('of the service', () => {
  test('unknown or archived', () => {
    expect(why('09:00', { ask: { service: keyOf('gone') } })).toEqual({ is: 'service' });
    expect(why('09:00', { services: [{ ...cut, archived: true }] })).toEqual({ is: 'service' });
  });

  test('hidden, where the public list is asked for; its link books it', () => {
    const services = [{ ...cut, hidden: true }];
    expect(why('09:00', { services, ask: { listed: true } })).toEqual({ is: 'hidden' });
    expect(why('09:00', { services })).toBeNull();
  });
});

describe('of the time itself', () => {
  test('past, notice with the earliest start, horizon with the last day', () => {
    expect(why(NOW - 1)).toEqual({ is: 'past' });
    const notice = 3 * 24 * 60;
    expect(why('09:00', { business: { notice } })).toEqual({ is: 'notice', earliest: NOW + 3 * DAY });
    expect(why('09:00', { business: { horizon: { days: 1 } } })).toEqual({
      is: 'horizon',
      last: '2026-06-02',
    });
    expect(why(Number.MAX_SAFE_INTEGER)).toEqual({ is: 'horizon', last: '2026-07-31' });
  });
});

describe('of the staff', () => {
  test('unknown, archived or not offering it; nobody at all', () => {
    expect(why('09:00', { ask: { staff: keyOf('gone') } })).toEqual({ is: 'staff' });
    expect(why('09:00', { staff: [{ ...ana, archived: true }] })).toEqual({ is: 'staff' });
    expect(why('09:00', { staff: [ana, bea], ask: { staff: bea.key } })).toEqual({
      is: 'not-offered-by',
      staff: bea.key,
    });
    expect(why('09:00', { services: [{ ...cut, staff: [] }], ask: { staff: null } })).toEqual({
      is: 'nobody',
    });
  });

  test('"Anyone": each for their own reason; with one, just that', () => {
    const services = [{ ...cut, staff: [ana.key, bea.key] }];
    const staff = [
      { ...ana, weekly: NO_HOURS },
      { ...bea, perDay: 1 },
    ];
    const sessions = [sessionOf(bea, cut, at('09:00'))];
    const found = why('10:00', { services, staff, sessions, ask: { staff: null } });
    expect(found).toEqual({
      is: 'anyone',
      each: [
        { staff: ana.key, why: { is: 'outside-hours', date: '2026-06-03', windows: [], own: false } },
        { staff: bea.key, why: { is: 'day-limit', date: '2026-06-03', limit: 1 } },
      ],
    });
    expect(found && reasonOf(found)).toBe('closed');
    expect(why('13:00', { ask: { staff: null } })).toMatchObject({ is: 'outside-hours' });
    expect(why('09:00', { services, staff: [ana, bea], sessions, ask: { staff: null } })).toBeNull();
  });
});

describe('of the hours', () => {
  test('a closed day, unless the night before goes on', () => {
    expect(why('09:00', { business: { closed: ['2026-06-03'] } })).toEqual({
      is: 'closed-day',
      date: '2026-06-03',
    });
    const staff = [{ ...ana, weekly: daily(window(22, 26)) }];
    expect(why('00:00', { staff, business: { closed: ['2026-06-03'] } })).toBeNull();
  });

  test('outside them, with those of the date, or of the service', () => {
    const windows = [window(9, 12)];
    expect(why('12:00')).toEqual({ is: 'outside-hours', date: '2026-06-03', windows, own: false });
    const services = [{ ...cut, weekly: daily(window(18, 20)) }];
    expect(why('09:00', { services })).toEqual({
      is: 'outside-hours',
      date: '2026-06-03',
      windows: [window(18, 20)],
      own: true,
    });
  });

  test('not at a start, with the starts around it', () => {
    expect(why('09:30')).toEqual({
      is: 'grid',
      from: at('09:00'),
      every: 60,
      between: { start: at('09:00'), end: at('10:00') },
    });
  });

  test('not before the window ends; ending with it is in time', () => {
    expect(why('11:00')).toBeNull();
    const services = [{ ...cut, every: 30 }];
    expect(why('11:30', { services })).toEqual({ is: 'window-end', end: at('12:00'), needed: at('12:30') });
  });
});

describe('of what is taken', () => {
  test('time off and blocked time', () => {
    const staff = [{ ...ana, off: { a: { from: '2026-06-03T09:30', to: '2026-06-03T09:45' } } }];
    expect(why('09:00', { staff })).toEqual({
      is: 'time-off',
      span: { start: at('09:30'), end: at('09:45') },
    });
    const block = sessionOf(ana, null, at('09:30'), { minutes: 5 });
    expect(why('09:00', { sessions: [block] })).toEqual({ is: 'blocked', session: block });
  });

  test('a session, or only a buffer', () => {
    const services = [{ ...cut, after: 15 }];
    const hit = sessionOf(ana, cut, at('09:30'));
    expect(why('09:00', { sessions: [hit] })).toEqual({ is: 'taken', session: hit });
    const next = sessionOf(ana, cut, at('10:00'));
    expect(why('09:00', { services, sessions: [next] })).toEqual({ is: 'buffer', session: next });
    // Without the sessions it can only say which of the two.
    expect(why('09:00', { sessions: [hit], ask: { sessions: [] } })).toEqual({ is: 'taken', session: null });
    expect(why('09:00', { services, sessions: [next], ask: { sessions: [] } })).toEqual({
      is: 'buffer',
      session: null,
    });
  });

  test('a class that is full; another class', () => {
    const yoga = { ...cut, seats: 2 };
    const services = [yoga, serviceOf('dance', { seats: 2, staff: [ana.key] })];
    const one = sessionOf(ana, yoga, at('09:00'));
    const two = sessionOf(ana, yoga, at('09:00'));
    expect(why('09:00', { services, sessions: [one] })).toBeNull();
    expect(why('09:00', { services, sessions: [one, two] })).toEqual({ is: 'class-full', seats: 2 });
    const dance = { service: keyOf('dance') };
    expect(why('09:00', { services, sessions: [one], ask: dance })).toEqual({ is: 'taken', session: one });
    expect(why('09:00', { services, sessions: [one], ask: { ...dance, sessions: [] } })).toEqual({
      is: 'taken',
      session: null,
    });
  });

  test('the limits of a day and of a week', () => {
    const sessions = [sessionOf(ana, cut, at('09:00'))];
    expect(why('10:00', { sessions, staff: [{ ...ana, perDay: 1 }] })).toEqual({
      is: 'day-limit',
      date: '2026-06-03',
      limit: 1,
    });
    expect(why('10:00', { sessions, staff: [{ ...ana, perWeek: 1 }] })).toEqual({
      is: 'week-limit',
      date: '2026-06-01',
      limit: 1,
    });
  });
});

test('what a client is told', () => {
  const told = (time: string | number, rest: Parameters<typeof why>[1] = {}) => {
    const found = why(time, rest);
    return found && reasonOf(found);
  };
  expect(told('09:00', { ask: { service: keyOf('gone') } })).toBe('service');
  expect(told(NOW - 1)).toBe('notice');
  expect(told(NOW + 300 * DAY)).toBe('horizon');
  expect(told('09:00', { ask: { staff: keyOf('gone') } })).toBe('staff');
  expect(told('12:00')).toBe('closed');
  expect(told('09:00', { sessions: [sessionOf(ana, cut, at('09:00'))] })).toBe('taken');
  expect(
    told('10:00', { sessions: [sessionOf(ana, cut, at('09:00'))], staff: [{ ...ana, perDay: 1 }] }),
  ).toBe('limit');
});
