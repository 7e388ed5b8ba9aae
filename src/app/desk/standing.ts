import type { ChangeId } from '../../core/hlc';
import { SECOND } from '../../core/time';
import type { Clock, Letter, Relays } from '../ports';

/**
 * What this desk has standing at the relays. A relay keeps one letter a place, the one with the latest date;
 * so a letter is always dated after what was seen of its group (catalog, busy, the view of one wallet), and one
 * that comes back over a newer one of ours is answered by ours again, dated later.
 */
export type Standing = {
  /** Publishes what `make` writes for a date. Its value: whether any relay took all of it. */
  readonly publish: (group: string, version: ChangeId, make: Make) => Promise<boolean>;
  /** A letter of this desk that a relay holds, with its version where it could be read. */
  readonly seen: (letter: Letter, version: ChangeId | null) => void;
  /** Brings a relay that has told all it holds up to date. */
  readonly refill: (relay: string) => Promise<void>;
  /** Whether anything of a group was published or seen at a relay. */
  readonly knows: (group: string) => boolean;
  /** The newest letters of a group. */
  readonly current: (group: string) => readonly Letter[];
};

/** Writes the letters of a group, dated in epoch seconds. */
type Make = (date: number) => Promise<readonly Letter[]>;

type Group = { letters: readonly Letter[]; version: ChangeId | null; date: number; make: Make | null };

export const createStanding = (relays: Relays, urls: readonly string[], clock: Clock): Standing => {
  const groups = new Map<string, Group>();
  const groupOf = (name: string): Group => {
    const group = groups.get(name) ?? { letters: [], version: null, date: 0, make: null };
    groups.set(name, group);
    return group;
  };
  const send = async (to: readonly string[], letter: Letter): Promise<boolean> =>
    (await relays.publish(to, letter)).some(({ taken }) => taken);
  // Asked each time: a relay may have lost what it once took.
  const heldAt = (relay: string, letters: readonly Letter[]): Promise<ReadonlySet<string>> =>
    new Promise(resolve => {
      const held = new Set<string>();
      const end = (): void => {
        alarm();
        stop();
        resolve(held);
      };
      const alarm = clock.at(clock.now() + PATIENCE, end);
      const filter = { ids: letters.map(({ id }) => id), limit: letters.length };
      const stop = relays.subscribe([relay], filter, {
        letter: ({ id }) => void held.add(id),
        stored: end,
      });
    });
  const publish: Standing['publish'] = async (name, version, make) => {
    const group = groupOf(name);
    // Another device of the business has published something newer: that stays.
    if (group.version !== null && group.version > version) return true;
    group.date = Math.max(Math.floor(clock.now() / SECOND), group.date + 1);
    group.version = version;
    group.make = make;
    group.letters = await make(group.date);
    const taken = await Promise.all(group.letters.map(letter => send(urls, letter)));
    return taken.every(Boolean);
  };
  return {
    publish,
    seen: (letter, version) => {
      const name = groupName(letter);
      const group = groupOf(name);
      const over = group.date <= letter.created_at && !group.letters.some(({ id }) => id === letter.id);
      group.date = Math.max(group.date, letter.created_at);
      if (version !== null && (group.version === null || version > group.version)) group.version = version;
      else if (over && group.make && group.version !== null) void publish(name, group.version, group.make);
    },
    refill: async relay => {
      const letters = [...groups.values()].flatMap(group => group.letters);
      for (let from = 0; from < letters.length; from += AT_ONCE) {
        const some = letters.slice(from, from + AT_ONCE);
        const held = await heldAt(relay, some);
        await Promise.all(some.filter(({ id }) => !held.has(id)).map(letter => send([relay], letter)));
      }
    },
    knows: name => (groups.get(name)?.date ?? 0) > 0,
    current: name => groups.get(name)?.letters ?? [],
  };
};

/** How long a relay may take to say what it holds; then everything is sent. */
const PATIENCE = 5 * SECOND;

/** Ids in one question. */
const AT_ONCE = 100;

/** The group of a public letter: the second part of its `d` tag, `caderneta/busy/2026-11` → `busy`. */
const groupName = ({ tags }: Pick<Letter, 'tags'>): string =>
  tags.find(([tag]) => tag === 'd')?.[1]?.split('/')[1] ?? '';
