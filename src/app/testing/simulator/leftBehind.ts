import { erasedNames, foldAll, nameOf } from '../../../core/erasing';
import { heldKey } from '../../../core/heldBack';
import type { Json } from '../../../core/json';
import type { Change, Fields } from '../../../core/ledger';
import { pageFrom, spanOfName } from '../../../core/pages';
import type { Letter } from '../../ports';
import type { Machine } from './machine';
import { changesOf, countedOf, placeOf, present, type Rule } from './rule';
import { awake } from './scene';

// Nothing is left of whom was erased, on any disk and at any relay.

export const erasedStays: Rule = async scene => {
  const names = erasedNames(countedOf(scene));
  const isGone = (change: Pick<Change, 'of' | 'key'>): boolean => names.has(nameOf(change));
  const held = present(scene).flatMap(machine =>
    [...changesOf(machine), ...machine.disk.log.held.map(({ change }) => change)]
      .filter(isGone)
      .map(one => `device ${machine.number} holds ${nameOf(one)}, which was erased`),
  );
  const [machine] = present(scene);
  const tab = machine && awake(machine.tabs());
  // With keys of earlier epochs a removed device may put anything there that it holds.
  const secret = machine?.disk.keys.secrets[0];
  if (!tab || !secret) return held;
  const staff = tab.ports.staffLetters;
  const standing = [...scene.world.relays].flatMap(([url, relay]) =>
    relay.find(staff.filter(secret)).map((letter): readonly [string, Letter] => [url, letter]),
  );
  const read = await Promise.all(
    standing.map(async ([url, letter]) => {
      const opened = await staff.open(letter);
      const span = opened.ok ? spanOfName(opened.value.name) : null;
      const page = opened.ok && span ? pageFrom(opened.value.body, span) : null;
      if (!page || page === 'halves') return [];
      return page.changes
        .filter(isGone)
        .map(one => `relay ${url} holds a page with ${nameOf(one)}, which was erased`);
    }),
  );
  return [...held, ...read.flat()];
};

/**
 * A device that did not know of an erasing may write about the same person: what was typed, or sent. Whoever settles
 * erases that, too. A request that says nothing of the person stays.
 */
export const nothingLeftBehind: Rule = scene => {
  const names = erasedNames(countedOf(scene));
  return present(scene).flatMap(machine => {
    const changes = changesOf(machine);
    const orphans = new Set<Json>();
    for (const { of, key, fields } of foldAll(changes).values())
      if (of === 'session' && names.has(nameOf({ of: 'client', key: String(fields['client']) })))
        orphans.add(key);
    const requests = new Set(
      changes.flatMap(({ of, key, set }) =>
        of === 'request' && orphans.has(set['session'] ?? null) ? [key] : [],
      ),
    );
    const isLeft = ({ of, key, set }: Change): boolean =>
      of === 'message' ? orphans.has(key) : of === 'request' && requests.has(key) && isOfPerson(set);
    return [...changes.filter(isLeft), ...droppedAndLeft(machine, names)].map(
      one => `device ${machine.number} holds ${placeOf(one)} ${nameOf(one)} of whom was erased`,
    );
  });
};

/** Also what was held back, once a person has dropped it; of a record in the book what is held back goes with that. */
const droppedAndLeft = ({ disk }: Machine, erased: ReadonlySet<string>): readonly Change[] => {
  const { records } = disk.store;
  const held = disk.log.held.map(({ change }) => change);
  const folded = foldAll(held);
  const isErased = (subject: Json | undefined): boolean => {
    const key = String(subject);
    const record = ['session', 'order']
      .map(of => records.get(of)?.get(key) ?? folded.get(nameOf({ of, key })))
      .find(found => found !== undefined);
    return erased.has(nameOf({ of: 'client', key: String(record?.fields['client']) }));
  };
  return held.filter(({ device, seq, of, key, set }) => {
    const decided = records.get('decision')?.get(heldKey(device))?.fields ?? {};
    if (!Object.hasOwn(decided, String(seq)) || records.get(of)?.has(key)) return false;
    if (of === 'request') return isOfPerson(set) && isErased(set['session']);
    return (of === 'message' || of === 'order') && isErased(key);
  });
};

const isOfPerson = ({ details = null, answers = {} }: Fields): boolean =>
  details !== null || Object.keys(answers ?? {}).length > 0;
