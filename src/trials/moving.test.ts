import { generateSecretKey } from 'nostr-tools/pure';
import { describe, expect, test } from 'vitest';
import type { Booking } from '../app/wallet/wallet';
import type { Key } from '../core/id';
import { linkFromText } from '../core/link';
import type { Policies } from '../core/policy';
import type { Request } from '../core/requests';
import { DAY, HOUR, MINUTE, SECOND } from '../core/time';
import { sealRequest } from '../shell/letters/seal';
import {
  book,
  bookingAt,
  meet,
  NOON,
  openBrowser,
  openShop,
  outcome,
  relayOf,
  type Shop,
  sessionsOf,
  TOMORROW_AT_10,
  told,
  until,
  visit,
} from './world';

// Moves and cancellations by clients, whole: wallet, letters, desk, and back.

const IN_THREE_DAYS = TOMORROW_AT_10 + 2 * DAY;

const policies = (change: Partial<Policies['moving']> = {}): Policies => ({
  moving: { allowed: true, until: 24 * 60, most: 3, ...change },
  cancelling: { allowed: change.allowed ?? true, until: change.until ?? 24 * 60 },
});

/** Ana has booked in three days at ten; what clients may do is said in the settings. */
const begin = async (rules: Policies = policies(), ask = false) => {
  const met = await meet({ ask });
  await met.shop.desk.settings.business({ ...rules });
  const key = await book(met.ana, bookingAt(met.seen, IN_THREE_DAYS));
  if (ask) {
    await outcome(met.ana, met.seen.root, key, 'waiting');
    await met.shop.desk.sessions.confirm(key);
  }
  await outcome(met.ana, met.seen.root, key, 'confirmed');
  return { ...met, key, root: met.seen.root };
};

type Begun = Awaited<ReturnType<typeof begin>>;

const move = async ({ ana, root, key }: Pick<Begun, 'ana' | 'root' | 'key'>, start: number): Promise<Key> => {
  const shown = { service: '', staff: '', end: start + HOUR };
  const asked = await ana.wallet.move({ root, session: key, token: null, staff: null, start, shown });
  if (!asked.ok) throw new Error(asked.error.is);
  return asked.value;
};

const cancel = async ({ ana, root, key }: Pick<Begun, 'ana' | 'root' | 'key'>): Promise<Key> => {
  const asked = await ana.wallet.cancel({ root, session: key, token: null });
  if (!asked.ok) throw new Error(asked.error.is);
  return asked.value;
};

const says = ({ ana, root, key }: Begun, holds: (booking: Booking) => boolean) =>
  until(ana.wallet.booking(root, key), booking => booking !== null && holds(booking));

const refusedFor = async (begun: Begun): Promise<string> => {
  const booking = await says(begun, ({ last }) => last?.state.is === 'refused');
  const state = booking?.last?.state;
  return state?.is === 'refused' ? state.why : '';
};

const sessionOf = async ({ shop, key }: Begun) =>
  (await until(shop.desk.sessions.one(key), entry => entry !== null))?.session;

/** The clock goes on from there. */
const goTo = ({ world }: Begun, at: number): void => world.clock.advance(at - world.clock.now());

const changesOf = async ({ shop, key }: Begun) => shop.log.history('session', key);

