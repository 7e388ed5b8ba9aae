import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { deleteDB, openDB } from 'idb';
import { expect, test } from 'vitest';
import { first } from '../../app/live';
import type { Clock } from '../../app/ports';
import { logContract } from '../../app/testing/log.contract';
import { erasing } from '../../core/erasing';
import { nextId } from '../../core/hlc';
import { base64url, type DeviceId, deviceIdFrom } from '../../core/id';
import { type Change, signedText } from '../../core/ledger';
import { foundMembership } from '../../core/membership';
import { createChannel } from '../device/channel';
import type { TabMessage } from '../device/messages';
import type { StandingOf } from './holding';
import { createLog } from './log';
import { rowOf } from './rows';
import { type Db, type LogSchema, upgrade } from './schema';

// IndexedDB here is a stand-in without a disk: e2e/ledger runs the same in Chromium.
let count = 0;

const setting = async () => {
  const name = `log-${++count}`;
  const keys = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  const raw = await crypto.subtle.exportKey('raw', keys.publicKey);
  const id = deviceIdFrom(new Uint8Array(await crypto.subtle.digest('SHA-256', raw)));
  const bytes = (text: string) => new TextEncoder().encode(text);
  const sign = async (text: string) =>
    base64url(new Uint8Array(await crypto.subtle.sign('Ed25519', keys.privateKey, bytes(text))));
  let standing: StandingOf = () => 'member';
  // The contract signs nothing.
  const verify = async (change: Change) =>
    change.sig === 'A'.repeat(86) ||
    crypto.subtle.verify(
      'Ed25519',
      keys.publicKey,
      Buffer.from(change.sig, 'base64url'),
      bytes(signedText(change)),
    );
  let now = 1_800_000_000_000;
  const clock: Clock = {
    now: () => now,
    at: (at, call) => {
      const timer = setTimeout(call, Math.max(0, at - now));
      return () => clearTimeout(timer);
    },
  };
  const channels = [createChannel<TabMessage>(name), createChannel<TabMessage>(name)] as const;
  const tab = (channel: (typeof channels)[number]) =>
    createLog({ name, device: { id, sign }, clock, channel, verify, standingOf: change => standing(change) });
  const tabs = [tab(channels[0]), tab(channels[1])] as const;
  return {
    name,
    tabs,
    device: id,
    setNow: (to: number) => {
      now = to;
    },
    setStanding: (to: StandingOf) => {
      standing = to;
    },
    close: async () => {
      for (const channel of channels) channel.close();
      for (const one of tabs) await one.close();
    },
  };
};

for (const { name, run } of logContract(setting)) test(name, run);

const draft = (key: string) => ({ of: 'client' as const, key, set: { name: key }, by: 'owner' });

test('each generation fences the one before', async () => {
  const { tabs, close } = await setting();
  const [log, other] = tabs;
  const first = await log.keep(0);
  const second = await other.keep(0);
  expect([first, second]).toEqual([
    { ok: true, value: 1 },
    { ok: true, value: 2 },
  ]);
  expect(await log.append([draft('x')], { generation: 1 })).toEqual({ ok: false, error: { is: 'fenced' } });
  expect(await log.setNote('n', 1, 1)).toEqual({ ok: false, error: { is: 'fenced' } });
  expect((await other.append([draft('x')], { generation: 2 })).ok).toBe(true);
  expect((await other.setNote('n', { is: 1 }, 2)).ok).toBe(true);
  expect(await log.note('n')).toEqual({ is: 1 });
  await close();
});

test('damaged entries are named, the others read, and a sound copy taken in again', async () => {
  const { name, tabs, device, close } = await setting();
  const [log] = tabs;
  // Each in a row of its own: what stands together is damaged elsewhere.
  for (const key of ['a', 'b', 'c', 'd']) await log.append([draft(key)]);
  const sound = (await log.read(0, 10)).map(({ change }) => change);
  const db = await openDB(name);
  const { packed, ...torn } = await db.get('changes', 2);
  await db.put('changes', { ...torn, packed: packed.slice(1) });
  await db.put('changes', rowOf(3, { ...(sound[2] as Change), set: { name: 'forged' } }));
  db.close();

  const told: number[] = [];
  log.onDamaged(({ at }) => told.push(at));
  expect((await log.read(0, 2)).map(({ at }) => at)).toEqual([1, 3]);
  expect(told).toEqual([2]);
  expect(await log.check()).toEqual({
    ok: true,
    value: [
      { at: 2, why: 'shape' },
      { at: 3, why: 'signature' },
    ],
  });

  expect(await log.setAside(2)).toEqual({ ok: true, value: { device, seq: 2 } });
  expect(await log.setAside(3)).toEqual({ ok: true, value: { device, seq: 3 } });
  expect(await log.setAside(3)).toEqual({ ok: true, value: null });
  expect(await log.heads()).toEqual({ [device]: 1 });
  expect(await log.check()).toEqual({ ok: true, value: [] });
  expect((await log.raw()).length).toBe(4);

  // Their numbers are not given out again, and stay open for the copies.
  const next = await log.append([draft('e')]);
  expect(next.ok && next.value.entries[0]?.change.seq).toBe(5);
  const back = await log.accept(sound);
  expect(back.ok && back.value.entries.map(({ change }) => change.seq)).toEqual([2, 3]);
  expect(await log.heads()).toEqual({ [device]: 5 });
  await close();
});

