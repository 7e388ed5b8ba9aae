import type { AttentionItem, HistoryEntry } from '../app/desk/desk';
import { createMemoryDisk, createMemoryLog } from '../app/testing/log';
import { createMemoryRelay } from '../app/testing/relays';
import { foldAll } from '../core/erasing';
import type { DeviceId, Key } from '../core/id';
import { foundMembership, type Membership, withMember } from '../core/membership';
import { DAY } from '../core/time';
import type { DeskVault } from '../shell/vault/deskVault';
import { createWorld, NOON, openShop, type Shop, stops, until, type World } from './world';

// Devices of one business that hear nothing of one another until they meet.

export type Apart = {
  readonly world: World;
  readonly desks: readonly [Shop, Shop, Shop];
  /** They hand each other everything that each has, until all have the same and none has more to write. */
  readonly meet: () => Promise<void>;
};

type Options = {
  readonly ask?: boolean /** They share the relays, instead of having one each. */;
  readonly together?: boolean;
};

/** Three devices that answer requests, the first in line first. */
export const openApart = async ({ ask = false, together = false }: Options = {}): Promise<Apart> => {
  const world = createWorld();
  const first = await openShop(world, { ask });
  const ids = [first.vault.device.id, 'b'.repeat(16) as DeviceId, 'c'.repeat(16) as DeviceId];
  const list = membershipOf(first.vault, ids);
  const open = async (id: DeviceId): Promise<Shop> => {
    const vault = vaultOf(first.vault, id, list);
    const own = id === first.vault.device.id;
    const disk = own ? first.disk : createMemoryDisk();
    if (!own)
      await createMemoryLog({ device: vault.device, now: world.clock.now, disk }).accept(
        first.disk.entries.map(({ change }) => change),
      );
    const network =
      own || together ? world.network : new Map(world.urls.map(url => [url, createMemoryRelay()]));
    return openShop({ ...world, network }, { before: { ...first, vault, disk, marks: new Map() } });
  };
  const [a, b, c] = await Promise.all(ids.map(open));
  if (!a || !b || !c) throw new Error('Three were opened');
  const desks = [a, b, c] as const;
  // Of what is done one after the other the second is later, however fast it goes.
  for (const { log } of desks) stops.push(log.onAppended(() => world.clock.advance(2)));
  return { world, desks, meet: () => meet(desks) };
};

const membershipOf = ({ root, device }: DeskVault, ids: readonly DeviceId[]): Membership => {
  const members = ids.map(id => ({
    device: id,
    key: device.key,
    letter: null,
    answers: true,
    settings: true,
  }));
  const [first, ...others] = members;
  if (!first) throw new Error('No device');
  return others.reduce(withMember, foundMembership(root, first));
};

const vaultOf = (vault: DeskVault, id: DeviceId, list: Membership): DeskVault => ({
  ...vault,
  device: { ...vault.device, id },
  list: () => list,
  // They sign with one key, under names that are not its hash.
  verify: async () => true,
  standingOf: () => 'member',
  members: {
    ...vault.members,
    list: listen => {
      listen(list);
      return () => undefined;
    },
  },
});

const meet = async (desks: readonly Shop[]): Promise<void> => {
  for (;;) {
    for (const from of desks)
      for (const to of desks)
        if (from !== to) {
          const taken = await to.log.accept(from.disk.entries.map(({ change }) => change));
          if (!taken.ok) throw new Error(taken.error.is);
        }
    // Whoever has something to settle writes it now.
    await new Promise(resolve => setTimeout(resolve, 30));
    const contents = desks.map(contentOf);
    if (new Set(contents).size === 1) return;
  }
};

/** What a device holds, as one text: the same on all of them when they have the same changes. */
export const contentOf = ({ disk }: Shop): string =>
  JSON.stringify(
    [...foldAll(disk.entries.map(({ change }) => change))].sort(([a], [b]) => (a < b ? -1 : 1)),
    (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
  );

export type Named =
  | { readonly is: 'overlap'; readonly loser: Key; readonly others: readonly Key[]; readonly full: boolean }
  | { readonly is: 'torn'; readonly key: Key; readonly torn: string };

const named = (item: AttentionItem): readonly Named[] => {
  if (item.is === 'overlap')
    return [
      {
        is: 'overlap',
        loser: item.loser.session.key,
        others: item.others.map(({ session }) => session.key),
        full: item.full,
      },
    ];
  return item.is === 'torn' ? [{ is: 'torn', key: item.entry.session.key, torn: item.torn }] : [];
};

/** Resolves when every device shows exactly these entries. */
export const allShow = async ({ desks }: Apart, expected: readonly Named[]): Promise<void> => {
  for (const { desk } of desks)
    await until(desk.attention, items => JSON.stringify(items.flatMap(named)) === JSON.stringify(expected));
};

/** A session as the calendars of all devices show it; fails where they differ. */
export const sessionAt = async ({ desks }: Apart, key: Key) => {
  const shown = await Promise.all(
    desks.map(async ({ desk }) => {
      const entries = await until(desk.sessions.between(NOON, NOON + 7 * DAY), list =>
        list.some(({ session }) => session.key === key),
      );
      const entry = entries.find(({ session }) => session.key === key);
      if (!entry) throw new Error('It was just there');
      const { when, state } = entry.session;
      return { start: when.start, state: state.is, overlaps: entry.overlaps, loses: entry.loses };
    }),
  );
  const [first] = shown;
  if (!first || new Set(shown.map(one => JSON.stringify(one))).size > 1)
    throw new Error(`They differ: ${JSON.stringify(shown)}`);
  return first;
};

/** What a session's history tells of a field, oldest first, the same on all devices. */
export const historyOf = async (
  { desks }: Apart,
  of: HistoryEntry['of'],
  key: Key,
  field: string,
): Promise<readonly (HistoryEntry & { readonly value: unknown })[]> => {
  const told = await Promise.all(desks.map(({ desk }) => desk.history(of, key)));
  if (new Set(told.map(one => JSON.stringify(one))).size > 1) throw new Error('Histories differ');
  return (told[0] ?? []).toReversed().flatMap(entry => {
    const found = entry.fields.find(one => one.field === field);
    return found ? [{ ...entry, value: found.after }] : [];
  });
};

export const addAt = async (shop: Shop, start: number, name = 'Corte'): Promise<Key> => {
  const { services, staff } = await until(shop.desk.book, book =>
    book.services.some(one => one.name === name),
  );
  const service = services.find(one => one.name === name);
  if (!service || !staff[0]) throw new Error('Nothing is offered');
  const made = await shop.desk.sessions.add({
    service: service.key,
    staff: staff[0].key,
    start,
    client: null,
    note: '',
  });
  if (!made.ok) throw new Error(made.error.is);
  return made.value.key;
};
