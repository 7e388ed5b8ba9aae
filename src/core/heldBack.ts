import { ERASED, erasedBy, nameOf } from './erasing';
import { canonical, type Json } from './json';
import { type Change, type Draft, emptyRecord, type Fields, fold } from './ledger';
import { idsBehind } from './numbering';

/** What became of changes that were held back, as decisions that are the same on every device. */

const KEY = 'held/';

/** Key of the record that says what was decided about the changes of a device; a field for each, by `seq`. */
export const heldKey = (device: string): string => `${KEY}${device}`;

export const decidedOn = (
  changes: readonly Pick<Change, 'device' | 'seq'>[],
  what: 'taken' | 'dropped',
): Draft[] => {
  const devices = new Map<string, Record<string, string>>();
  for (const { device, seq } of changes) devices.set(device, { ...devices.get(device), [seq]: what });
  return [...devices].map(([device, set]) => ({ of: 'decision', key: heldKey(device), by: 'owner', set }));
};

/** Whether a device's change with this `seq` was decided about, by the changes of its record. */
export const isDecidedOn = (decisions: readonly Pick<Change, 'set'>[], seq: number): boolean =>
  decisions.some(({ set }) => Object.hasOwn(set, String(seq)));

/** A record that is to be erased. */
export type Erasing = { readonly of: string; readonly key: string; readonly by: string };

/**
 * What taking changes in comes to: records that are erased as this device holds them, whatever places the one that was
 * held back names, and changes of others that are set again. Nothing is of what goes, nor of what cannot be erased.
 */
export const takingIn = (
  changes: readonly Change[],
): { readonly erasings: readonly Erasing[]; readonly rest: readonly Change[] } => {
  const erasings = new Map<string, Erasing>();
  for (const change of changes) {
    const erases = erasedBy(change);
    if (erases) erasings.set(change.key, { of: erases.of, key: erases.key, by: change.by });
  }
  const isLeft = (change: Change): boolean => change.of !== ERASED && !erasings.has(nameOf(change));
  return { erasings: [...erasings.values()], rest: changes.filter(isLeft) };
};

/**
 * What a change that was held back sets, to be written again: as far as nothing later has set it meanwhile, by
 * `history`, the changes of its record, and it is not so already: a session whose time is set again holds it only since
 * then. Null when nothing is left.
 */
export const takenIn = (change: Change, history: readonly Change[]): Draft | null => {
  const { fields } = history.reduce(fold, emptyRecord(change.of, change.key));
  const isSo = (field: string, value: Json): boolean =>
    Object.hasOwn(fields, field) && canonical(fields[field] ?? null) === canonical(value);
  const entries = Object.entries(change.set).filter(
    ([field, value]) =>
      !isSo(field, value) && idsBehind({ [field]: null }, history).every(id => id < change.id),
  );
  if (entries.length === 0) return null;
  const { of, key, by, why } = change;
  const set: Fields = Object.fromEntries(entries);
  return { of: of as Draft['of'], key, by, set, ...(why === undefined ? {} : { why }) };
};
