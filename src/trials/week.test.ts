import { expect, test } from 'vitest';
import { decidedFrom, keepDrafts } from '../core/decisions';
import { foldAll } from '../core/erasing';
import { heldFrom } from '../core/held';
import { KEY_BYTES, type Key, keyFrom } from '../core/id';
import { canonical, type Json } from '../core/json';
import type { Draft, Folded } from '../core/ledger';
import { known } from '../core/records';
import { overlapsAmong } from '../core/settle';
import { bookOf, serviceOf, staffOf } from '../core/testing/shop';
import { DAY, HOUR, MINUTE } from '../core/time';
import {
  type Business,
  contentOf,
  createBusiness,
  createDevice,
  DEVICES,
  type DeviceAt,
  inStep,
  passes,
  rest,
  settle,
} from './pagesWorld';

const IS_SOAK = process.env['SOAK'] === '1';
/** Commands of each device, one or two changes each. */
const COMMANDS = 250;
const SEEDS = Array.from({ length: IS_SOAK ? 30 : 2 }, (_, index) => index + 1);

const staff = [staffOf('Bia'), staffOf('Caio')];
const cut = serviceOf('Cut', { duration: 60 });
const yoga = serviceOf('Yoga', { duration: 60, seats: 3 });
const { services } = bookOf({ services: [cut, yoga], staff });

/** The same numbers for the same seed (mulberry32). */
const createDice = (seed: number) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (count: number): number => Math.floor(next() * count);
  return {
    upTo,
    oneOf: <T>(among: readonly T[]): T | undefined => among[upTo(among.length)],
    key: (): Key => keyFrom(Uint8Array.from({ length: KEY_BYTES }, () => upTo(256))),
  };
};

type Dice = ReturnType<typeof createDice>;

const recordsOf = async ({ log }: DeviceAt): Promise<readonly Folded[]> => [
  ...foldAll((await log.read(0, Number.MAX_SAFE_INTEGER)).map(({ change }) => change)).values(),
];

const whenAt = (dice: Dice, from: number): Json => {
  const start = from + dice.upTo(7) * DAY + dice.upTo(16) * 30 * MINUTE;
  const { key } = staff[dice.upTo(staff.length)] ?? cut;
  return { staff: key, start, end: start + HOUR, before: 0, after: 0 };
};

/** What people do at a desk, with what it shows. */
const command = async (device: DeviceAt, dice: Dice, from: number): Promise<void> => {
  const records = await recordsOf(device);
  const sessions = known(records.map(record => (record.of === 'session' ? heldFrom(record) : null)));
  const client = dice.oneOf(records.filter(({ of }) => of === 'client'))?.key;
  const session = dice.oneOf(sessions);
  const set = (of: Draft['of'], key: string, fields: Draft['set']): Draft => ({
    of,
    key,
    by: 'owner',
    set: fields,
  });
  const what = dice.upTo(12);
  if (what < 5 || !session || !client) {
    const person = dice.key();
    const service = dice.oneOf([cut, yoga])?.key ?? null;
    const fields = { when: whenAt(dice, from), service, state: { is: 'confirmed' }, client: person };
    await device.write(
      set('client', person, { first: `Ana ${dice.upTo(99)}`, last: '', email: '', phone: '' }),
      set('session', dice.key(), fields),
    );
  } else if (what < 8) await device.write(set('session', session.key, { when: whenAt(dice, from) }));
  else if (what < 9)
    await device.write(set('session', session.key, { state: { is: 'cancelled', by: 'owner' } }));
  else if (what < 10) await device.write(set('client', client, { last: `Lima ${dice.upTo(99)}` }));
  else if (what < 11) {
    const overlap = dice.oneOf(overlapsAmong(services, sessions, decidedFrom(decisions(records))));
    if (overlap) await device.write(...keepDrafts(overlap.loser, overlap.others, overlap.full));
  } else await device.log.erase('client', client, 'owner');
};

const decisions = (records: readonly Folded[]): readonly Folded[] =>
  records.filter(({ of }) => of === 'decision');

/** The records, and what of them a person must decide, as one text. */
const shownBy = async (device: DeviceAt): Promise<{ readonly records: string; readonly asks: string }> => {
  const records = await recordsOf(device);
  const sessions = known(records.map(record => (record.of === 'session' ? heldFrom(record) : null)));
  const asks = overlapsAmong(services, sessions, decidedFrom(decisions(records)));
  return {
    records: records
      .map(record => canonical(record as unknown as Json))
      .sort()
      .join('\n'),
    asks: JSON.stringify(
      asks.map(({ loser, others, full }) => [loser.key, others.map(one => one.key), full]),
    ),
  };
};

const isQuiet =
  (...devices: readonly DeviceAt[]) =>
  async (): Promise<boolean> =>
    (await inStep(...devices)()) && devices.every(device => device.toSend() === 0);

const weekApart = async (business: Business, devices: readonly DeviceAt[], dice: Dice): Promise<void> => {
  const from = business.clock.now() + 7 * DAY;
  for (let turn = 0; turn < COMMANDS; turn++) {
    for (const device of devices) await command(device, dice, from);
    business.clock.advance((7 * DAY) / COMMANDS);
  }
};

test.each(SEEDS)(
  'three devices cut off from each other for a week come to the same book (seed %i)',
  async seed => {
    const dice = createDice(seed);
    const business = await createBusiness();
    const [A, B, C] = DEVICES;
    const a = createDevice(business, A);
    const b = createDevice(business, B, { off: -3 * MINUTE });
    const c = createDevice(business, C, { off: 4 * MINUTE });
    const devices = [a, b, c];
    // They knew one another before: what each does then is about the same people and sessions too.
    for (let turn = 0; turn < 20; turn++) await command(a, dice, business.clock.now() + 7 * DAY);
    const asleep = devices.map(device => device.wake());
    await passes(business, isQuiet(a, b, c), 600);
    for (const sleep of asleep) sleep();
    await settle();

    await weekApart(business, devices, dice);
    const written = await Promise.all(
      devices.map(async device => (await device.log.heads())[device.id] ?? 0),
    );
    for (const count of written) expect(count).toBeGreaterThan(200);

    // At first two of them, then the third with one that met nobody yet.
    const [sleepA, sleepB] = [a.wake(), b.wake()];
    await passes(business, isQuiet(a, b), 600);
    sleepA();
    await settle();
    c.wake();
    await passes(business, isQuiet(b, c), 600);
    sleepB();
    a.wake();
    b.wake();
    await passes(business, isQuiet(a, b, c), 600);
    await rest(business);

    const [first, ...others] = await Promise.all(devices.map(contentOf));
    for (const other of others) expect(other).toEqual(first);
    const [shown, ...rests] = await Promise.all(devices.map(shownBy));
    for (const one of rests) expect(one).toEqual(shown);
    // There was something to come to terms about.
    expect(JSON.parse(shown?.asks ?? '[]').length).toBeGreaterThan(10);
  },
  IS_SOAK ? 300_000 : 120_000,
);
