import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import type { Clock, Where } from '../../app/ports';
import { createSteeredClock } from '../../app/testing/clock';
import { storeContract } from '../../app/testing/store.contract';
import { nextId } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import { foundMembership, withMember, withoutMember } from '../../core/membership';
import { createChannel } from '../device/channel';
import type { TabMessage } from '../device/messages';
import type { StandingOf } from '../log/holding';
import { createLog } from '../log/log';
import { COLLECTIONS, schemaOf } from './collections';
import { storeName } from './database';
import { createProjector } from './projector';
import { createShelf } from './shelf';
import { createStore } from './store';

// The same runs in Chromium, where the disk is real: e2e/ledger.
let count = 0;

const OWN = 'a'.repeat(16) as DeviceId;

const make = () => open(`store${++count}`);

const real: Clock = {
  now: () => Date.now(),
  at: (at, call) => {
    const timer = setTimeout(call, Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  },
};

const open = async (
  name: string,
  standingOf: StandingOf = () => 'member',
  {
    clock = real,
    onHeld,
    painted = async () => undefined,
  }: {
    readonly clock?: Clock;
    readonly onHeld?: (held: boolean) => void;
    readonly painted?: () => Promise<void>;
  } = {},
) => {
  const channel = createChannel<TabMessage>(name);
  const device = { id: OWN, sign: async () => 'A'.repeat(86) };
  const log = createLog({
    name,
    device,
    clock,
    channel,
    verify: async () => true,
    standingOf,
  });
  const generation = await log.keep(0);
  if (!generation.ok) throw new Error(generation.error.is);
  const shelf = createShelf(name, log, clock, channel, onHeld);
  await shelf.start();
  const troubles: unknown[] = [];
  const begin = () =>
    createProjector({
      name,
      log,
      shelf,
      channel,
      clock,
      generation: generation.value,
      idle: async () => undefined,
      painted,
      onFenced: () => troubles.push('fenced'),
      onTrouble: error => error !== null && troubles.push(error),
    });
  let projector = begin();
  return {
    log,
    channel,
    generation: generation.value,
    store: createStore(shelf),
    pause: () => projector.stop(),
    resume: () => {
      projector = begin();
    },
    close: async () => {
      await projector.stop();
      await shelf.close();
      await log.close();
      channel.close();
      expect(troubles).toEqual([]);
    },
  };
};

for (const { name, run } of storeContract(make)) test(name, run);

test('the free edition of RxDB opens this many collections', () => {
  // Design §4: at most 10.
  expect(COLLECTIONS.length).toBeLessThanOrEqual(10);
  for (const name of COLLECTIONS) {
    const { indexes = [], required = [] } = schemaOf(name);
    // Dexie cannot index a field that may be absent.
    for (const field of indexes.flat()) expect(required).toContain(field);
  }
});

test('what left the log leaves the store, though the power went before it was built anew', async () => {
  const name = `store${++count}`;
  const member = { device: OWN, key: 'A'.repeat(43), letter: null, answers: true, settings: true };
  const root = { ...member, device: 'b'.repeat(16) as DeviceId };
  const list = withoutMember(withMember(foundMembership('c'.repeat(64), root), member), OWN, 1);
  let isRemoved = false;
  const standingOf: StandingOf = ({ seq }) => (isRemoved && seq > 1 ? 'revoked' : 'member');
  const draft = (key: string) => ({ of: 'client' as const, key, set: { first: key }, by: 'owner' });
  const clients = async ({ log, store }: Awaited<ReturnType<typeof open>>) => {
    await store.caughtUp(await log.end());
    return (await store.find({ of: 'client' })).map(({ key }) => key).sort();
  };
  const before = await open(name, standingOf);
  expect((await before.log.append([draft('x'), draft('y')])).ok).toBe(true);
  expect(await clients(before)).toEqual(['x', 'y']);
  isRemoved = true;
  expect(await before.log.restand(list)).toEqual({ ok: true, value: 1 });
  await before.close();

  const after = await open(name, standingOf);
  expect(await after.log.restand(list)).toEqual({ ok: true, value: 0 });
  expect(await clients(after)).toEqual(['x']);
  await after.close();
});

const client = (key: string, first: string) => ({ of: 'client' as const, key, set: { first }, by: 'owner' });

test('what this tab wrote is told while the store does not hold it yet, and not again when it does', async () => {
  const { log, store, pause, resume, close } = await make();
  await log.append([client('a', 'Ana'), client('b', 'Rui')]);
  await store.caughtUp(await log.end());
  await pause();
  const told: string[] = [];
  const stop = store.watch({ of: 'client' })(records =>
    told.push(records.map(({ fields }) => fields['first']).join()),
  );
  await expect.poll(() => told).toEqual(['Ana,Rui']);
  await log.append([client('b', 'Eva'), client('c', 'Lia')]);
  expect(told).toEqual(['Ana,Rui', 'Ana,Eva,Lia']);
  const firsts = async () => (await store.find({ of: 'client' })).map(({ fields }) => fields['first']);
  expect(await firsts()).toEqual(['Ana', 'Eva', 'Lia']);
  expect((await store.find({ of: 'client', limit: 2 })).map(({ key }) => key)).toEqual(['a', 'b']);
  expect((await store.many('client', ['c', 'b', 'a'])).map(({ fields }) => fields['first']).sort()).toEqual([
    'Ana',
    'Eva',
    'Lia',
  ]);
  resume();
  await store.caughtUp(await log.end());
  expect(told).toEqual(['Ana,Rui', 'Ana,Eva,Lia']);
  expect(await firsts()).toEqual(['Ana', 'Eva', 'Lia']);
  stop();
  await close();
});

test('what is ahead of the store has its place in every kind of answer', async () => {
  const { log, store, pause, resume, close } = await make();
  const mail = (key: string, email: string) => ({ ...client(key, key), set: { first: key, email } });
  await log.append([mail('a', 'a@x.org'), mail('c', 'c@x.org'), mail('e', 'e@x.org'), mail('g', 'g@x.org')]);
  await store.caughtUp(await log.end());
  await pause();
  await log.append([mail('b', 'b@x.org'), mail('c', 'z@x.org'), mail('e', 'a@x.org')]);
  const by = { of: 'client', by: 'email' } as const;
  const answers = async () => {
    const keys = async (where: Where) => (await store.find(where)).map(({ key }) => key).join('');
    return [
      await keys({ ...by, any: ['c@x.org', 'a@x.org', 'b@x.org'] }),
      await keys({ ...by, after: { column: 'a@x.org', key: 'a' }, limit: 2 }),
      await keys({ ...by, after: { column: 'g@x.org', key: 'g' }, newestFirst: true, limit: 2 }),
      (await store.columns({ ...by, limit: 4 }, ['email'])).map(({ key, email }) => `${key} ${email}`).join(),
    ];
  };
  const expected = ['aeb', 'eb', 'be', 'a a@x.org,e a@x.org,b b@x.org,g g@x.org'];
  expect(await answers()).toEqual(expected);
  resume();
  await store.caughtUp(await log.end());
  expect(await answers()).toEqual(expected);
  await close();
});

test('what a person wrote is brought into the store when it is painted, or as soon as someone waits for it', async () => {
  let paint: () => void = () => undefined;
  let asked = 0;
  const painted = () => {
    asked += 1;
    return new Promise<void>(resolve => {
      paint = resolve;
    });
  };
  const { log, store, channel, generation, close } = await open(`store${++count}`, undefined, { painted });
  await store.caughtUp(await log.end());
  const projected: number[] = [];
  channel.listen(message => message.is === 'projected' && projected.push(message.at));
  await log.append([client('a', 'Ana')]);
  await expect.poll(() => asked).toBe(1);
  expect(projected).not.toContain(1);
  paint();
  await expect.poll(() => projected).toContain(1);

  // Not painted, but waited for.
  await log.append([client('b', 'Rui')]);
  await expect.poll(() => asked).toBe(2);
  expect(projected).not.toContain(2);
  await store.caughtUp(2);
  expect(projected).toContain(2);

  // Nobody at the screen did this.
  await log.append([client('c', 'Eva')], { generation });
  await expect.poll(() => projected).toContain(3);
  expect(asked).toBe(2);
  await close();
});

test('an older state that the store comes to takes nothing back that was told ahead of it', async () => {
  const { log, store, pause, resume, close } = await make();
  await log.append([client('a', 'Ana')]);
  await store.caughtUp(await log.end());
  await pause();
  const told: string[] = [];
  const stop = store.watch({ of: 'client' })(records =>
    told.push(records.map(({ fields }) => fields['first']).join()),
  );
  await expect.poll(() => told).toEqual(['Ana']);
  await log.append([client('a', 'Eva')]);
  resume();
  // Whatever of them is folded first, while the others are written.
  await log.append([client('a', 'Lia')]);
  await log.append([client('a', 'Zoe')]);
  await store.caughtUp(await log.end());
  expect(told).toEqual(['Ana', 'Eva', 'Lia', 'Zoe']);
  stop();
  await close();
});

test('what others wrote over it is told', async () => {
  const { log, store, pause, resume, close } = await make();
  await log.append([client('a', 'Ana')]);
  await store.caughtUp(await log.end());
  await pause();
  const told: string[] = [];
  const stop = store.watch({ of: 'client' })(records =>
    told.push(records.map(({ fields }) => `${fields['first']} ${fields['last'] ?? ''}`.trim()).join()),
  );
  await expect.poll(() => told).toEqual(['Ana']);
  await log.append([client('a', 'Eva')]);
  const other = 'b'.repeat(16) as DeviceId;
  const taken = await log.accept([
    {
      id: nextId(Date.now(), other, []),
      device: other,
      seq: 1,
      of: 'client',
      key: 'a',
      set: { last: 'Dias' },
      by: 'owner',
      sig: 'A'.repeat(86),
    },
  ]);
  expect(taken.ok && taken.value.entries.length).toBe(1);
  resume();
  await store.caughtUp(await log.end());
  expect(told).toEqual(['Ana', 'Eva', 'Eva Dias']);
  stop();
  await close();
});

test('a store that is kept shut is told, and shows all once it opens', async () => {
  const name = `store${++count}`;
  // Whoever holds it open heeds no wish to change it.
  const holder = await openDB(`rxdb-dexie-${storeName(name, 1)}--0--clients`, 1);
  const clock = createSteeredClock(Date.now());
  const told: boolean[] = [];
  const { log, store, close } = await open(name, undefined, { clock, onHeld: held => told.push(held) });
  await log.append([{ of: 'client', key: 'x', set: { n: 1 }, by: 'owner' }]);
  await expect
    .poll(() => {
      clock.advance(1_000);
      return told;
    })
    .toEqual([true]);
  holder.close();
  await store.caughtUp(await log.end());
  expect(told).toEqual([true, false]);
  expect((await store.get('client', 'x'))?.fields).toEqual({ n: 1 });
  await close();
});
