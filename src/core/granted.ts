import * as v from 'valibot';
import type { Json } from './json';
import type { Change } from './ledger';
import { WalletKey } from './requests';

type Said = Pick<Change, 'id' | 'by' | 'set'>;

/** Whether a change made a session of what a wallet asked for, by the rules. */
const isGrant = ({ by, set }: Said): boolean => v.is(WalletKey, by) && 'service' in set && 'when' in set;

const Ended = v.object({ is: v.literal('refused'), why: v.literal('not-answered') });

/** Whether a change refused a session because nobody had answered by its limit. */
const isExpiry = ({ by, set }: Said): boolean => by === 'desk' && v.is(Ended, set['state']);

const Waiting = v.object({ is: v.literal('requested') });

const newestOf = (field: string, changes: readonly Said[]): Said | null =>
  changes.reduce<Said | null>(
    (newest, change) => (field in change.set && (newest === null || change.id > newest.id) ? change : newest),
    null,
  );

/** Whether a field of a session is as its request made it, on whichever device: nobody moved it, or said anything. */
export const isAsGranted = (field: 'when' | 'state', history: readonly Said[]): boolean => {
  const newest = newestOf(field, history);
  return newest !== null && isGrant(newest);
};

/**
 * What was done to a session, and lost to a device that later, apart, made it of the same request or refused it at
 * its limit: by field, what stands. Whoever moved, ended or confirmed it knew of it; the rules on the other device
 * did not know what was done since, so that their greater id is no later word.
 */
export const overruled = (history: readonly Said[]): Readonly<Record<string, Json>> => {
  const since = history.filter(change => !isGrant(change) && !isExpiry(change));
  const fields = new Set(since.flatMap(({ set }) => Object.keys(set)));
  return Object.fromEntries(
    [...fields].flatMap(field => {
      const newest = newestOf(field, history);
      const stands = newestOf(field, since)?.set[field];
      if (newest === null || stands === undefined || since.includes(newest)) return [];
      // What waits again is refused at its limit as before; and what was put back to that refusal is said already:
      // written once more by the desk it would be another refusal at the limit, and so without end.
      const isSaid = isExpiry(newest) && (v.is(Waiting, stands) || v.is(Ended, stands));
      return isSaid ? [] : [[field, stands]];
    }),
  );
};
