import type { DeviceId } from '../../../core/id';
import { isPresent, type Membership, supersedesMembership, withMember } from '../../../core/membership';
import { foundKeys, joinKeys, type MemoryKeys } from '../members';
import { type ClientBrowser, createClientBrowser } from './client';
import { createDirect, type Direct } from './direct';
import { createDisk } from './disk';
import type { Lot } from './lot';
import { createMachine, type Machine, type Tab } from './machine';
import { shopDrafts } from './shop';
import { deviceKeys, type World } from './world';

/** Everyone who takes part in a run. */
export type Scene = {
  readonly world: World;
  readonly machines: readonly Machine[];
  readonly clients: readonly ClientBrowser[];
  readonly direct: Direct;
  /** Adds a device as an owner's device would, if one is at hand. */
  readonly join: () => Promise<void>;
  /** The list that stands in the end. */
  readonly list: () => Membership;
  readonly isPresent: (device: DeviceId) => boolean;
};

/** Something that someone does; null where nobody is there to do it. */
export type Step = (scene: Scene, lot: Lot) => Promise<unknown> | null;

/** Devices that a business may come to have in a run. */
const MOST_MACHINES = 5;

export const createScene = async (world: World): Promise<Scene> => {
  const shape = world.lot.of('people');
  const machines: Machine[] = [];
  const direct = createDirect(world, () => machines, !shape.falls(0.35));
  const addMachine = async (number: number, keys: MemoryKeys): Promise<Machine> => {
    const machine = createMachine(world, number, createDisk(keys));
    machines.push(machine);
    direct.follow(machine);
    await machine.start();
    return machine;
  };
  const { time, root } = world;
  const founder = await addMachine(0, foundKeys(root.key, deviceKeys(world, 0).member));
  const begun = founder.tabs()[0]?.ports.log.append(shopDrafts(shape.of('policies')));
  await time.runTo(time.now() + 1_000);
  await begun;
  const join = async (): Promise<void> => {
    const number = machines.length;
    const owner = machines.find(({ disk, tabs }) => disk.keys.root && awake(tabs()));
    const tab = owner && awake(owner.tabs());
    if (!tab || number >= MOST_MACHINES) return;
    const { id, member } = deviceKeys(world, number);
    const rights = { answers: shape.falls(0.8), settings: shape.falls(0.8) };
    world.trace(`device ${number} is added${rights.answers ? '' : ', not to answer'}`);
    await tab.ports.members.change(list => withMember(list, { ...member, ...rights }));
    const keys = joinKeys(await tab.ports.members.news(), id);
    if (!keys.ok) return;
    // Who typed the recovery words holds the root key as well.
    const machine = await addMachine(number, { ...keys.value, root: shape.falls(0.15) });
    void machine.tabs()[0]?.desk.devices.rename(id, `Device ${number}`);
  };
  for (let more = shape.between(1, 3); more > 0; more -= 1) await join();
  const clients = Array.from({ length: shape.between(1, 3) }, (_, number) =>
    createClientBrowser(world, number),
  );
  const list = (): Membership =>
    machines.reduce<Membership>(
      (newest, { disk }) => (supersedesMembership(disk.keys.list, newest) ? disk.keys.list : newest),
      founder.disk.keys.list,
    );
  return { world, machines, clients, direct, join, list, isPresent: device => isPresent(list(), device) };
};

/** A tab in which something can be pressed. */
export const awake = (tabs: readonly Tab[]): Tab | null =>
  tabs.find(({ life }) => !life.isDead() && !life.sleeps()) ?? null;