describe('a move', () => {
  test('keeps session, entry and price, frees the old time, and is told as one more in the row', async () => {
    const begun = await begin();
    await move(begun, IN_THREE_DAYS + HOUR);
    const moved = await says(begun, ({ start, last }) => start === IN_THREE_DAYS + HOUR && last === null);
    expect(moved).toMatchObject({ state: { is: 'confirmed' }, sequence: 1, moves: 1 });
    const sessions = await sessionsOf(begun.shop);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({
      session: { key: begun.key, price: { amount: 8000 }, state: { is: 'confirmed' } },
      client: { first: 'Ana' },
    });
    const [latest] = await begun.shop.desk.history('session', begun.key);
    expect(latest).toMatchObject({ by: 'client', fields: [{ field: 'when' }] });
    const bia = await openBrowser(begun.world);
    const seen = await visit(begun.shop, bia);
    const other = await book(bia, bookingAt(seen, IN_THREE_DAYS));
    await outcome(bia, seen.root, other, 'confirmed');
  });

  test('may go where only the session itself stands in the way, and nowhere that is not on offer', async () => {
    const begun = await begin();
    await begun.shop.desk.settings.service((await sessionOf(begun))?.service as Key, { every: 30 });
    await move(begun, IN_THREE_DAYS + 30 * MINUTE);
    await says(begun, ({ start }) => start === IN_THREE_DAYS + 30 * MINUTE);
    for (const start of [IN_THREE_DAYS + 10 * MINUTE, IN_THREE_DAYS + 12 * HOUR, NOON - HOUR]) {
      await move(begun, start);
      await says(begun, ({ last }) => last?.to?.start === start && last.state.is === 'refused');
    }
    expect((await sessionOf(begun))?.when.start).toBe(IN_THREE_DAYS + 30 * MINUTE);
    expect(await changesOf(begun)).toHaveLength(2);
  });

  test('pressed twice, sent twice and read twice is one', async () => {
    const begun = await begin();
    const [one, two] = await Promise.all([
      move(begun, IN_THREE_DAYS + HOUR),
      move(begun, IN_THREE_DAYS + HOUR),
    ]);
    expect(two).toBe(one);
    await says(begun, ({ moves }) => moves === 1);
    const again = await openShop(begun.world, { before: begun.shop });
    begun.shop.marks.clear();
    again.keep();
    await until(again.desk.status, ({ relays }) => relays.length > 0);
    const other = await book(begun.ana, bookingAt(begun.seen, IN_THREE_DAYS + DAY));
    await outcome(begun.ana, begun.root, other, 'confirmed');
    expect(await changesOf(begun)).toHaveLength(2);
  });

  test('of a service that waits for a yes waits for it too', async () => {
    const begun = await begin(policies(), true);
    await move(begun, IN_THREE_DAYS + HOUR);
    await says(begun, ({ last }) => last?.state.is === 'waiting');
    const [item] = await until(begun.shop.desk.attention, ([first]) => first?.is === 'wanted');
    if (item?.is !== 'wanted') throw new Error('Nothing waits');
    expect(item).toMatchObject({ waits: { is: 'ask' }, to: { start: IN_THREE_DAYS + HOUR, isTaken: false } });
    await begun.shop.desk.sessions.allow(item.request);
    await says(begun, ({ start, last }) => start === IN_THREE_DAYS + HOUR && last === null);
    await until(begun.shop.desk.attention, items => items.length === 0);
  });
});

test('a cancellation frees the time and is told with a higher number', async () => {
  const begun = await begin();
  await cancel(begun);
  const cancelled = await says(begun, ({ state }) => state.is === 'cancelled');
  expect(cancelled).toMatchObject({ state: { by: 'client' }, sequence: 1, last: null });
  const bia = await openBrowser(begun.world);
  const seen = await visit(begun.shop, bia);
  const other = await book(bia, bookingAt(seen, IN_THREE_DAYS));
  await outcome(bia, seen.root, other, 'confirmed');
});

