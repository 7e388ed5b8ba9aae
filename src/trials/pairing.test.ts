import { afterEach, describe, expect, test } from 'vitest';
import { createCell } from '../app/live';
import { createJoining, type Joining, type JoiningState } from '../app/pairing/joining';
import { createOffering, type Offering, type OfferingState } from '../app/pairing/offering';
import { createTalk } from '../app/pairing/talk';
import type { Clock, Joiner, Letter, Live, Members, PairingBox } from '../app/ports';
import { createMemoryRelays } from '../app/testing/relays';
import { type DeviceId, hexFrom } from '../core/id';
import { foundMembership, isPresent, type Membership, memberOf, withoutMember } from '../core/membership';
import { commitmentText, PAIRING_LIFE, type PairingStep, type Step } from '../core/pairing';
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

/** Each code is stretched once: it costs a good part of a second. */
const boxes = new Map<string, ReturnType<PairingBox>>();
const box: PairingBox = code => {
  const letters = boxes.get(code) ?? pairingBox(code);
  boxes.set(code, letters);
  return letters;
};

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

const KEYS = { key: 'n'.repeat(43), letter: 'c'.repeat(64) };

const joinerOf = (device: DeviceId, got: unknown[] = []): Joiner => ({
  keys: async () => ok({ device, ...KEYS }),
  finish: async (root, news) => {
    if (root !== ROOT) return err('wrong-root');
    got.push(news);
    return ok(undefined);
  },
});

const offer = (
  world: World,
  list = createList(),
  clock: Clock = world.clock,
  heard = createCell<ReadonlySet<DeviceId>>(new Set()),
): Offering => {
  const offering = createOffering({
    relays: createMemoryRelays(world.network),
    urls: world.urls,
    clock,
    chance,
    digest,
    members: list.members,
    remove: device => list.members.change(present => withoutMember(present, device, 0)),
    heard: heard.live,
    box,
    root: ROOT,
    name: 'Salão Aurora',
  });
  stops.push(offering);
  return offering;
};

