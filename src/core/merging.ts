import * as v from 'valibot';
import { type ChangeId, NEVER } from './hlc';
import { gather } from './hours';
import { Key } from './id';
import type { Draft, Folded } from './ledger';
import { clientFrom, keyOf, known, valid } from './records';

// Entries of one person (product §4.9). Merging joins no records: one entry says that it is in another, both stay
// whole, and what they hold is shown under one. So nothing is lost, whatever devices merge apart, and it can be undone.

/** What an entry says of another: they are one person, shown under the other; or two people who look like one. */
const Said = v.picklist(['one', 'two']);
type Said = v.InferOutput<typeof Said>;

const FIELD = 'with';

/** Field of an entry in which it says so of another. */
export const withField = (other: Key): string => `${FIELD}/${other}`;

export const isWithField = (field: string): boolean => field.startsWith(`${FIELD}/`);

/** An entry that says anything of another, by the other's key: the store finds the few that do. */
export const saidWith = ({ fields }: Pick<Folded, 'fields'>): string =>
  Object.keys(gather(fields, FIELD)).sort()[0] ?? '';

/** The other entries of whom an entry says anything. */
export const othersOf = (record: Folded): readonly Key[] =>
  Object.keys(valid(Said, gather(record.fields, FIELD), Key)) as Key[];

/** Of two entries what counts: of both their fields the one that was set last. */
type Pair = { readonly of: Key; readonly other: Key; readonly is: Said; readonly id: ChangeId };

/** Which entries are shown under which. */
export type Groups = {
  /** The same text for the same groups. */
  readonly text: string;
  /** The entry under which one is shown; itself, where it is merged with none. */
  readonly mainOf: (client: Key) => Key;
  /** All entries that are shown together with one, the main one first. */
  readonly membersOf: (client: Key) => readonly Key[];
  /** Whether the owner has said of these, or of what is merged with them, that they are two people. */
  readonly areTwo: (one: Key, other: Key) => boolean;
  /** The changes that show an entry, and what is merged with it, under another. */
  readonly merging: (one: Key, into: Key, by: string) => Draft[];
  /** The changes that let an entry stand alone again, with those that were merged into it before. */
  readonly unmerging: (member: Key, by: string) => Draft[];
};

/**
 * From all entries that say anything of others, and those others; of one that was erased nothing holds. Where devices
 * apart merged one entry into two, all three are one person; where they merged two into each other, one of them is the
 * main one. The same on every device.
 */
export const groupsFrom = (records: readonly Folded[]): Groups => {
  const present = new Set(known(records.map(clientFrom)).map(({ key }) => key));
  const pairs = pairsIn(records).filter(({ of, other }) => present.has(of) && present.has(other));
  const merged = pairs.filter(({ is }) => is === 'one');
  const groups = new Map<Key, readonly Key[]>();
  for (const { of } of merged) {
    if (groups.has(of)) continue;
    const group = orderedOf(reachedFrom(of, merged), merged);
    for (const key of group) groups.set(key, group);
  }
  const membersOf = (client: Key): readonly Key[] => groups.get(client) ?? [client];
  const mainOf = (client: Key): Key => membersOf(client)[0] ?? client;
  return {
    text: pairs
      .map(({ of, other, is }) => `${of} ${other} ${is}`)
      .sort()
      .join('\n'),
    mainOf,
    membersOf,
    areTwo: (one, other) => {
      const [ones, others] = [new Set(membersOf(one)), new Set(membersOf(other))];
      if (ones.has(other)) return false;
      return pairs.some(
        ({ of, other: to, is }) =>
          is === 'two' && ((ones.has(of) && others.has(to)) || (ones.has(to) && others.has(of))),
      );
    },
    merging: (one, into, by) => {
      const [from, to] = [mainOf(one), mainOf(into)];
      if (from === to) return [];
      const back = pairs.find(({ of, other }) => of === to && other === from);
      return [say(from, to, 'one', by), ...(back ? [say(to, from, null, by)] : [])];
    },
    unmerging: (member, by) => {
      const main = mainOf(member);
      if (main === member) return [];
      const cut = cutOff(member, main, merged);
      const isSaid = cut.some(({ of, other }) => of === main || other === main);
      return [
        ...cut.map(({ of, other }) => say(of, other, 'two', by)),
        // Or the two would be proposed again at once.
        ...(isSaid ? [] : [say(member, main, 'two', by)]),
      ];
    },
  };
};

/** The changes that say of two entries, which look like one person, that they are two. */
export const keepingApart = (one: Key, other: Key, by: string): Draft[] => [say(one, other, 'two', by)];

const say = (of: Key, other: Key, is: Said | null, by: string): Draft => ({
  of: 'client',
  key: of,
  by,
  set: { [withField(other)]: is },
});

const pairsIn = (records: readonly Folded[]): Pair[] => {
  const pairs = new Map<string, Pair>();
  for (const record of records) {
    const of = keyOf(record);
    if (!of) continue;
    for (const [key, is] of Object.entries(valid(Said, gather(record.fields, FIELD), Key))) {
      const other = key as Key;
      if (other === of) continue;
      const pair: Pair = { of, other, is, id: record.ids[withField(other)] ?? NEVER };
      const name = [of, other].sort().join('/');
      const before = pairs.get(name);
      if (!before || isLater(pair, before)) pairs.set(name, pair);
    }
  }
  return [...pairs.values()];
};

const isLater = (a: Pair, b: Pair): boolean => (a.id === b.id ? a.of > b.of : a.id > b.id);

const reachedFrom = (start: Key, pairs: readonly Pair[]): Set<Key> => {
  const reached = new Set([start]);
  // A set is walked with what is added to it on the way.
  for (const key of reached)
    for (const { of, other } of pairs) {
      if (of === key) reached.add(other);
      if (other === key) reached.add(of);
    }
  return reached;
};

/**
 * What has to go so that an entry is no more with the main one. Devices apart may have merged some in a circle, of
 * which it was the main one before: what was shown under it then stays with it.
 */
const cutOff = (member: Key, main: Key, merged: readonly Pair[]): readonly Pair[] => {
  const without = (cut: readonly Pair[]): readonly Pair[] => merged.filter(pair => !cut.includes(pair));
  const isFree = (cut: readonly Pair[]): boolean => !reachedFrom(member, without(cut)).has(main);
  const out = merged.filter(({ of }) => of === member);
  const all = merged.filter(({ of, other }) => of === member || other === member);
  const towards = out.filter(({ other }) => reachedFrom(other, without(all)).has(main));
  const [own] = orderedOf(reachedFrom(member, without(towards)), without(towards));
  if (own === member && isFree(towards)) return towards;
  return isFree(out) ? out : all;
};

/** The main entry is one that was merged into no other; where there are several, or none, the first by key. */
const orderedOf = (group: ReadonlySet<Key>, merged: readonly Pair[]): readonly Key[] => {
  const keys = [...group].sort();
  const inOthers = new Set(merged.map(({ of }) => of));
  const main = keys.find(key => !inOthers.has(key)) ?? keys[0];
  return keys.sort((a, b) => (a === main ? -1 : b === main ? 1 : 0));
};
