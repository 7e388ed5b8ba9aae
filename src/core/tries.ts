import * as v from 'valibot';
import { Key } from './id';
import type { Change } from './ledger';
import { WalletKey } from './requests';
import { HOUR, MINUTE } from './time';

/**
 * Logins begun in an hour and not finished, of one email, of the whole desk, and of a wallet that is known there; of
 * what else is counted, as often by each wallet.
 */
const MOST_OF_EMAIL = 10;
const MOST_OF_DESK = 60;
const MOST_OF_KNOWN = 10;

/**
 * What an answer to a step of logging in says beside it, for counting: a guesser never sends the last step, so what
 * is begun is counted. `name` stands for the email; a wallet that logged in to its account before is `known`.
 */
export const Tried = v.object({
  name: v.pipe(v.string(), v.maxLength(43)),
  known: v.boolean(),
  is: v.picklist(['begun', 'finished']),
});
export type Tried = v.InferOutput<typeof Tried>;

/** A login that was begun; `at` in epoch milliseconds. */
export type Try = {
  readonly request: Key;
  readonly wallet: WalletKey;
  readonly name: string;
  readonly known: boolean;
  readonly at: number;
};

const Counted = v.object({ request: Key, wallet: WalletKey, tried: Tried });

/** The open tries after one more change of the ledger, which was made `at`. Two desks may answer one and the same. */
export const triesAfter = (tries: readonly Try[], { of, set }: Change, at: number): readonly Try[] => {
  if (of !== 'answer' || !('tried' in set)) return tries;
  const counted = v.safeParse(Counted, set);
  if (!counted.success) return tries;
  const { request, wallet, tried } = counted.output;
  if (tried.is === 'begun')
    return tries.some(one => one.request === request)
      ? tries
      : [...tries, { request, wallet, name: tried.name, known: tried.known, at }];
  const finished = tries.findIndex(one => one.wallet === wallet && one.name === tried.name);
  return tries.filter((_, index) => index !== finished);
};

/**
 * Minutes until one more may be begun, the same whether anybody has that email; 0: now. Whoever is known is counted
 * alone: guesses from a thousand keys keep nobody out of a browser where they have logged in before.
 */
export const minutesUntil = (
  tries: readonly Try[],
  { name, wallet, known }: Pick<Try, 'name' | 'wallet' | 'known'>,
  now: number,
): number => {
  const open = tries.filter(({ at }) => at > now - HOUR);
  const waits = known
    ? [
        waitFor(
          open.filter(one => one.known && one.wallet === wallet && one.name === name),
          MOST_OF_KNOWN,
          now,
        ),
      ]
    : [
        waitFor(
          open.filter(one => !one.known && one.name === name),
          MOST_OF_EMAIL,
          now,
        ),
        waitFor(
          open.filter(one => !one.known),
          MOST_OF_DESK,
          now,
        ),
      ];
  return Math.ceil(Math.max(...waits) / MINUTE);
};

/** Until fewer than `most` are left of an hour. */
const waitFor = (tries: readonly Try[], most: number, now: number): number => {
  const [freeing] = tries
    .map(({ at }) => at)
    .sort((a, b) => b - a)
    .slice(most - 1);
  return freeing === undefined ? 0 : freeing + HOUR - now;
};
