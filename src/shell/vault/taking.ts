import type { LetterFault } from '../../app/ports';
import {
  countingOf,
  isPresent,
  joined,
  type Membership,
  memberOf,
  metOf,
  textOf,
} from '../../core/membership';
import { err, ok, type Result } from '../../core/result';
import { hexToBytes } from '../letters/bytes';
import { type EpochKeys, openKeyring } from '../letters/keyring';
import type { CheckedNews } from '../letters/news';
import { type Secrets, signedBy, withKeys } from './secrets';

/** Who takes: this device, and the secret half of its letter key. */
export type Taker = { readonly device: string; readonly letter: string; readonly secret: Uint8Array };

/**
 * What a device keeps after it met a list that it did not have, or the same secrets when nothing is new. Two
 * lists that were signed apart are joined by whoever holds the root key and is in both; until then one of them counts.
 * Who was removed in one would give itself the keys of the new epoch.
 */
export const taking = (
  secrets: Secrets,
  known: Membership,
  news: CheckedNews,
  taker: Taker,
  now: number,
): Result<Secrets, LetterFault> => {
  if (textOf(news.list) === textOf(known)) return ok(withKeyrings(secrets, news));
  const { apart } = metOf(known, news.list);
  const all = joined(known, news.list);
  if (apart && secrets.root !== null && isPresent(all, taker.device)) {
    const root = hexToBytes(secrets.root);
    const theirs = keysIn(news, secrets, taker);
    // Theirs too are kept for a while: there may be devices that know no others.
    const both = theirs.ok ? keptAside(secrets, theirs.value, now) : secrets;
    return ok(signedBy(root, both, all, now));
  }
  if (countingOf(known, news.list, taker.device) !== news.list) return ok(secrets);
  const { list, letter, keyrings } = news;
  if (!isPresent(list, taker.device)) {
    // A list that was signed apart and does not know this device yet says nothing about it.
    return ok(
      apart && !memberOf(list, taker.device)
        ? secrets
        : { ...secrets, membership: letter, keyrings: [...keyrings.values()] },
    );
  }
  const keys = keysIn(news, secrets, taker);
  if (!keys.ok) return keys;
  return ok({
    ...secrets,
    ...withKeys(secrets, keys.value, now),
    membership: letter,
    keyrings: [...keyrings.values()],
  });
};

/** The keys that go with the list of the news, from the keyring of this device or of root. */
export const keysIn = (
  { list, keyrings }: CheckedNews,
  { root, business }: Pick<Secrets, 'root' | 'business'>,
  taker: Taker,
): Result<EpochKeys, LetterFault> => {
  const ofRoot = keyrings.get(business);
  const own = keyrings.get(taker.letter);
  const opened =
    root !== null && ofRoot
      ? openKeyring(ofRoot, hexToBytes(root), business)
      : own
        ? openKeyring(own, taker.secret, business)
        : err('wrong-key' as const);
  if (!opened.ok) return opened;
  const isOfList = opened.value.epoch === list.epoch && opened.value.version === list.version;
  return isOfList ? opened : err('stale');
};

const keptAside = (secrets: Secrets, theirs: EpochKeys, now: number): Secrets => {
  const [staff] = secrets.staff;
  const [desk] = secrets.desks;
  const between = { ...secrets, ...withKeys(secrets, theirs, now) };
  // The own ones stay the present ones, unless theirs are of a later epoch.
  if (!staff || staff.epoch < theirs.epoch) return between;
  return {
    ...between,
    ...withKeys(between, { epoch: staff.epoch, staff: staff.secret, desk: desk?.secret ?? null }, now),
  };
};

/** Keyrings that came apart from their list: each device hands on all that it knows. */
const withKeyrings = (secrets: Secrets, { keyrings }: CheckedNews): Secrets => {
  const known = new Set(secrets.keyrings.map(addressee));
  const fresh = [...keyrings].flatMap(([to, letter]) => (known.has(to) ? [] : [letter]));
  return fresh.length === 0 ? secrets : { ...secrets, keyrings: [...secrets.keyrings, ...fresh] };
};

const addressee = ({ tags }: Secrets['keyrings'][number]): string | undefined =>
  tags.find(([tag]) => tag === 'p')?.[1];
