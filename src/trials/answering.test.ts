import { expect, test } from 'vitest';
import type { AttentionItem } from '../app/desk/desk';
import { createMemoryLog } from '../app/testing/log';
import { answerOf, type Outcome } from '../core/answers';
import type { Key } from '../core/id';
import type { Draft } from '../core/ledger';
import type { WalletKey } from '../core/requests';
import {
  book,
  bookingAt,
  createWorld,
  handOver,
  openBrowser,
  openShop,
  outcome,
  type Shop,
  sessionsOf,
  TOMORROW_AT_10,
  until,
  visit,
  type World,
} from './world';

// Who answers is the owner's to say. A device that may not holds no key to tell wallets anything; what it writes into
// the book as if it had answered must not be told by those that hold it.

/** An owner's desk that asks for a yes, one that answers nothing, and a client whose request waits. */
const waiting = async () => {
  const world = createWorld();
  const owner = await openShop(world, { ask: true });
  const quiet = await openShop(world, { joins: owner, answers: false });
  owner.keep();
  const ana = await openBrowser(world);
  const seen = await visit(owner, ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, seen.root, key, 'waiting');
  await handOver(owner, quiet);
  return { world, owner, quiet, ana, seen, key };
};

/** Code that writes whatever it likes, with the device's own key, on its own disk. */
const forging = ({ clock }: World, { vault, disk }: Shop) => {
  const log = createMemoryLog({ device: vault.device, now: clock.now, disk });
  return async (...drafts: readonly Draft[]): Promise<void> => {
    const written = await log.append(drafts);
    if (!written.ok) throw new Error(written.error.is);
  };
};

const heldIn = async ({ desk }: Shop, count: number) => {
  const items = await until(desk.attention, all => all.filter(({ is }) => is === 'held').length === count);
  return items.filter((item): item is Extract<AttentionItem, { is: 'held' }> => item.is === 'held');
};

const keysIn = async ({ log }: Shop, ...kinds: readonly string[]): Promise<readonly string[]> =>
  (await log.read(0, 1000)).flatMap(({ change: { of, key } }) =>
    kinds.includes(of) ? [`${of}/${key}`] : [],
  );

const CONFIRMED: Outcome = { is: 'confirmed', nearest: [] };

test('an answer by a device that may give none is told to nobody, and waits for a person', async () => {
  const { world, owner, quiet, ana, seen, key } = await waiting();
  const wallet = (await owner.log.history('request', key))[0]?.set['wallet'] as WalletKey;
  const forge = forging(world, quiet);
  const another = 'z'.repeat(26) as Key;
  const [asked] = await owner.log.history('session', key);
  await forge(
    answerOf(quiet.vault.device.id, key, wallet, { ...CONFIRMED, session: key }, 'owner'),
    // Over the answer of the device that gave one.
    answerOf(owner.vault.device.id, key, wallet, { ...CONFIRMED, session: key }, 'desk'),
    // A session that this client never asked for.
    { of: 'session', key: another, by: wallet, set: { ...asked?.set, state: { is: 'confirmed' } } },
    {
      of: 'request',
      key: another,
      by: 'owner',
      set: { kind: 'book', wallet, session: another, at: world.clock.now() },
    },
    // In the client's name.
    { of: 'session', key, by: wallet, set: { state: { is: 'withdrawn' } } },
  );
  const before = await keysIn(owner, 'session', 'request', 'answer');
  await handOver(quiet, owner);
  expect(await keysIn(owner, 'session', 'request', 'answer')).toEqual(before);
  const [item] = await heldIn(owner, 1);
  expect(item).toMatchObject({ why: 'answers', device: { key: quiet.vault.device.id } });
  expect(item?.held.length).toBe(5);
  // What the owner says now is the first that the client hears.
  const told: string[] = [];
  ana.wallet.booking(
    seen.root,
    key,
  )(booking => {
    if (booking && booking.state.is !== told.at(-1)) told.push(booking.state.is);
  });
  expect((await owner.desk.sessions.refuse(key, '')).ok).toBe(true);
  await outcome(ana, seen.root, key, 'refused');
  expect(told).toEqual(['waiting', 'refused']);
  // They are counted all the same, so that the devices come to be in step.
  expect((await owner.log.heads())[quiet.vault.device.id]).toBe(5);
  await owner.desk.held.drop(item?.held ?? []);
  expect(await heldIn(owner, 0)).toEqual([]);
});

