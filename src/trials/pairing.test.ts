import { afterEach, expect, test } from 'vitest';
import { createJoining, type Joining, type JoiningState } from '../app/pairing/joining';
import { createOffering, type Offering, type OfferingState } from '../app/pairing/offering';
import { createTalk } from '../app/pairing/talk';
import type { Joiner, Letter, Live, Members } from '../app/ports';
import { createMemoryRelays } from '../app/testing/relays';
import type { DeviceId } from '../core/id';
import { foundMembership, type Membership, memberOf } from '../core/membership';
import { PAIRING_LIFE } from '../core/pairing';
import { err, ok } from '../core/result';
import { chance, digest } from '../shell/device/chance';
import { pairingBox } from '../shell/letters/pairing';
import { createWorld, relayOf, type World } from './world';

const ROOT = 'a'.repeat(64);
const FIRST = '1'.repeat(16) as DeviceId;
const SECOND = '2'.repeat(16) as DeviceId;

const stops: { readonly stop: () => void }[] = [];
afterEach(() => {
  for (const { stop } of stops.splice(0)) stop();
});

const letterWith = (content: string, to = ''): Letter => ({
  id: '0'.repeat(64),
  pubkey: ROOT,
  created_at: 0,
  kind: 78,
  tags: [['p', to]],
  content,
  sig: '0'.repeat(128),
});

/** What one device holds of the list; the keys themselves are tried elsewhere. */
const createList = () => {
  let list: Membership = foundMembership(ROOT, {
    device: FIRST,
    key: 'k'.repeat(43),
    letter: 'b'.repeat(64),
    answers: true,
    settings: true,
  });
  const members: Members = {
    list: listen => {
      listen(list);
      return () => undefined;
    },
    secrets: () => [],
    holdsRoot: () => true,
    news: async () => ({
      list: letterWith(JSON.stringify(list)),
      keys: list.members.map(({ letter }) => letterWith('keys', letter ?? '')),
      certificate: null,
    }),
    take: async () => ok(undefined),
    change: async next => {
      list = next(list);
      return ok(undefined);
    },
  };
  return { members, now: () => list };
};

const joinerOf = (device: DeviceId, got: unknown[] = []): Joiner => ({
  keys: async () => ok({ device, key: 'n'.repeat(43), letter: 'c'.repeat(64) }),
  finish: async (root, news) => {
    if (root !== ROOT) return err('wrong-root');
    got.push(news);
    return ok(undefined);
  },
});

const offer = (world: World, list = createList()): Offering => {
  const offering = createOffering({
    relays: createMemoryRelays(world.network),
    urls: world.urls,
    clock: world.clock,
    chance,
    digest,
    members: list.members,
    box: pairingBox,
    root: ROOT,
    name: 'Salão Aurora',
  });
  stops.push(offering);
  return offering;
};

const join = (world: World, code: string, joiner = joinerOf(SECOND)): Joining => {
  const joining = createJoining(
    {
      relays: createMemoryRelays(world.network),
      urls: world.urls,
      clock: world.clock,
      chance,
      digest,
      joiner,
      box: pairingBox,
      name: 'Tablet',
    },
    code,
  );
  stops.push(joining);
  return joining;
};

const when = <S extends { readonly is: string }, I extends S['is']>(
  live: Live<S>,
  is: I,
): Promise<Extract<S, { is: I }>> =>
  new Promise(resolve => {
    live(state => {
      if (state.is === is) resolve(state as Extract<S, { is: I }>);
    });
  });

const compared = async (offering: Offering, joining: Joining) => {
  const [here, there] = await Promise.all([
    when<OfferingState, 'compare'>(offering.state, 'compare'),
    when<JoiningState, 'compare'>(joining.state, 'compare'),
  ]);
  return { here, there };
};

test('both show the same six digits; after the owner’s yes the device is on the list and has what it needs', async () => {
  const world = createWorld();
  const list = createList();
  const got: unknown[] = [];
  const offering = offer(world, list);
  const joining = join(world, offering.code, joinerOf(SECOND, got));
  const { here, there } = await compared(offering, joining);
  expect(here.digits).toMatch(/^\d{3} \d{3}$/);
  expect(there.digits).toBe(here.digits);
  expect([here.name, there.business]).toEqual(['Tablet', 'Salão Aurora']);
  expect(memberOf(list.now(), SECOND)).toBeUndefined();
  await offering.match({ answers: false, settings: true });
  await when(joining.state, 'joined');
  await when(offering.state, 'joined');
  expect(memberOf(list.now(), SECOND)).toMatchObject({ answers: false, letter: 'c'.repeat(64) });
  // The keys of others are not sent along.
  expect(got).toHaveLength(1);
  expect((got[0] as { keys: Letter[] }).keys.map(({ tags }) => tags)).toEqual([[['p', 'c'.repeat(64)]]]);
});