describe('the limit', () => {
  const LIMIT = IN_THREE_DAYS - DAY;

  test('holds for a letter that an old page sends one second late, and not for one in time', async () => {
    const begun = await begin();
    goTo(begun, LIMIT - MINUTE);
    await move(begun, IN_THREE_DAYS + HOUR);
    await says(begun, ({ start }) => start === IN_THREE_DAYS + HOUR);
    goTo(begun, LIMIT + HOUR + SECOND);
    await move(begun, IN_THREE_DAYS + 3 * HOUR);
    expect(await refusedFor(begun)).toBe('past-limit');
    await cancel(begun);
    await says(begun, ({ last }) => last?.to === null && last.state.is === 'refused');
    expect(await sessionOf(begun)).toMatchObject({
      when: { start: IN_THREE_DAYS + HOUR },
      state: { is: 'confirmed' },
    });
  });

  test('is the one that stands when the letter is read', async () => {
    const begun = await begin();
    await begun.shop.desk.settings.business({ ...policies({ allowed: false }) });
    await cancel(begun);
    expect(await refusedFor(begun)).toBe('not-allowed');
  });

  test('counts the moves by the client, and none by the owner', async () => {
    const begun = await begin(policies({ most: 1 }));
    await begun.shop.desk.sessions.edit(begun.key, { start: IN_THREE_DAYS + 2 * HOUR });
    await says(begun, ({ start }) => start === IN_THREE_DAYS + 2 * HOUR);
    await move(begun, IN_THREE_DAYS + HOUR);
    await says(begun, ({ moves }) => moves === 1);
    await move(begun, IN_THREE_DAYS + 4 * HOUR);
    expect(await refusedFor(begun)).toBe('most-moves');
    await cancel(begun);
    await says(begun, ({ state }) => state.is === 'cancelled');
  });

  const asleepOver = async (begun: Begun, ask: () => Promise<Key>): Promise<Shop> => {
    begun.close();
    goTo(begun, LIMIT - HOUR);
    await ask();
    await says(begun, ({ last }) => last?.state.is === 'on-its-way' && last.state.sent);
    goTo(begun, LIMIT + HOUR);
    const later = await openShop(begun.world, { before: begun.shop });
    later.keep();
    return later;
  };

  test('passed while nobody read: the owner decides, with both times', async () => {
    const begun = await begin();
    const later = await asleepOver(begun, () => move(begun, IN_THREE_DAYS + HOUR));
    await says(begun, ({ last }) => last?.state.is === 'waiting');
    const [item] = await until(later.desk.attention, ([first]) => first?.is === 'wanted');
    if (item?.is !== 'wanted' || item.waits.is !== 'late') throw new Error('Nothing waits');
    expect(item.entry.session.when.start).toBe(IN_THREE_DAYS);
    expect(item.to?.start).toBe(IN_THREE_DAYS + HOUR);
    expect(item.waits.at).toBeGreaterThanOrEqual(LIMIT + HOUR);
    expect(item.waits.from).toBeLessThan(LIMIT);
    // Whoever waits asks no second time.
    expect(await cancel(begun)).toBe(item.request);
    await later.desk.sessions.allow(item.request);
    await says(begun, ({ start, last }) => start === IN_THREE_DAYS + HOUR && last === null);
    await until(later.desk.attention, items => items.length === 0);
  });

  test('passed while nobody read: refused by the owner, it stays as it is', async () => {
    const begun = await begin();
    const later = await asleepOver(begun, () => cancel(begun));
    const [item] = await until(later.desk.attention, ([first]) => first?.is === 'wanted');
    if (item?.is !== 'wanted') throw new Error('Nothing waits');
    await later.desk.sessions.deny(item.request);
    expect(await refusedFor(begun)).toBe('by-owner');
    expect((await sessionOf({ ...begun, shop: later }))?.state.is).toBe('confirmed');
  });

  test('withdrawn while it waits, nobody is asked any more', async () => {
    const begun = await begin();
    let asked = '' as Key;
    const later = await asleepOver(begun, async () => {
      asked = await cancel(begun);
      return asked;
    });
    await until(later.desk.attention, ([first]) => first?.is === 'wanted');
    await says(begun, ({ last }) => last?.state.is === 'waiting');
    await begun.ana.wallet.withdraw(begun.root, asked);
    await until(later.desk.attention, items => items.length === 0);
    await says(begun, ({ last, state }) => last === null && state.is === 'confirmed');
  });

  test('passed while the desk was reading: what is sent after it, and found later, is late', async () => {
    const begun = await begin();
    // It wakes, and is still connected a while later.
    goTo(begun, LIMIT + HOUR);
    goTo(begun, LIMIT + HOUR + 20 * SECOND);
    begun.close();
    goTo(begun, LIMIT + 2 * HOUR);
    await cancel(begun);
    await says(begun, ({ last }) => last?.state.is === 'on-its-way' && last.state.sent);
    const later = await openShop(begun.world, { before: begun.shop });
    later.keep();
    expect(await refusedFor(begun)).toBe('past-limit');
    expect(await until(later.desk.attention, () => true)).toEqual([]);
  });
});