test('it does not write such itself', async () => {
  const { quiet, key } = await waiting();
  const answer = answerOf(quiet.vault.device.id, key, 'a'.repeat(64), CONFIRMED, 'desk');
  expect(await quiet.log.append([answer])).toEqual({ ok: false, error: { is: 'not-allowed' } });
});

test.each(['confirmed', 'refused'] as const)(
  'what a person decides on it by hand is told by one that answers: %s',
  async is => {
    const { owner, quiet, ana, seen, key } = await waiting();
    const { sessions } = quiet.desk;
    const done = is === 'confirmed' ? await sessions.confirm(key) : await sessions.refuse(key, 'Fechado');
    expect(done.ok).toBe(true);
    await handOver(quiet, owner);
    const told = await outcome(ana, seen.root, key, is);
    expect(told?.state).toMatchObject(is === 'refused' ? { why: 'by-owner', says: 'Fechado' } : {});
    expect(await heldIn(owner, 0)).toEqual([]);
  },
);

test('a session that is entered on it counts', async () => {
  const { owner, quiet } = await waiting();
  const [service, staff] = await until(quiet.desk.book, one => one.services.length > 0).then(one => [
    one.services[0],
    one.staff[0],
  ]);
  if (!service || !staff) throw new Error('Nothing to book');
  const person = { first: 'Rui', last: 'Lopes', email: '', phone: '+55 11 97777-0000' };
  const start = TOMORROW_AT_10 + 7_200_000;
  const made = await quiet.desk.sessions.add({
    service: service.key,
    staff: staff.key,
    start,
    client: { person },
    note: '',
  });
  if (!made.ok) throw new Error(made.error.is);
  await handOver(quiet, owner);
  const entries = await sessionsOf(owner, 2);
  expect(entries.find(({ session }) => session.key === made.value.key)?.client?.first).toBe('Rui');
  expect(await heldIn(owner, 0)).toEqual([]);
});

test.each(['before', 'after'])(
  'a yes said on it %s the no of another, apart, stands: a confirmation beats a refusal',
  async when => {
    const { world, owner, quiet, ana, seen, key } = await waiting();
    const yes = async () => (await quiet.desk.sessions.confirm(key)).ok;
    if (when === 'before') expect(await yes()).toBe(true);
    world.clock.advance(1000);
    expect((await owner.desk.sessions.refuse(key, '')).ok).toBe(true);
    world.clock.advance(1000);
    if (when === 'after') expect(await yes()).toBe(true);
    await outcome(ana, seen.root, key, 'refused');
    await handOver(quiet, owner);
    await outcome(ana, seen.root, key, 'confirmed');
    const items = await until(owner.desk.attention, all => all.some(one => one.is === 'torn'));
    expect(items.find(one => one.is === 'torn')).toMatchObject({ torn: 'confirmed-refused' });
  },
);

test('what a device answered while it might stays good; what it answers later does not', async () => {
  const world = createWorld();
  const owner = await openShop(world);
  const tablet = await openShop(world, { joins: owner });
  await handOver(owner, tablet);
  const stop = tablet.keep();
  const ana = await openBrowser(world);
  const seen = await visit(tablet, ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, seen.root, key, 'confirmed');
  stop();
  await handOver(tablet, owner);
  const { id } = tablet.vault.device;
  expect((await owner.desk.devices.allow(id, { answers: false })).ok).toBe(true);
  expect((await sessionsOf(owner)).map(({ session }) => session.key)).toEqual([key]);

  // It has not heard of it yet.
  const late = answerOf(id, key, 'a'.repeat(64), { is: 'refused', why: 'taken', nearest: [] }, 'desk');
  expect((await tablet.log.append([late])).ok).toBe(true);
  const fresh = await openShop(world, { joins: owner });
  for (const shop of [owner, fresh]) {
    await handOver(owner, shop);
    await handOver(tablet, shop);
    expect((await sessionsOf(shop)).map(({ session }) => session.key)).toEqual([key]);
    expect((await heldIn(shop, 1))[0]).toMatchObject({ why: 'answers' });
  }
  // Nor once it may again.
  expect((await owner.desk.devices.allow(id, { answers: true })).ok).toBe(true);
  expect((await heldIn(owner, 1))[0]).toMatchObject({ why: 'answers' });
  await handOver(owner, tablet);
  const [again] = await owner.log.history('answer', `${key}/${id}`);
  expect(again?.set).toMatchObject({ answer: { is: 'confirmed' } });
});