test('it works the other way round in time, and over two relays of which one is down', async () => {
  const world = createWorld(2);
  relayOf(world, 0).setUp(false);
  const offering = offer(world);
  await when(offering.state, 'waiting');
  const joining = join(world, offering.code);
  const { here, there } = await compared(offering, joining);
  expect(there.digits).toBe(here.digits);
});

test('a second device learns that the code is used, and does not disturb the first', async () => {
  const world = createWorld();
  const offering = offer(world);
  const joining = join(world, offering.code);
  await compared(offering, joining);
  const late = join(world, offering.code, joinerOf('3'.repeat(16) as DeviceId));
  expect(await when<JoiningState, 'closed'>(late.state, 'closed')).toEqual({ is: 'closed', why: 'used' });
  await offering.match({ answers: true, settings: true });
  await when(joining.state, 'joined');
});

test('a code ends after five minutes, and says so', async () => {
  const world = createWorld();
  const offering = offer(world);
  await when(offering.state, 'waiting');
  const joining = join(world, 'zzzzzzzzzz');
  // The letter box is open before the time has passed, so that the end is told there.
  const letters = await pairingBox(offering.code);
  await new Promise<void>(resolve => {
    const talk = createTalk(
      { relays: createMemoryRelays(world.network), urls: world.urls, clock: world.clock },
      letters,
      async step => {
        if (step.step === 'offer') resolve();
      },
    );
    stops.push(talk);
  });
  world.clock.advance(PAIRING_LIFE);
  expect(await when<OfferingState, 'closed'>(offering.state, 'closed')).toEqual({
    is: 'closed',
    why: 'expired',
  });
  await when(joining.state, 'nobody');
  const late = join(world, offering.code);
  expect(await when<JoiningState, 'closed'>(late.state, 'closed')).toEqual({ is: 'closed', why: 'expired' });
});

test('digits that differ end it on both sides, and nobody is on the list', async () => {
  const world = createWorld();
  const list = createList();
  const offering = offer(world, list);
  const joining = join(world, offering.code);
  await compared(offering, joining);
  offering.differ();
  expect(await when<JoiningState, 'closed'>(joining.state, 'closed')).toEqual({
    is: 'closed',
    why: 'differ',
  });
  await offering.match({ answers: true, settings: true });
  expect(list.now().members).toHaveLength(1);
});

test('keys that were not committed to are not shown to anyone', async () => {
  const world = createWorld();
  const offering = offer(world);
  const letters = await pairingBox(offering.code);
  const heard: string[] = [];
  const done = new Promise<void>(resolve => {
    const talk = createTalk(
      { relays: createMemoryRelays(world.network), urls: world.urls, clock: world.clock },
      letters,
      async step => {
        heard.push(step.step);
        if (step.step === 'offer') await talk.say({ step: 'hello', v: 1, commitment: 'd'.repeat(64) });
        if (step.step === 'nonce') {
          const reveal = {
            step: 'reveal',
            v: 1,
            nonce: 'e'.repeat(64),
            device: SECOND,
            key: 'n'.repeat(43),
            letter: 'c'.repeat(64),
            name: '',
          } as const;
          await talk.say(reveal);
        }
        if (step.step === 'reveal') resolve();
      },
    );
    stops.push(talk);
  });
  await done;
  offering.stop();
  const states: string[] = [];
  offering.state(({ is }) => states.push(is));
  expect(heard).toEqual(['offer', 'hello', 'nonce', 'reveal']);
  expect(states).toEqual(['closed']);
});

test('where no relay can be reached the owner is told', async () => {
  const world = createWorld();
  relayOf(world).setUp(false);
  const offering = offer(world);
  expect(await when<OfferingState, 'failed'>(offering.state, 'failed')).toEqual({
    is: 'failed',
    why: 'no-relay',
  });
});
