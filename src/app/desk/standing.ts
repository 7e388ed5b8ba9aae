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
  readonly seen: (letter: Letter, relay: string, version: ChangeId | null) => void;
  /** Brings a relay that has told all it holds up to date. */
  readonly refill: (relay: string) => Promise<void>;
  /** The newest letters of a group. */
  readonly current: (group: string) => readonly Letter[];
};

/** Writes the letters of a group, dated in epoch seconds. */
type Make = (date: number) => Promise<readonly Letter[]>;

type Group = { letters: readonly Letter[]; version: ChangeId | null; date: number; make: Make | null };

export const createStanding = (relays: Relays, urls: readonly string[], clock: Clock): Standing => {
  const groups = new Map<string, Group>();
  const held = new Map<string, Set<string>>();
  const groupOf = (name: string): Group => {
    const group = groups.get(name) ?? { letters: [], version: null, date: 0, make: null };
    groups.set(name, group);
    return group;
  };
  const heldBy = (relay: string): Set<string> => {
    const letters = held.get(relay) ?? new Set();
    held.set(relay, letters);
    return letters;
  };
  const send = async (to: readonly string[], letter: Letter): Promise<boolean> => {
    const receipts = await relays.publish(to, letter);
    for (const { relay, taken } of receipts) if (taken) heldBy(relay).add(letter.id);
    return receipts.some(({ taken }) => taken);
  };
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
    seen: (letter, relay, version) => {
      heldBy(relay).add(letter.id);
      const name = groupName(letter);
      const group = groupOf(name);
      const over = group.date <= letter.created_at && !group.letters.some(({ id }) => id === letter.id);
      group.date = Math.max(group.date, letter.created_at);
      if (version !== null && (group.version === null || version > group.version)) group.version = version;
      else if (over && group.make && group.version !== null) void publish(name, group.version, group.make);
    },
    refill: async relay => {
      const missing = [...groups.values()]
        .flatMap(({ letters }) => letters)
        .filter(({ id }) => !heldBy(relay).has(id));
      await Promise.all(missing.map(letter => send([relay], letter)));
    },
    current: name => groups.get(name)?.letters ?? [],
  };
};

/** The group of a public letter: the second part of its `d` tag, `caderneta/busy/2026-11` → `busy`. */
const groupName = ({ tags }: Pick<Letter, 'tags'>): string =>
  tags.find(([tag]) => tag === 'd')?.[1]?.split('/')[1] ?? '';
