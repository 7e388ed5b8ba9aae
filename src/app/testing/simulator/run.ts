import { DAY, HOUR, MINUTE, SECOND } from '../../../core/time';
import { DROP } from './dropping';
import type { Lot } from './lot';
import type { Rule } from './rule';
import { RULES } from './rules';
import { awake, createScene, type Scene, type Step } from './scene';
import { productDrafts, SELL } from './selling';
import { CHANGE, STEPS, TELL } from './steps';
import { RESTLESS } from './time';
import { createWorld, type Faults } from './world';

export type Outcome = {
  readonly seed: string;
  /** The rules that do not hold, and what is wrong. */
  readonly broken: readonly { readonly rule: string; readonly detail: string }[];
  /** What happened, in order. */
  readonly steps: readonly string[];
  /** Of how much the run consisted. */
  readonly size: {
    readonly changes: number;
    readonly letters: number;
    readonly happenings: number;
    readonly rest: number;
  };
};

/** Plays one run through: everything in it follows from the seed. */
export const run = async (
  seed: string,
  faults: Faults = {},
  most = Number.POSITIVE_INFINITY,
): Promise<Outcome> => {
  const world = createWorld(seed, faults);
  const scene = await createScene(world);
  const plan = world.lot.of('plan');
  const { time } = world;
  for (const client of scene.clients) {
    void client.open();
    client.visit();
  }
  await time.runTo(time.now() + 5 * SECOND);
  const steps = Math.min(most, plan.between(15, 45));
  const changes = world.lot.of('changes');
  const share = changes.pick([0, 0.1, 0.3]);
  const messages = world.lot.of('messages');
  const told = messages.pick([0, 0, 0.2]);
  const selling = world.lot.of('selling');
  const sold = selling.pick([0, 0, 0.3, 0.8]);
  const dropping = world.lot.of('dropping');
  const dropped = dropping.pick([0, 0, 0.1]);
  const play = async (): Promise<Rest> => {
    if (sold > 0) {
      void awake(scene.machines[0]?.tabs() ?? [])?.ports.log.append(productDrafts());
      await time.runTo(time.now() + SECOND);
    }
    for (let step = 0; step < steps; step += 1) {
      const lot = plan.of(step);
      begin(scene, pick(lot), lot);
      if (changes.falls(share)) begin(scene, CHANGE, changes.of(step));
      if (messages.falls(told)) begin(scene, TELL, messages.of(step));
      if (selling.falls(sold)) begin(scene, SELL, selling.of(step));
      if (dropping.falls(dropped)) begin(scene, DROP, dropping.of(step));
      await time.runTo(time.now() + pauseAfter(lot));
      if (lot.falls(0.04)) await night(scene, lot);
    }
    return putRight(scene);
  };
  const rest = await play().catch((error: unknown): Rest => {
    if (error !== RESTLESS) throw error;
    return { broken: [{ rule: 'it comes to rest', detail: 'something goes on for ever' }], minutes: 0 };
  });
  const letters = [...world.relays.values()].reduce((sum, relay) => sum + relay.wire().length, 0);
  return {
    seed,
    broken: [...world.broken, ...rest.broken],
    steps: world.steps,
    size: {
      changes: world.records.acknowledged.length,
      letters,
      happenings: time.count(),
      rest: rest.minutes,
    },
  };
};

const begin = (scene: Scene, step: Step, lot: Lot): void => {
  const doing = step(scene, lot);
  void doing?.catch(error => {
    scene.world.broken.push({
      rule: 'nothing fails in a way nobody thought of',
      detail: String(error?.stack ?? error),
    });
  });
};

const TOTAL = STEPS.reduce((sum, [weight]) => sum + weight, 0);

const pick = (lot: Lot): Step => {
  let left = lot.below(TOTAL);
  for (const [weight, step] of STEPS) {
    left -= weight;
    if (left < 0) return step;
  }
  return () => null;
};

const pauseAfter = (lot: Lot): number =>
  lot.pick([
    0,
    lot.below(300),
    lot.below(2 * SECOND),
    lot.below(10 * SECOND),
    lot.below(40 * SECOND),
    lot.below(3 * MINUTE),
  ]);

/** What all nights of a run last at most: a device that hears of new keys after 60 days has to be added anew. */
const MOST_NIGHTS = 50 * DAY;

/** Everybody sleeps, for hours or for days. */
const night = async ({ world, machines, clients }: Scene, lot: Lot): Promise<void> => {
  const wanted = lot.pick([8, 20, 72, 35 * 24]);
  const hours = world.nights + wanted * HOUR > MOST_NIGHTS ? 8 : wanted;
  world.nights += hours * HOUR;
  world.trace(`everybody sleeps for ${hours} h`);
  const asleep = machines.filter(machine => machine.isAwake());
  for (const machine of asleep) machine.sleep(true);
  for (const client of clients) client.close();
  await world.time.runTo(world.time.now() + hours * HOUR);
  for (const machine of asleep) if (lot.falls(0.6)) machine.sleep(false);
  for (const client of clients) if (lot.falls(0.6)) void client.open();
};

/** Until the last look, should something still be missing. */
const ROUNDS = [10, 20, 40, 80, 160, 320] as const;

type Rest = { readonly broken: Outcome['broken']; readonly minutes: number };

/** Everything works again, and everyone is there; then time goes by until nothing is missing. */
const putRight = async (scene: Scene): Promise<Rest> => {
  const { world, machines, clients, direct } = scene;
  world.trace('everything is put right');
  Object.assign(world.weather, { slows: 0, breaks: 0, repeats: 0, mutes: 0 });
  for (const relay of world.relays.values()) {
    relay.setFaults({ forgets: () => false });
    // One that works checks signatures, so that what is forged never takes a genuine letter's place.
    relay.lose(letter => !world.ring.isSigned(letter));
  }
  direct.setParted(() => false);
  for (const { ways } of [...machines, ...clients]) for (const way of ways.values()) way.block('down', false);
  for (const machine of machines) {
    machine.disk.crashIn = null;
    machine.setClock(0);
    machine.setOnline(true);
    if (!machine.isOn()) void machine.start();
    machine.sleep(false);
    for (const tab of machine.tabs()) tab.life.setAsleep(false);
    if (!machine.tabs().some(({ keeping }) => keeping)) machine.elect();
  }
  for (const client of clients) {
    client.setOnline(true);
    client.setClock(0);
    client.crashIn(Number.POSITIVE_INFINITY);
    if (!client.isOpen()) void client.open();
  }
  direct.look();
  let minutes = 0;
  for (const round of ROUNDS) {
    minutes += round;
    await world.time.runTo(world.time.now() + round * MINUTE);
    const broken = await broke(scene);
    if (broken.length === 0 || round === ROUNDS.at(-1)) return { broken, minutes };
  }
  return { broken: [], minutes };
};

const broke = async (scene: Scene): Promise<Outcome['broken']> => {
  const found: { rule: string; detail: string }[] = [];
  for (const [rule, look] of Object.entries(RULES) as [string, Rule][]) {
    const looking = Promise.resolve(look(scene));
    let details: readonly string[] | null = null;
    void looking.then(value => {
      details = value;
    });
    // What a live value waits for comes with time.
    await scene.world.time.runTo(scene.world.time.now() + SECOND);
    if (details === null) found.push({ rule, detail: 'cannot be looked at: something is never told' });
    else for (const detail of details as readonly string[]) found.push({ rule, detail });
  }
  return found;
};
