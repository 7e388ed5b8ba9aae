import * as v from 'valibot';
import { DeviceId } from './id';
import { type Change, type Draft, emptyRecord, type Folded, fold } from './ledger';

/** The kind of the changes that erase. Such a change stays for ever, so that nothing erased comes back. */
export const ERASED = 'erased';

/**
 * Kinds in whose records personal data stands (design §4). Nothing else can be erased, by whomever: an erasing has
 * no way back, and a device that may change no settings could end them by it.
 */
const ERASABLE: ReadonlySet<string> = new Set(['client', 'account', 'request', 'message', 'order']);

export const isErasable = (of: string): boolean => ERASABLE.has(of);

/** One place in a device's count of its changes. */
export type Place = { readonly device: string; readonly seq: number };

/** A record's name among all records. */
export const nameOf = ({ of, key }: { readonly of: string; readonly key: string }): string => `${of}/${key}`;

/**
 * The change that erases a record: it names every change that goes, one field each, so that what two devices
 * erase apart adds up. The record's key must leave room for its kind: 120 characters together.
 */
export const erasing = (of: string, key: string, by: string, gone: readonly Place[]): Draft => ({
  of: ERASED,
  key: nameOf({ of, key }),
  set: Object.fromEntries([['all', true], ...gone.map(({ device, seq }) => [`${device}/${seq}`, true])]),
  by,
});

/** What a change erases: the record's kind and key, and the changes named; null where it erases nothing. */
export const erasedBy = (
  change: Pick<Change, 'of' | 'key' | 'set'>,
): { readonly of: string; readonly key: string; readonly gone: readonly Place[] } | null => {
  const slash = change.key.indexOf('/');
  const of = change.key.slice(0, slash);
  if (change.of !== ERASED || !isErasable(of)) return null;
  const gone = Object.keys(change.set).flatMap(field => {
    const [device = '', seq = ''] = field.split('/');
    return v.is(DeviceId, device) && /^[1-9]\d{0,14}$/.test(seq) ? [{ device, seq: Number(seq) }] : [];
  });
  return { of, key: change.key.slice(slash + 1), gone };
};

/** The names of the records that `changes` erase. */
export const erasedNames = (changes: Iterable<Pick<Change, 'of' | 'key' | 'set'>>): Set<string> => {
  const names = new Set<string>();
  for (const change of changes) if (erasedBy(change)) names.add(change.key);
  return names;
};

/** Folds changes of any records in any order; those of erased records count for nothing. By name. */
export const foldAll = (changes: Iterable<Change>): Map<string, Folded> => {
  const all = [...changes];
  const erased = erasedNames(all);
  const records = new Map<string, Folded>();
  for (const change of all) {
    const name = nameOf(change);
    if (erased.has(name)) continue;
    records.set(name, fold(records.get(name) ?? emptyRecord(change.of, change.key), change));
  }
  return records;
};
