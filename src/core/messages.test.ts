import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { ChangeId } from './hlc';
import type { Key } from './id';
import { emptyRecord, fold } from './ledger';
import {
  lastTold,
  type Message,
  messageField,
  messagesIn,
  newsOf,
  type Told,
  Wanted,
  waitsForPassword,
} from './messages';
import { DAY } from './time';

const key = (letter: string) => letter.repeat(26) as Key;
const id = (n: number) => String(n).padStart(30, '0') as ChangeId;
const WALLET = 'f'.repeat(64);
const NOW = 1_000_000;
const START = NOW + 3_600_000;
const ALL = v.parse(Wanted, {});

const when = (start = START, staff = 'a') => ({
  staff: key(staff),
  start,
  end: start + 1_800_000,
  before: 0,
  after: 0,
});
const told = (is: Told['is'], start = START, staff = 'a'): Told => ({ is, start, staff: key(staff) });

type State = Parameters<typeof newsOf>[0]['state'];
const CONFIRMED: State = { is: 'confirmed' };

/** A session as its changes leave it, told by the last `when` and `state` of them. */
const session = (history: readonly { readonly by: string; readonly set: object }[]) => {
  const all = Object.assign({}, ...history.map(({ set }) => set)) as {
    when: ReturnType<typeof when>;
    state: State;
  };
  return {
    session: { service: key('s'), client: key('c'), ...all },
    history: history.map(({ by, set }, at) => ({ id: id(at + 1), by, set: set as never })),
  };
};

const news = (
  history: readonly { readonly by: string; readonly set: object }[],
  {
    last = null,
    asked = false,
    now = NOW,
    wanted = ALL,
  }: {
    readonly last?: Told | null;
    readonly asked?: boolean;
    readonly now?: number;
    readonly wanted?: Wanted;
  } = {},
) => {
  const made = session(history);
  return newsOf(made.session, { last, asked, history: made.history, now }, wanted);
};

const ENTERED = [{ by: 'owner', set: { when: when(), state: CONFIRMED } }];
const BOOKED = [{ by: WALLET, set: { when: when(), state: CONFIRMED } }];
const ASKED = [{ by: WALLET, set: { when: when(), state: { is: 'requested', until: START } } }];
const moved = (by: string, start = START + 60_000) => ({ by, set: { when: when(start) } });
const CANCELLED = { by: 'owner', set: { state: { is: 'cancelled', by: 'owner' } } };
const REFUSED = { by: 'owner', set: { state: { is: 'refused', why: 'by-owner' } } };

test('a session that came to be confirmed is, until its client was told so', () => {
  expect(news(ENTERED)).toBe('confirmation');
  expect(news(BOOKED, { asked: true })).toBe('confirmation');
  expect(news(ASKED, { asked: true })).toBeNull();
  expect(news([...ASKED, { by: 'owner', set: { state: CONFIRMED } }], { asked: true })).toBe('confirmation');
  expect(news(ENTERED, { last: told('confirmed') })).toBeNull();
});

test('another time or person is a change to whoever knew of one, and the confirmation itself to others', () => {
  expect(news([...ENTERED, moved('owner')], { last: told('confirmed') })).toBe('change');
  expect(
    news([...ENTERED, { by: 'owner', set: { when: when(START, 'b') } }], { last: told('confirmed') }),
  ).toBe('change');
  expect(news([...ENTERED, moved('owner')])).toBe('confirmation');
  expect(news([...BOOKED, moved('owner')], { asked: true })).toBe('change');
  expect(news([...ASKED, moved('owner'), { by: 'owner', set: { state: CONFIRMED } }], { asked: true })).toBe(
    'confirmation',
  );
});

test('moved back before anything was sent, nothing is left to say; moved back after that, it is', () => {
  const back = [...ENTERED, moved('owner'), { by: 'owner', set: { when: when() } }];
  expect(news(back, { last: told('confirmed') })).toBeNull();
  expect(news(back, { last: told('confirmed', START + 60_000) })).toBe('change');
});

test('a longer session, or other buffers, are no news', () => {
  const longer = { by: 'owner', set: { when: { ...when(), end: START + 7_200_000, after: 5 } } };
  expect(news([...ENTERED, longer], { last: told('confirmed') })).toBeNull();
});