test('a change that contradicts one that is held is refused', async () => {
  const { tabs, close } = await setting();
  const [log] = tabs;
  await log.append([draft('a')]);
  const held = (await log.read(0, 1))[0]?.change as Change;
  const twin = { ...held, set: { name: 'other' } };
  const misplaced = { ...held, seq: 9, id: `${held.id.slice(0, 14)}${'z'.repeat(16)}` as Change['id'] };
  const result = await log.accept([twin, held, misplaced]);
  expect(result).toEqual({ ok: true, value: { entries: [], refused: [twin, misplaced], heldBack: 0 } });
  await close();
});

test('whatever comes first, beside what is erased or held back, is taken once and counted without gaps', async () => {
  const other = 'b'.repeat(16) as DeviceId;
  const MOST = 16;
  const foreign = (seq: number): Change => ({
    id: nextId(1_800_000_000_000 + seq, other, []),
    device: other,
    seq,
    of: 'client',
    key: `k${seq}`,
    set: { n: seq },
    by: 'owner',
    sig: 'A'.repeat(86),
  });
  const batch = fc.record({
    seqs: fc.array(fc.integer({ min: 1, max: MOST }), { maxLength: 10 }),
    gone: fc.array(fc.integer({ min: 1, max: MOST }), { maxLength: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(batch, { maxLength: 5 }),
      fc.uniqueArray(fc.integer({ min: 1, max: MOST }), { maxLength: 3 }),
      async (batches, barred) => {
        const { tabs, setStanding, close } = await setting();
        setStanding(({ seq }) => (barred.includes(seq) ? 'not-allowed' : 'member'));
        const [held, counted] = [new Set<number>(), new Set<number>()];
        for (const { seqs, gone } of batches) {
          const taken = await tabs[0].accept(
            seqs.map(foreign),
            gone.map(seq => ({ device: other, seq })),
          );
          const fresh = new Set(seqs.filter(seq => !barred.includes(seq) && !held.has(seq)));
          expect(taken.ok && taken.value.entries.map(({ change }) => change.seq)).toEqual([...fresh]);
          for (const seq of fresh) held.add(seq);
          for (const seq of [...seqs, ...gone]) counted.add(seq);
          let head = 0;
          while (counted.has(head + 1)) head += 1;
          expect(await tabs[1].known()).toEqual(head > 0 ? { [other]: head } : {});
        }
        await close();
      },
    ),
    { numRuns: 25 },
  );
});

test('changes that are taken in together do all that each would do alone', async () => {
  const other = 'b'.repeat(16) as DeviceId;
  const foreign = (seq: number, set: Partial<Change> = {}): Change => ({
    id: nextId(1_800_000_000_000 + seq, other, []),
    device: other,
    seq,
    of: seq % 9 === 0 ? 'service' : 'client',
    key: `k${seq % 37}`,
    set: { n: seq },
    by: 'owner',
    sig: 'A'.repeat(86),
    ...set,
  });
  const erased = foreign(60, erasing('client', 'k7', 'owner', [foreign(7), foreign(44)]));
  const all = Array.from({ length: 300 }, (_, at) => (at === 59 ? erased : foreign(at + 1)));
  const [together, alone] = [await setting(), await setting()];
  const both = [together, alone] as const;
  // Gaps are filled later, and some of it comes twice.
  const parts = [all.slice(0, 130), all.slice(200), all.slice(120, 260)];
  for (const part of parts) await together.tabs[0].accept(part);
  for (const change of parts.flat()) await alone.tabs[0].accept([change]);

  const told = async ({ tabs: [log] }: typeof together) => {
    const spans = [log.span(other, 1, 300), log.span(other, 58, 70), log.span(other, 299, 999)];
    const parts = [log.read(0, 1000), log.read(0, 7), log.read(70, 64), log.read(131, 1), log.read(299, 5)];
    return {
      read: await Promise.all(parts),
      spans: await Promise.all(spans),
      heads: [await log.heads(), await log.known(), await log.end()],
      gone: (await log.gone()).map(({ seq }) => seq).sort((a, b) => a - b),
      history: await Promise.all(['k7', 'k8', 'k0', 'no'].map(key => log.history('client', key))),
      held: await first(log.held),
      raw: JSON.stringify((await log.raw()).toSorted((a, b) => atOf(a) - atOf(b))),
      check: await log.check(),
    };
  };
  const expectSame = async () => expect(await told(together)).toEqual(await told(alone));
  const rows = async ({ name }: typeof together) => {
    const db = await openDB<LogSchema>(name);
    const counts = [await db.count('changes'), await db.count('batches')];
    db.close();
    return counts;
  };
  await expectSame();
  // What an erasing reads is on the disk before it: the first part is cut there.
  expect(await rows(together)).toEqual([0, 7]);
  expect((await rows(alone))[1]).toBe(0);

  for (const { tabs } of both) {
    await tabs[0].append([draft('k8'), draft('new')]);
    expect((await tabs[1].erase('client', 'k8', 'owner')).ok).toBe(true);
  }
  const withoutOwn = (one: Awaited<ReturnType<typeof told>>) =>
    JSON.stringify([one.gone, one.spans, one.read.map(part => part.map(({ at }) => at)), one.heads[2]]);
  expect(withoutOwn(await told(together))).toBe(withoutOwn(await told(alone)));
  for (const { tabs } of both) {
    expect(await tabs[0].setAside(100)).toMatchObject({ ok: true, value: { device: other } });
    expect(await tabs[0].setAside(100)).toEqual({ ok: true, value: null });
  }
  expect(withoutOwn(await told(together))).toBe(withoutOwn(await told(alone)));
  for (const { tabs } of both) {
    const back = await tabs[0].accept(all);
    expect(back.ok && back.value.entries.length).toBe(1);
  }
  // Another list takes settings out, and what came after a last change.
  for (const { tabs, setStanding } of both) {
    setStanding(({ device, seq, of }) => {
      if (device === other && seq > 250) return 'revoked';
      return device === other && of === 'service' ? 'not-allowed' : 'member';
    });
    const list = foundMembership('a'.repeat(64), {
      device: other,
      key: 'A'.repeat(43),
      letter: null,
    } as never);
    const members = list.members.map(member => ({ ...member, last: 250 }));
    const gone = await tabs[0].restand({ ...list, members });
    expect(gone.ok && gone.value).toBeGreaterThan(50);
  }
  expect(withoutOwn(await told(together))).toBe(withoutOwn(await told(alone)));
  for (const { close } of both) await close();
});

const atOf = (row: unknown): number => (row as { readonly at?: number }).at ?? 0;

test('a row of many that cannot be believed is named, and taken in again whole', async () => {
  const other = 'b'.repeat(16) as DeviceId;
  const foreign = (seq: number): Change => ({
    id: nextId(1_800_000_000_000 + seq, other, []),
    device: other,
    seq,
    of: 'client',
    key: `k${seq}`,
    set: { n: seq },
    by: 'owner',
    sig: 'A'.repeat(86),
  });
  const { name, tabs, close } = await setting();
  const [log] = tabs;
  const all = Array.from({ length: 80 }, (_, at) => foreign(at + 1));
  await log.accept(all);
  const db = await openDB<LogSchema>(name);
  const batch = await db.get('batches', 64);
  if (!batch) throw new Error('no row of many');
  const packed = batch.packed.map((bytes, at) => (at === 9 ? bytes.slice(1) : bytes));
  await db.put('batches', { ...batch, packed });
  db.close();
  expect(await log.check()).toEqual({ ok: true, value: [{ at: 10, why: 'shape' }] });
  expect((await tabs[1].read(0, 100)).map(({ at }) => at)).toEqual(
    all.map(({ seq }) => seq).filter(seq => seq !== 10),
  );
  expect(await log.setAside(10)).toEqual({ ok: true, value: { device: other, seq: 10 } });
  expect(await log.heads()).toEqual({ [other]: 9 });
  const back = await log.accept(all);
  expect(back.ok && back.value.entries.map(({ change }) => change.seq)).toEqual([10]);
  expect(await log.heads()).toEqual({ [other]: 80 });
  await close();
});

test('a log that someone deleted does not begin its count again', async () => {
  const { name, tabs, close } = await setting();
  const [log] = tabs;
  await log.append([draft('a'), draft('b')]);
  const copy = (await log.read(0, 9)).map(({ change }) => change);
  await deleteDB(name);
  expect(await log.append([draft('c')])).toEqual({
    ok: false,
    error: { is: 'unavailable', detail: 'lost' },
  });
  await log.accept(copy);
  log.recovered();
  const next = await log.append([draft('c')]);
  expect(next.ok && next.value.entries[0]?.change.seq).toBe(3);
  await close();
});

test('a log of the first version opens, with nothing held back', async () => {
  const { name, tabs, close } = await setting();
  const old = await openDB(name, 1, {
    upgrade: db => {
      const changes = db.createObjectStore('changes', { keyPath: 'at' });
      changes.createIndex('record', ['of', 'key']);
      changes.createIndex('device', ['device', 'seq'], { unique: true });
      db.createObjectStore('gone', { keyPath: ['device', 'seq'] });
      db.createObjectStore('damaged', { keyPath: 'at' });
      db.createObjectStore('state');
      db.createObjectStore('notes');
    },
  });
  await old.put('notes', 7, 'mark');
  old.close();
  const [log] = tabs;
  expect(await log.note('mark')).toBe(7);
  expect(await first(log.held)).toEqual([]);
  expect((await log.append([draft('a')])).ok).toBe(true);
  await close();
});

/** A log of the second version, in which each change stood as it is; signed by the device of the setting. */
const leaveSecond = async (
  { name, tabs: [log] }: Awaited<ReturnType<typeof setting>>,
  keys: readonly string[],
): Promise<readonly Change[]> => {
  await log.append(keys.map(draft));
  const changes = (await log.read(0, keys.length)).map(({ change }) => change);
  const now = await openDB(name);
  const state = await now.get('state', 'state');
  now.close();
  await log.close();
  await deleteDB(name);
  const old = await openDB(name, 2, { upgrade: db => upgrade(db as unknown as Db, 0, 2) });
  for (const [index, change] of changes.entries()) await old.put('changes', { ...change, at: index + 1 });
  await old.put('state', state, 'state');
  old.close();
  return changes;
};

test('rows of the second version stand beside those of now, and do all that they do', async () => {
  const under = await setting();
  const { tabs, device, close } = under;
  const [log, other] = tabs;
  const changes = await leaveSecond(under, ['a', 'b', 'c']);
  expect((await log.read(0, 9)).map(({ change }) => change)).toEqual(changes);
  expect(await log.check()).toEqual({ ok: true, value: [] });

  const written = await other.append([draft('a'), draft('d')]);
  expect(written.ok && written.value.entries.map(({ at }) => at)).toEqual([4, 5]);
  expect(written).toMatchObject({ value: { records: [{ before: { fields: { name: 'a' } } }, {}] } });
  expect((await log.history('client', 'a')).map(({ seq }) => seq)).toEqual([1, 4]);
  expect((await log.span(device, 1, 9)).changes.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(await log.accept(changes)).toMatchObject({ value: { entries: [], refused: [] } });
  const twin = { ...(changes[1] as Change), set: { name: 'other' }, sig: 'A'.repeat(86) };
  expect(await log.accept([twin])).toMatchObject({ value: { entries: [], refused: [twin] } });

  expect((await log.erase('client', 'a', 'owner')).ok).toBe(true);
  expect((await log.read(0, 9)).map(({ at }) => at)).toEqual([2, 3, 5, 6]);
  expect(await log.setAside(2)).toEqual({ ok: true, value: { device, seq: 2 } });
  expect(JSON.parse(JSON.stringify(await log.raw()))).toContainEqual({
    at: 2,
    row: { ...changes[1], at: 2 },
  });
  const back = await log.accept(changes);
  expect(back.ok && back.value.entries.map(({ at, change }) => [at, change.key])).toEqual([[7, 'b']]);
  expect(await log.heads()).toEqual({ [device]: 6 });
  await close();
});

test('a tab of an app before packed rows no longer opens the log', async () => {
  const under = await setting();
  const { name, tabs, close } = under;
  const changes = await leaveSecond(under, ['a']);
  const old = await openDB(name, 2, { blocking: () => old.close() });
  expect(await tabs[0].append([draft('b')])).toMatchObject({ ok: true });
  await expect(openDB(name, 2)).rejects.toThrow(expect.objectContaining({ name: 'VersionError' }));
  expect((await tabs[0].read(0, 9)).map(({ change }) => change.key)).toEqual([changes[0]?.key, 'b']);
  await close();
});
