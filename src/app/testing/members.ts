import {
  countingOf,
  foundMembership,
  isPresent,
  joined,
  type Membership,
  memberOf,
  metOf,
  type NewMember,
  textOf,
  withMember,
} from '../../core/membership';
import { err, ok, type Result } from '../../core/result';
import { DAY } from '../../core/time';
import type { Letter, LetterFault, Members, MembersNews, StaffSecret } from '../ports';

type Kept = StaffSecret & { readonly until: number | null };

/** What a device's disk holds of its keys: hand the same one to several and they are tabs of one browser. */
export type MemoryKeys = {
  list: Membership;
  secrets: readonly Kept[];
  /** What goes with the list, sealed to each member: who was removed opens none of it, and hands it on all the same. */
  given: readonly Letter[];
  root: boolean;
  readonly listeners: Set<(list: Membership) => void>;
};

/** Of a device that sets a business up. */
export const foundKeys = (business: string, founder: NewMember): MemoryKeys => {
  const list = foundMembership(business, founder);
  const secret = keyOf(list);
  return { list, secrets: [secret], given: sealedTo(list, secret), root: true, listeners: new Set() };
};

/** Of a device that was added to the list in the news, by whoever holds the root key. */
export const joinKeys = (news: MembersNews, device: string): Result<MemoryKeys, LetterFault> => {
  const read = listIn(news);
  const secret = read && secretIn(news, read, device);
  if (!read || !secret) return err('wrong-key');
  return ok({ list: read, secrets: [secret], given: news.keys, root: false, listeners: new Set() });
};

/** How long a secret that was replaced is kept. */
const KEPT = 60 * DAY;

/**
 * The staff devices without any cryptography, for tests and the simulator: a letter is what it says it is, and
 * a keyring is opened by the one whose name stands on it. It keeps the same promises as the vault.
 */
export const createMemoryMembers = (device: string, keys: MemoryKeys, now: () => number): Members => {
  const keep = (secret: StaffSecret): void => {
    keys.secrets = [{ ...secret, until: null }, ...before(keys.secrets, secret, now())];
  };
  const put = (list: Membership, secret: StaffSecret | null, given: readonly Letter[]): void => {
    keys.list = list;
    keys.given = given;
    if (secret) keep(secret);
    for (const listen of [...keys.listeners]) listen(list);
  };
  const sign = (list: Membership): void => {
    const [present] = keys.secrets;
    const secret = present?.epoch === list.epoch ? present : keyOf(list);
    put(list, secret, sealedTo(list, secret));
  };
  return {
    list: listen => {
      const own = (list: Membership): void => listen(list);
      keys.listeners.add(own);
      own(keys.list);
      return () => void keys.listeners.delete(own);
    },
    secrets: () => keys.secrets.filter(({ until }) => until === null || now() < until),
    holdsRoot: () => keys.root,
    news: async () => {
      const known = told.get(keys.list) ?? newsOf(keys);
      told.set(keys.list, known);
      return known;
    },
    take: async news => {
      const next = listIn(news as MembersNews);
      if (!next) return err('malformed');
      if (next.business !== keys.list.business) return err('wrong-root');
      const given = (news as MembersNews).keys;
      if (textOf(next) === textOf(keys.list)) {
        if (keys.given.length < given.length) put(next, null, given);
        return ok(undefined);
      }
      const { apart } = metOf(keys.list, next);
      const counts = countingOf(keys.list, next, device);
      const all = joined(keys.list, next);
      if (apart && keys.root && isPresent(all, device)) {
        const theirs = secretIn(news as MembersNews, next);
        const [own] = keys.secrets;
        // There may be devices that know no others than theirs.
        if (theirs) keep(theirs);
        if (own && theirs && own.epoch >= theirs.epoch) keep(own);
        sign(all);
      } else if (counts === next && isPresent(next, device)) {
        const secret = secretIn(news as MembersNews, next, device);
        if (!secret) return err('wrong-key');
        put(next, secret, given);
      } else if (counts === next && (memberOf(next, device) || !apart)) put(next, null, given);
      return ok(undefined);
    },
    change: async next => {
      if (!keys.root || !isPresent(keys.list, device)) return err('no-root');
      const made = next(keys.list);
      if (textOf(made) !== textOf(keys.list)) sign(made);
      return ok(undefined);
    },
  };
};

/** Adds a device to the list as its owner would, and gives what that device keeps from then on. */
export const addKeys = async (owner: Members, added: NewMember): Promise<MemoryKeys> => {
  await owner.change(list => withMember(list, added));
  const joinedBy = joinKeys(await owner.news(), added.device);
  if (!joinedBy.ok) throw new Error(joinedBy.error);
  return joinedBy.value;
};

const before = (known: readonly Kept[], present: StaffSecret, now: number): Kept[] =>
  known
    .filter(
      ({ secret, until }) => textOfSecret(secret) !== textOfSecret(present.secret) && (until ?? now) >= now,
    )
    .map(one => ({ ...one, until: one.until ?? now + KEPT }));

/** The secret of an epoch follows from the list with which it begins, as in the vault. */
const keyOf = (list: Membership): Kept => ({
  epoch: list.epoch,
  secret: bytesOf(textOf(list)),
  until: null,
});

/** 32 bytes that differ where texts do, by FNV-1a; no secret from anyone but other epochs. */
const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: 32 }, (_, index) => {
    let hash = 0x811c9dc5 ^ index;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash >>> 13) & 0xff;
  });

const textOfSecret = (secret: Uint8Array): string => secret.join();

/** By list, which comes with its keys: it is asked for far more often than it changes. */
const told = new WeakMap<Membership, MembersNews>();

const letterOf = (root: string, name: string, body: unknown, to?: string): Letter => ({
  id: '',
  pubkey: root,
  created_at: 0,
  kind: 78,
  tags: [['d', name], ...(to === undefined ? [] : [['p', to]])],
  content: JSON.stringify(body),
  sig: '',
});

const newsOf = ({ list, given }: MemoryKeys): MembersNews => ({
  list: letterOf(list.business, 'list', list),
  keys: given,
  certificate: null,
});

const sealedTo = (list: Membership, { secret }: StaffSecret): readonly Letter[] =>
  list.members.flatMap(({ device, last, letter }) =>
    last === null
      ? [
          letterOf(
            list.business,
            'keys',
            { to: device, version: list.version, epoch: list.epoch, secret: [...secret] },
            letter ?? '',
          ),
        ]
      : [],
  );

const listIn = (news: MembersNews): Membership | null => {
  try {
    return JSON.parse(news.list.content) as Membership;
  } catch {
    return null;
  }
};

/** `device`: to whom it is sealed; whoever holds the root key opens any. */
const secretIn = (news: MembersNews, list: Membership, device?: string): Kept | null => {
  for (const { content } of news.keys) {
    const { to, version, epoch, secret } = JSON.parse(content) as {
      readonly to: string;
      readonly version: number;
      readonly epoch: number;
      readonly secret: readonly number[];
    };
    if ((device === undefined || to === device) && version === list.version && epoch === list.epoch)
      return { epoch, secret: Uint8Array.from(secret), until: null };
  }
  return null;
};