const join = (
  world: World,
  code: string,
  joiner = joinerOf(SECOND),
  relays = createMemoryRelays(world.network),
): Joining => {
  const joining = createJoining(
    {
      relays,
      urls: world.urls,
      clock: world.clock,
      chance,
      digest,
      joiner,
      box,
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

/** All that it was, one after the other. */
const statesOf = <S>(live: Live<S>): readonly S[] => {
  const states: S[] = [];
  stops.push({ stop: live(state => states.push(state)) });
  return states;
};

type Says = (step: PairingStep) => Promise<boolean>;

/** Someone who has the code and says by hand what they like; `hear` also hears that. */
const stranger = async (
  { network, urls, clock }: World,
  code: string,
  hear: (step: PairingStep, say: Says) => unknown,
): Promise<Says> => {
  const ports = { relays: createMemoryRelays(network), urls, clock };
  const talk = createTalk(ports, await box(code), async step => void (await hear(step, say)));
  const say: Says = step => talk.say(step);
  stops.push(talk);
  return say;
};

const hello = async (own: Parameters<typeof commitmentText>[0]): Promise<PairingStep> => ({
  step: 'hello',
  v: 1,
  commitment: hexFrom(await digest.sha256(commitmentText(own))),
});

const revealing = (own: Parameters<typeof commitmentText>[0], name = ''): PairingStep => ({
  step: 'reveal',
  v: 1,
  ...own,
  name,
});

const CLOSED = { step: 'closed', v: 1, why: 'stopped' } as const;

const compared = async (offering: Offering, joining: Joining) => {
  const [here, there] = await Promise.all([
    when<OfferingState, 'compare'>(offering.state, 'compare'),
    when<JoiningState, 'compare'>(joining.state, 'compare'),
  ]);
  return { here, there };
};

test('both show the same six digits; after a yes on both the device is on the list and has what it needs', async () => {
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
  expect(await when<OfferingState, 'joining'>(offering.state, 'joining')).toMatchObject({ device: SECOND });
  joining.match();
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
  // In either order.
  joining.match();
  await offering.match({ answers: true, settings: true });
  await when(joining.state, 'joined');
});

test('a code ends after five minutes, and says so', async () => {
  const world = createWorld();
  const offering = offer(world);
  await when(offering.state, 'waiting');
  const joining = join(world, 'zzzzzzzzzz');
  // The letter box is open before the time has passed, so that the end is told there.
  await new Promise<void>(resolve => {
    void stranger(world, offering.code, ({ step }) => {
      if (step === 'offer') resolve();
    });
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

/** A page that is frozen: the time passes, and no alarm rings. */
const frozen = ({ clock }: World): Clock => ({ now: clock.now, at: () => () => undefined });

test('a page that was frozen over the end of its code takes no one by it', async () => {
  const world = createWorld();
  const list = createList();
  const offering = offer(world, list, frozen(world));
  const states = statesOf(offering.state);
  await stranger(world, offering.code, () => undefined);
  world.clock.advance(PAIRING_LIFE);
  const late = join(world, offering.code);
  expect(await when<JoiningState, 'closed'>(late.state, 'closed')).toEqual({ is: 'closed', why: 'expired' });
  expect(states.map(({ is }) => is)).toEqual(['waiting', 'closed']);
});

test('nor does it show digits to one that had said hello before', async () => {
  const world = createWorld();
  const offering = offer(world, createList(), frozen(world));
  const states = statesOf(offering.state);
  const own = { nonce: 'e'.repeat(64), device: SECOND, ...KEYS };
  await stranger(world, offering.code, async ({ step }, say) => {
    if (step === 'offer') await say(await hello(own));
    if (step !== 'nonce') return;
    world.clock.advance(PAIRING_LIFE);
    await say(revealing(own));
  });
  expect(await when<OfferingState, 'closed'>(offering.state, 'closed')).toMatchObject({ why: 'expired' });
  expect(states.map(({ is }) => is)).toEqual(['waiting', 'closed']);
});

test('digits that differ end it on both sides, and nobody is on the list', async () => {
  for (const says of ['offering', 'joining'] as const) {
    const world = createWorld();
    const list = createList();
    const offering = offer(world, list);
    const joining = join(world, offering.code);
    await compared(offering, joining);
    if (says === 'offering') offering.differ();
    else joining.differ();
    for (const { state } of [offering, joining])
      expect(await when<JoiningState | OfferingState, 'closed'>(state as never, 'closed')).toEqual({
        is: 'closed',
        why: 'differ',
      });
    await offering.match({ answers: true, settings: true });
    expect(list.now().members).toHaveLength(1);
  }
});

test('keys that were not committed to are not shown to anyone', async () => {
  const world = createWorld();
  const offering = offer(world);
  const states = statesOf(offering.state);
  const own = { nonce: 'e'.repeat(64), device: SECOND, ...KEYS };
  await stranger(world, offering.code, async ({ step }, say) => {
    if (step === 'offer') await say(await hello(own));
    // Chosen once the other nonce is known: so somebody in between would look for digits that match.
    if (step === 'nonce') await say(revealing({ ...own, letter: 'f'.repeat(64) }));
    if (step === 'reveal') await say(CLOSED);
  });
  await when(offering.state, 'closed');
  expect(states.map(({ is }) => is)).toEqual(['waiting', 'closed']);
});

test('what was revealed first is what is shown and let in', async () => {
  const world = createWorld();
  const offering = offer(world);
  const states = statesOf(offering.state);
  const own = { nonce: 'e'.repeat(64), device: SECOND, ...KEYS };
  await stranger(world, offering.code, async (step, say) => {
    if (step.step === 'offer') await say(await hello(own));
    if (step.step === 'nonce') await say(revealing(own, 'Tablet'));
    if (step.step !== 'reveal') return;
    // Relays keep the later one.
    world.clock.advance(1000);
    await say(step.name === 'Tablet' ? revealing(own, 'Your new phone') : CLOSED);
  });
  await when(offering.state, 'closed');
  expect(states.flatMap(state => (state.is === 'compare' ? [state.name] : []))).toEqual(['Tablet']);
});

test('whoever stands between the two shows each of them other digits', async () => {
  const [here, there] = [createWorld(), createWorld()];
  const list = createList();
  const got: unknown[] = [];
  const offering = offer(here, list);
  const joining = join(there, offering.code, joinerOf(SECOND, got));
  // To the one it is the new device, to the other the business itself, by the nonces that it hears.
  const own = {
    nonce: 'e'.repeat(64),
    device: '9'.repeat(16) as DeviceId,
    key: 'm'.repeat(43),
    letter: 'f'.repeat(64),
  };
  let tell: (commitment: string) => void = () => undefined;
  const hers = new Promise<string>(resolve => {
    tell = resolve;
  });
  const toNew = await stranger(there, offering.code, step => {
    if (step.step === 'hello') tell(step.commitment);
  });
  await stranger(here, offering.code, async (step, say) => {
    if (step.step === 'offer') {
      await toNew(step);
      await say(await hello(own));
    }
    if (step.step !== 'nonce') return;
    await toNew({ ...step, commitment: await hers });
    await say(revealing(own, 'Tablet'));
  });
  const shown = await compared(offering, joining);
  expect(shown.there.digits).not.toBe(shown.here.digits);
  offering.differ();
  joining.differ();
  expect(list.now().members).toHaveLength(1);
  expect(got).toEqual([]);
});

/** Someone in the business's place, who has seen the code and was quicker: welcomes whom they like, at once. */
const lookalike = async (world: World, welcomed: (own: Step<'reveal'>) => DeviceId): Promise<string> => {
  const code = '0123456789';
  const say = await stranger(world, code, async step => {
    if (step.step === 'hello')
      await say({ step: 'nonce', v: 1, commitment: step.commitment, nonce: 'e'.repeat(64) });
    if (step.step === 'reveal') await say({ step: 'welcome', v: 1, device: welcomed(step), news: 'theirs' });
    if (step.step === 'welcome') await say(CLOSED);
  });
  await say({
    step: 'offer',
    v: 1,
    business: ROOT,
    name: 'Salão Aurora',
    until: world.clock.now() + PAIRING_LIFE,
  });
  return code;
};

test('a new device that was not told that the digits match joins nobody', async () => {
  const world = createWorld();
  const got: unknown[] = [];
  const joining = join(world, await lookalike(world, ({ device }) => device), joinerOf(SECOND, got));
  const states = statesOf(joining.state);
  await when(joining.state, 'closed');
  joining.match();
  expect(states.map(({ is }) => is)).toEqual(['asking', 'asking', 'compare', 'closed']);
  expect(got).toEqual([]);
});

test('a welcome that is another device’s is not taken', async () => {
  for (const [device, taken] of [
    [SECOND, ['theirs']],
    [FIRST, []],
  ] as const) {
    const world = createWorld();
    const got: unknown[] = [];
    const joining = join(world, await lookalike(world, () => device), joinerOf(SECOND, got));
    stops.push({ stop: joining.state(({ is }) => is === 'compare' && queueMicrotask(joining.match)) });
    await Promise.race([when(joining.state, 'closed'), when(joining.state, 'joined')]);
    expect(got).toEqual(taken);
  }
});

describe('a device that is on the list and does not join', () => {
  const begun = async (joiner?: Joiner) => {
    const world = createWorld();
    const list = createList();
    const offering = offer(world, list);
    const joining = join(world, offering.code, joiner);
    await compared(offering, joining);
    await offering.match({ answers: true, settings: true });
    expect(isPresent(list.now(), SECOND)).toBe(true);
    return { world, list, offering, joining };
  };
  const off = async ({ list, offering }: Awaited<ReturnType<typeof begun>>, why: string) => {
    const state = await when<OfferingState, 'taken-off'>(offering.state, 'taken-off');
    expect(state).toEqual({ is: 'taken-off', name: 'Tablet', why });
    expect(isPresent(list.now(), SECOND)).toBe(false);
    // What it was sent is of an epoch that is over.
    expect(list.now().epoch).toBe(2);
  };

  test('because it cannot keep its keys, comes off it again', async () => {
    const all = await begun({ ...joinerOf(SECOND), finish: async () => err('full') });
    all.joining.match();
    expect(await when<JoiningState, 'failed'>(all.joining.state, 'failed')).toEqual({
      is: 'failed',
      why: 'full',
    });
    await off(all, 'failed');
  });

  test('because its digits were others, comes off it again', async () => {
    const all = await begun();
    all.joining.differ();
    await off(all, 'differ');
  });

  test('because its page was left, comes off it again', async () => {
    const all = await begun();
    all.joining.stop();
    await off(all, 'stopped');
  });

  test('because the owner stopped, comes off it again, and is told', async () => {
    const all = await begun();
    all.offering.stop();
    await off(all, 'stopped');
    expect(await when<JoiningState, 'closed'>(all.joining.state, 'closed')).toMatchObject({ why: 'stopped' });
  });

  test('because no relay takes its keys, comes off it again', async () => {
    const world = createWorld();
    const list = createList();
    const offering = offer(world, list);
    const joining = join(world, offering.code);
    await compared(offering, joining);
    relayOf(world).setUp(false);
    await offering.match({ answers: true, settings: true });
    await off({ world, list, offering, joining }, 'no-relay');
  });
});

test('one that no relay told of having joined is known by what it tells of itself later', async () => {
  const world = createWorld();
  const heard = createCell<ReadonlySet<DeviceId>>(new Set());
  const offering = offer(world, createList(), world.clock, heard);
  const own = { nonce: 'e'.repeat(64), device: SECOND, ...KEYS };
  await stranger(world, offering.code, async ({ step }, say) => {
    if (step === 'offer') await say(await hello(own));
    if (step === 'nonce') await say({ step: 'reveal', v: 1, ...own, name: 'Tablet' });
  });
  await when(offering.state, 'compare');
  await offering.match({ answers: true, settings: true });
  await when(offering.state, 'joining');
  heard.set(new Set([SECOND]));
  expect(await when(offering.state, 'joined')).toMatchObject({ device: SECOND, name: 'Tablet' });
});

test('a new device is told that no relay can be reached, and finds the other one once there is one', async () => {
  const world = createWorld();
  const offering = offer(world);
  await expect.poll(() => relayOf(world).letters().length).toBe(1);
  relayOf(world).setUp(false);
  const relays = createMemoryRelays(world.network);
  const joining = join(world, offering.code, joinerOf(SECOND), relays);
  await new Promise<void>(resolve => {
    relays.states(world.urls)(([only]) => {
      if (only?.state === 'open') resolve();
    });
  });
  world.clock.advance(PAIRING_LIFE / 10);
  await when(joining.state, 'no-relay');
  relayOf(world).setUp(true);
  await when(joining.state, 'asking');
  await when(joining.state, 'compare');
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