test('what is off is told to whoever may have counted on it', () => {
  expect(news([...ENTERED, CANCELLED], { last: told('confirmed') })).toBe('cancellation');
  expect(news([...ENTERED, CANCELLED])).toBeNull();
  expect(news([...BOOKED, CANCELLED], { asked: true })).toBe('cancellation');
  expect(news([...BOOKED, CANCELLED], { asked: true, last: told('cancelled') })).toBeNull();
  expect(news([...ASKED, REFUSED], { asked: true })).toBe('refusal');
  const late = { by: 'desk', set: { state: { is: 'refused', why: 'not-answered' } } };
  expect(news([...ASKED, late], { asked: true })).toBe('refusal');
  expect(news([...ASKED, { by: WALLET, set: { state: { is: 'withdrawn' } } }], { asked: true })).toBeNull();
});

test('one that was cancelled and stands again is confirmed anew', () => {
  const restored = [...ENTERED, CANCELLED, { by: 'owner', set: { state: CONFIRMED } }];
  expect(news(restored, { last: told('cancelled') })).toBe('confirmation');
  expect(news(restored, { last: told('confirmed') })).toBeNull();
});

test('what has begun is not told of any more, nor is what is nobody’s', () => {
  expect(news(ENTERED, { now: START - 1 })).toBe('confirmation');
  expect(news(ENTERED, { now: START })).toBeNull();
  const made = session(ENTERED);
  const facts = { last: null, asked: false, history: [], now: NOW };
  expect(newsOf({ ...made.session, client: null }, facts, ALL)).toBeNull();
  expect(newsOf({ ...made.session, service: null }, facts, ALL)).toBeNull();
});

test('the owner says which kinds wait, and whether those that clients brought about themselves', () => {
  expect(news(ENTERED, { wanted: { ...ALL, confirmation: false } })).toBeNull();
  expect(news([...BOOKED, CANCELLED], { asked: true, wanted: { ...ALL, confirmation: false } })).toBe(
    'cancellation',
  );
  const wanted = { ...ALL, own: false };
  expect(news(BOOKED, { asked: true, wanted })).toBeNull();
  expect(news(ENTERED, { wanted })).toBe('confirmation');
  expect(news([...ASKED, { by: 'owner', set: { state: CONFIRMED } }], { asked: true, wanted })).toBe(
    'confirmation',
  );
  expect(news([...BOOKED, moved(WALLET)], { asked: true, wanted })).toBeNull();
  expect(news([...BOOKED, moved('owner')], { asked: true, wanted })).toBe('change');
  const gone = { by: WALLET, set: { state: { is: 'cancelled', by: 'client' } } };
  expect(news([...BOOKED, gone], { asked: true, wanted })).toBeNull();
  expect(news([...BOOKED, gone], { asked: true })).toBe('cancellation');
});

test('a forgotten password waits until it was sent, or nobody can be waiting any more', () => {
  const sent = (at: number) =>
    fold(emptyRecord('message', key('a')), {
      id: id(1),
      set: { [messageField(key('m'))]: { is: 'sent', kind: 'password', at, means: 'email', told: null } },
    });
  expect(waitsForPassword({}, null, NOW)).toBe(false);
  expect(waitsForPassword({ forgot: NOW }, null, NOW)).toBe(true);
  expect(waitsForPassword({ forgot: NOW }, sent(NOW), NOW)).toBe(false);
  expect(waitsForPassword({ forgot: NOW }, sent(NOW - 1), NOW)).toBe(true);
  expect(waitsForPassword({ forgot: NOW }, null, NOW + 7 * DAY)).toBe(false);
});

const message = (change: Partial<Message> = {}): Message => ({
  is: 'sent',
  kind: 'confirmation',
  at: NOW,
  means: 'whatsapp',
  told: told('confirmed'),
  ...change,
});

test('marks of two devices add up, and the latest that told of something counts', () => {
  const record = [
    { id: id(3), set: { [messageField(key('b'))]: message({ told: told('confirmed', 9) }) as never } },
    { id: id(1), set: { [messageField(key('a'))]: message() as never } },
    { id: id(4), set: { [messageField(key('d'))]: message({ kind: 'link', told: null }) as never } },
    { id: id(2), set: { [messageField(key('e'))]: { is: 'posted' } as never } },
  ].reduce(fold, emptyRecord('message', key('s')));
  expect(messagesIn(record).map(one => one.key)).toEqual([key('d'), key('b'), key('a')]);
  expect(lastTold(record)).toEqual(told('confirmed', 9));
  const undone = fold(record, { id: id(5), set: { [messageField(key('b'))]: null } });
  expect(lastTold(undone)).toEqual(told('confirmed'));
  expect(lastTold(emptyRecord('message', key('s')))).toBeNull();
});