describe('whose session it is', () => {
  /** A letter as a hostile wallet writes it, with the app's own code, around every check of a page. */
  const post = async ({ world, root, seen }: Begun, request: object): Promise<void> => {
    const whole = { v: 1, business: root, nonce: 'n'.repeat(22), ...request } as Request;
    const sealed = await sealRequest(whole, generateSecretKey(), seen.desk ?? '', world.clock.now());
    if (!sealed.ok) throw new Error(sealed.error);
    relayOf(world).put(sealed.value.letter);
  };

  const tokenOf = (booking: Booking | null): string => {
    const link = linkFromText(booking?.link ?? '');
    if (!link.ok || link.value.to !== 'session') throw new Error('No session link');
    return link.value.token;
  };

  test('nobody moves or cancels another’s: without a token, with a wrong one, with that of another session', async () => {
    const begun = await begin();
    const second = await book(begun.ana, bookingAt(begun.seen, IN_THREE_DAYS + DAY));
    const other = await outcome(begun.ana, begun.root, second, 'confirmed');
    const before = await begun.shop.log.end();
    const wants = [
      { kind: 'cancel', session: begun.key },
      { kind: 'cancel', session: begun.key, token: 'w'.repeat(22) },
      { kind: 'cancel', session: begun.key, token: tokenOf(other) },
      { kind: 'move', session: begun.key, staff: null, start: IN_THREE_DAYS + HOUR, token: tokenOf(other) },
      { kind: 'move', session: '0'.repeat(26), staff: null, start: IN_THREE_DAYS + HOUR },
    ];
    for (const want of wants) await post(begun, want);
    const refusals = async () =>
      (await begun.shop.log.read(before, 100)).filter(({ change }) => change.of === 'answer');
    await until(told(begun.shop.log, refusals), answers => answers.length === wants.length);
    const written = await begun.shop.log.read(before, 100);
    expect(written.map(({ change }) => change.of)).toEqual(wants.map(() => 'answer'));
    expect(JSON.stringify(written)).not.toContain(begun.key);
    for (const { change } of written)
      expect(change.set['answer']).toMatchObject({ is: 'refused', why: 'no-such-link' });
  });

  test('whoever has its link may, in any browser, also before the desk has answered it', async () => {
    const begun = await begin();
    const booking = await until(begun.ana.wallet.booking(begun.root, begun.key), one => one?.link != null);
    const link = linkFromText(booking?.link ?? '');
    if (!link.ok || link.value.to !== 'session') throw new Error('No session link');
    const { root, relays, token, card } = link.value;
    const bia = await openBrowser(begun.world);
    await until(bia.visits.visit({ root, relays, card: null }), ({ catalog }) => catalog !== null);
    const shown = await until(bia.wallet.session(root, token, card), ({ is }) => is === 'card');
    expect(shown).toMatchObject({ session: { rules: { moving: { allowed: true } }, moves: 0 } });
    await bia.wallet.cancel({ root, session: begun.key, token });
    await says(begun, ({ state }) => state.is === 'cancelled');
    // Hers by the answer, though she never asked to see it.
    await until(
      bia.wallet.session(root, token, card),
      found => found.is === 'live' && found.session.state.is === 'cancelled',
    );
  });
});
