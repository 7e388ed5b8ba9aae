import { isFromFuture } from '../../core/certificate';
import { type ChangeId, later } from '../../core/hlc';
import { SECOND } from '../../core/time';
import { askOnce } from '../asking';
import type { Clock, Letter, Relays } from '../ports';
import { anyTakes } from '../sending';

/**
 * What this desk has standing at the relays. A relay keeps one letter a place, the one with the latest date;
 * so a letter is always dated after what was seen of its group (catalog, busy, logo, products), and one
 * that comes back over a newer one of ours is answered by ours again, dated later.
 */
export type Standing = {
  /** Publishes what `make` writes for a date. Its value: whether any relay took all of it. */
  readonly publish: (group: string, version: ChangeId, make: Make) => Promise<boolean>;
  /** A letter of this desk that a relay holds, with its version where it could be read. */
  readonly seen: (letter: Letter, version: ChangeId | null) => void;
  /** Brings a relay that has told all it holds up to date. Its value: whether it lacked anything. */
  readonly refill: (relay: string) => Promise<boolean>;
  /** Whether anything of a group was published or seen at a relay. */
  readonly knows: (group: string) => boolean;
};

/** Writes the letters of a group, dated in epoch seconds, as a version. */
type Make = (date: number, version: ChangeId) => Promise<readonly Letter[]>;

type Group = {
  letters: readonly Letter[];
  /** The date of `letters`; `date` is the latest seen or given out. */
  made: number;
  version: ChangeId | null;
  date: number;
  make: Make | null;
};

/** `newest`: the greatest id that this device knows of. */
export const createStanding = (
  relays: Relays,
  urls: readonly string[],
  clock: Clock,
  newest: () => Promise<ChangeId>,
): Standing => {
  const groups = new Map<string, Group>();
  const groupOf = (name: string): Group => {
    const group = groups.get(name) ?? { letters: [], made: 0, version: null, date: 0, make: null };
    groups.set(name, group);
    return group;
  };
  const send = (to: readonly string[], letter: Letter): Promise<boolean> => anyTakes(relays, to, letter);
  // Asked each time: a relay may have lost what it once took.
  const heldAt = async (relay: string, letters: readonly Letter[]): Promise<ReadonlySet<string>> => {
    const held = new Set<string>();
    const filter = { ids: letters.map(({ id }) => id), limit: letters.length };
    // One that does not tell is sent everything.
    await askOnce(relays, clock, relay, filter, ({ id }) => void held.add(id));
    return held;
  };
  const publish: Standing['publish'] = async (name, version, make) => {
    const group = groupOf(name);
    const before = group.version;
    // What another device published, from changes that have not come here yet, stays.
    if (before !== null && before > version && before > (await newest())) return true;
    // Dated while the clock was ahead, which was put right since: nobody takes what is dated after that.
    if (isFromFuture(group.date, clock.now())) {
      group.date = 0;
      group.made = 0;
    }
    const date = Math.max(Math.floor(clock.now() / SECOND), group.date + 1);
    group.date = date;
    // What a letter is made from may fall behind, when the time that it tells of moves on; its version may not.
    const own = before === null ? version : later(before, version);
    group.version = own;
    group.make = make;
    const letters = await make(date, own);
    // One that was made meanwhile is dated later, and stays.
    if (date > group.made) {
      group.letters = letters;
      group.made = date;
    }
    const taken = await Promise.all(letters.map(letter => send(urls, letter)));
    return taken.every(Boolean);
  };
  return {
    publish,
    seen: (letter, version) => {
      // What could not be read may be forged: no date from the future makes ours such that nobody takes them.
      if (isFromFuture(letter.created_at, clock.now())) return;
      const group = groupOf(groupName(letter));
      const over = group.date <= letter.created_at && !group.letters.some(({ id }) => id === letter.id);
      group.date = Math.max(group.date, letter.created_at);
      if (version === null) return;
      if (group.version === null || version > group.version) group.version = version;
      // As new as ours is as good: two devices of the business must not outdo one another for ever.
      else if (over && group.make && version < group.version)
        void publish(groupName(letter), group.version, group.make).catch(() => undefined);
    },
    refill: async relay => {
      const letters = [...groups.values()].flatMap(group => group.letters);
      if (letters.length === 0) return false;
      const held = await heldAt(relay, letters);
      const lacking = letters.filter(({ id }) => !held.has(id));
      await Promise.all(lacking.map(letter => send([relay], letter)));
      return lacking.length > 0;
    },
    knows: name => (groups.get(name)?.date ?? 0) > 0,
  };
};

/** The group of a public letter: the second part of its `d` tag, `caderneta/busy/2026-11` → `busy`. */
const groupName = ({ tags }: Pick<Letter, 'tags'>): string =>
  tags.find(([tag]) => tag === 'd')?.[1]?.split('/')[1] ?? '';
