import * as v from 'valibot';
import type { Ends } from './certificate';
import { ERASED, erasedBy } from './erasing';
import { ChangeId } from './hlc';
import { DeviceId } from './id';
import { canonical, type Json } from './json';
import type { Change } from './ledger';
import { WalletKey } from './requests';

const count = (least: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least));
const hexKey = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Numbers of a device's changes, both ends included; `to` null: from there on. */
const Span = v.object({ from: count(1), to: v.nullable(count(0)) });
export type Span = v.InferOutput<typeof Span>;

const ALWAYS: Span[] = [{ from: 1, to: null }];

/**
 * The staff devices of a business, in a list signed by its root key. Their order is the rank in which they
 * answer requests. Members are never taken out: what a revoked device wrote before stays readable. Fields that
 * lists of earlier versions lack have their defaults.
 */
export const Membership = v.object({
  v: v.literal(1),
  /** Root key, hex. */
  business: hexKey,
  /** Counts the lists. */
  version: count(1),
  /** Counts the desk keys and staff secrets: each revocation makes new ones. */
  epoch: count(1),
  members: v.pipe(
    v.array(
      v.object({
        device: DeviceId,
        /** Raw Ed25519 public key, base64url; the device's id is its hash. */
        key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
        /** What is sealed to this device is sealed to this key, hex; null in lists of earlier versions. */
        letter: v.optional(v.nullable(hexKey), null),
        /** "Answers requests": it holds the desk key. */
        answers: v.optional(v.boolean(), true),
        /** Whether it holds the root key, as far as it could say so; lists of earlier versions tell it of nobody. */
        root: v.optional(v.boolean(), false),
        /** The changes in which it may answer; null in lists of earlier versions, which do not tell: all. */
        answered: v.optional(v.nullable(v.pipe(v.array(Span), v.maxLength(100))), null),
        /** Where it answers no more: the id up to which its answers count; null where nobody knows it. */
        quiet: v.optional(v.nullable(ChangeId), null),
        /** "May change settings": the changes of which it may. */
        settings: v.optional(v.pipe(v.array(Span), v.maxLength(100)), ALWAYS),
        /** Versions of the list in which `answers` and `settings` were last set: of two, the later stands. */
        set: v.optional(v.object({ answers: count(1), settings: count(1) }), { answers: 1, settings: 1 }),
        /** Of a revoked device: the last `seq` that is accepted from it. */
        last: v.optional(v.nullable(count(0)), null),
        /** Of a revoked device: the id up to which its changes are accepted; null where nobody knows it. */
        end: v.optional(v.nullable(ChangeId), null),
      }),
    ),
    v.minLength(1),
    v.maxLength(200),
  ),
});
export type Membership = v.InferOutput<typeof Membership>;
export type Member = Membership['members'][number];

/** A device that is to be added. */
export type NewMember = Pick<Member, 'device' | 'key' | 'letter' | 'answers'> & {
  /** "May change settings". */
  readonly settings: boolean;
};

/** The list that a business starts with. */
export const foundMembership = (business: string, founder: NewMember): Membership => ({
  v: 1,
  business,
  version: 1,
  epoch: 1,
  members: [{ ...memberFrom(founder, 1), root: true }],
});

const memberFrom = ({ device, key, letter, answers, settings }: NewMember, version: number): Member => ({
  device,
  key,
  letter,
  answers,
  root: false,
  answered: answers ? ALWAYS : [],
  quiet: null,
  settings: settings ? ALWAYS : [],
  set: { answers: version, settings: version },
  last: null,
  end: null,
});

export const memberOf = (list: Membership, device: string): Member | undefined =>
  list.members.find(member => member.device === device);

/** Whether a device belongs to the business now: it gets the keys of the present epoch. */
export const isPresent = (list: Membership, device: string): boolean => memberOf(list, device)?.last === null;

/** Whether no other device belongs to the business. */
export const isAlone = (list: Membership, device: string): boolean =>
  !list.members.some(member => member.device !== device && isPresent(list, member.device));

/** Whether a device was a member and is none any more. One that a list does not name is not known to it. */
export const wasRemoved = (list: Membership, device: string): boolean => {
  const member = memberOf(list, device);
  return member !== undefined && member.last !== null;
};

/** The devices that answer requests, by rank. */
export const answering = (list: Membership): DeviceId[] =>
  list.members.flatMap(({ device, answers, last }) => (answers && last === null ? [device] : []));

/** "May change settings", with what it does next. */
export const maySet = ({ settings }: Pick<Member, 'settings'>): boolean => settings.at(-1)?.to === null;

/** The list with one more device, ranked last. A device that was revoked stays so: it must come with a new key. */
export const withMember = (list: Membership, added: NewMember): Membership => {
  if (memberOf(list, added.device)) return list;
  const version = list.version + 1;
  return { ...list, version, members: [...list.members, memberFrom(added, version)] };
};

/**
 * The list without a device's further changes: those after `last` wait for a person. `end`: the id of the last
 * one, where that is known. Begins a new epoch.
 */
export const withoutMember = (
  list: Membership,
  device: string,
  last: number,
  end: ChangeId | null = null,
): Membership =>
  isPresent(list, device) ? { ...rotated(list), members: changed(list, device, { last, end }) } : list;

/** Ids that are told to everyone: the letters that tell them are small. */
const MOST_ENDS = 8;

const newestAmong = (ids: readonly (ChangeId | null)[]): ChangeId[] =>
  ids
    .flatMap(id => id ?? [])
    .sort()
    .slice(-MOST_ENDS);

/**
 * What everyone is told of devices whose word ended, of those that wrote last: up to which ids the changes of revoked
 * ones are accepted, and the answers of those that answer no more.
 */
export const endsOf = ({ members }: Membership): Ends => ({
  ends: newestAmong(members.map(({ end }) => end)),
  quiet: newestAmong(members.map(({ last, quiet }) => (last === null ? quiet : null))),
});

/**
 * The list with `device` alone, and those of `kept` that belong to it, in a new epoch. What the others wrote before
 * counts, however much it is; once that is here, `boundedBy` shuts out what they may still write.
 */
export const withOnly = (list: Membership, device: string, kept: readonly string[] = []): Membership => {
  const others = list.members.filter(
    one => one.device !== device && one.last === null && !kept.includes(one.device),
  );
  if (others.length === 0) return list;
  return {
    ...rotated(list),
    members: list.members.map(one => (others.includes(one) ? { ...one, last: UNBOUNDED } : one)),
  };
};

const UNBOUNDED = Number.MAX_SAFE_INTEGER;

/** Whether revoked devices are on the list of which nobody knows yet what they had written. */
export const isUnbounded = (list: Membership): boolean => list.members.some(isUnheard);

/** Whether a device was revoked while nobody knew what it had written. */
export const isUnheard = ({ last }: Pick<Member, 'last'>): boolean => last === UNBOUNDED;

/** The list in which devices that were revoked unheard end where `heads` does, with the ids in `ends`. */
export const boundedBy = (
  list: Membership,
  heads: { readonly [device: string]: number },
  ends: ReadonlyMap<string, ChangeId> = new Map(),
): Membership =>
  isUnbounded(list)
    ? {
        ...list,
        version: list.version + 1,
        members: list.members.map(one =>
          isUnheard(one) ? { ...one, last: heads[one.device] ?? 0, end: ends.get(one.device) ?? null } : one,
        ),
      }
    : list;

/** The list with a new epoch, for a new desk key and staff secret. */
export const rotated = (list: Membership): Membership => ({
  ...list,
  version: list.version + 1,
  epoch: list.epoch + 1,
});

/**
 * The list in which a device answers requests, or does not, with its changes after `seq`. `end`: the id of that one,
 * where it is known.
 */
export const withAnswers = (
  list: Membership,
  device: string,
  answers: boolean,
  seq: number,
  end: ChangeId | null = null,
): Membership => {
  const member = memberOf(list, device);
  if (!member || member.answers === answers) return list;
  const version = list.version + 1;
  const answered = turned(member.answered ?? ALWAYS, answers, seq);
  return {
    ...list,
    version,
    members: changed(list, device, {
      answers,
      answered,
      quiet: answers ? null : end,
      set: { ...member.set, answers: version },
    }),
  };
};

/** Whether the list does not tell of some device that answers no more up to where it did. */
export const isAnsweredUnknown = (list: Membership): boolean => list.members.some(isUntold);

const isUntold = ({ answers, answered }: Member): boolean => !answers && answered === null;

/** The list in which such devices may have answered up to where `heads` is, and no further. */
export const withAnswersUpTo = (
  list: Membership,
  heads: { readonly [device: string]: number },
): Membership =>
  isAnsweredUnknown(list)
    ? {
        ...list,
        version: list.version + 1,
        members: list.members.map(one =>
          isUntold(one) ? { ...one, answered: turned(ALWAYS, false, heads[one.device] ?? 0) } : one,
        ),
      }
    : list;

/** The list in which a device may change settings, or may not, with its changes after `seq`. */
export const withSettings = (
  list: Membership,
  device: string,
  settings: boolean,
  seq: number,
): Membership => {
  const member = memberOf(list, device);
  if (!member || maySet(member) === settings) return list;
  const version = list.version + 1;
  return {
    ...list,
    version,
    members: changed(list, device, {
      settings: turned(member.settings, settings, seq),
      set: { ...member.set, settings: version },
    }),
  };
};

/** Spans that begin or end after `seq`. */
const turned = (spans: readonly Span[], on: boolean, seq: number): Span[] => {
  const isOn = spans.at(-1)?.to === null;
  if (isOn === on) return [...spans];
  return on
    ? [...spans, { from: seq + 1, to: null }]
    : spans.map(span => (span.to === null ? { ...span, to: seq } : span));
};

/** The list in which a device is known to hold the root key. */
export const withRoot = (list: Membership, device: string): Membership =>
  memberOf(list, device)?.root === false
    ? { ...list, version: list.version + 1, members: changed(list, device, { root: true }) }
    : list;

/** The list in which what is sealed to a device is sealed to this key: lists of earlier versions name none. */
export const withLetterKey = (list: Membership, device: string, letter: string): Membership => {
  const member = memberOf(list, device);
  return !member || member.letter !== null
    ? list
    : { ...list, version: list.version + 1, members: changed(list, device, { letter }) };
};

const changed = (list: Membership, device: string, to: Partial<Member>): Member[] =>
  list.members.map(one => (one.device === device ? { ...one, ...to } : one));

/** Kinds that "May change settings" is about. */
export const SETTINGS_KINDS = ['business', 'service', 'staff', 'form', 'product', 'template'] as const;
const SETTINGS: ReadonlySet<string> = new Set(SETTINGS_KINDS);

/** Kinds of which only what was decided on a request consists. */
const ANSWERS: ReadonlySet<string> = new Set(['answer', 'request']);

/**
 * Whether a change is an answer to what a wallet asked: its decision, or what was granted in the wallet's name. What a
 * person does to a session by hand is none, on whichever device: those that answer tell it.
 */
export const isAnswer = ({ of, by }: Pick<Change, 'of' | 'by'>): boolean =>
  ANSWERS.has(of) || v.is(WalletKey, by);

/** What of a change tells whether it counts. */
export type Placed = Pick<Change, 'device' | 'seq' | 'of' | 'key' | 'by'>;

/** Why a change counts, or does not. */
export type Standing = 'member' | 'unknown' | 'revoked' | 'not-allowed';

/**
 * Whether a change counts: those of `unknown` devices never, those of revoked ones up to their last, settings and
 * answers where the device may give them, erasings of what cannot be erased nowhere. A function of list and change
 * alone, so that all devices agree.
 */
export const standingOf = (list: Membership, change: Placed): Standing => {
  const member = memberOf(list, change.device);
  if (!member) return 'unknown';
  if (member.last !== null && change.seq > member.last) return 'revoked';
  if (change.of === ERASED) return erasedBy({ ...change, set: {} }) ? 'member' : 'not-allowed';
  const may = [
    ...(SETTINGS.has(change.of) ? [member.settings] : []),
    ...(member.answered && isAnswer(change) ? [member.answered] : []),
  ];
  return may.every(spans => isWithin(spans, change.seq)) ? 'member' : 'not-allowed';
};

const isWithin = (spans: readonly Span[], seq: number): boolean =>
  spans.some(({ from, to }) => from <= seq && (to === null || seq <= to));

/** Changes of a device among which answers do not count. */
export const unanswering = ({ answered }: Pick<Member, 'answered'>): readonly Span[] => {
  const gaps: Span[] = [];
  let from = 1;
  for (const span of answered ?? ALWAYS) {
    if (span.from > from) gaps.push({ from, to: span.from - 1 });
    if (span.to === null) return gaps;
    from = Math.max(from, span.to + 1);
  }
  return [...gaps, { from, to: null }];
};

/**
 * Whether `next` takes the place of `known`. A later epoch comes before a later version, so that a revocation is
 * not lost to an addition made apart. Of one epoch, which is also begun where a device is to answer no more, the list
 * that revokes more stands: else a revoked device that had not heard of it would be let in again by all who cannot
 * join the two. Of two lists with one version the greater text stands. So whatever order lists arrive in, the same
 * one is left.
 */
export const supersedesMembership = (next: Membership, known: Membership | null): boolean => {
  if (known === null) return true;
  if (next.business !== known.business) return false;
  if (next.epoch !== known.epoch) return next.epoch > known.epoch;
  const more = revokedIn(next) - revokedIn(known);
  if (more !== 0) return more > 0;
  if (next.version !== known.version) return next.version > known.version;
  return textOf(next) > textOf(known);
};

const revokedIn = ({ members }: Membership): number => members.filter(({ last }) => last !== null).length;

/** The whole list as one text: equal for equal lists. */
export const textOf = (list: Membership): string => canonical(list as Json);

/** Whether all that `part` says is in `whole`: then it is an earlier list, not one that was signed apart. */
export const includesMembership = (whole: Membership, part: Membership): boolean =>
  part.members.every(one => {
    const known = memberOf(whole, one.device);
    return known !== undefined && textOfMember(both(known, one)) === textOfMember(known);
  });

/**
 * What two lists make of one another: which of them stands, and whether they were signed apart. What the other one
 * says is then in neither, until a holder of the root key signs what is `joined` of both; `joinable`: the lists know of
 * one that belongs to the business by both.
 */
export const metOf = (
  known: Membership,
  next: Membership,
): { readonly stands: Membership; readonly apart: boolean; readonly joinable: boolean } => {
  const [stands, other] = supersedesMembership(next, known) ? [next, known] : [known, next];
  const apart = !includesMembership(stands, other);
  return { stands, apart, joinable: apart && joined(known, next).members.some(isOwner) };
};

const isOwner = ({ root, last }: Member): boolean => root && last === null;

/**
 * Which of two lists counts on a device that cannot join them: the one that stands, so that all come to the same. But
 * where they will be joined no device exchanges its own for one that lets a revoked device read on, nor for one that
 * revokes itself: whoever joins them has to hear of what it would give up.
 */
export const countingOf = (known: Membership, next: Membership, device: string): Membership => {
  const { stands, joinable } = metOf(known, next);
  if (stands === known || !joinable) return stands;
  const isLetIn = ({ device, last }: Member): boolean => last !== null && isPresent(next, device);
  return wasRemoved(next, device) || known.members.some(isLetIn) ? known : next;
};

/**
 * The list of two that were signed apart: all members of either, in the order of the one that stands. It begins
 * a new epoch, because both sides may have made keys of one; only of the first there are certainly no two.
 */
export const joined = (a: Membership, b: Membership): Membership => {
  const [first, second] = supersedesMembership(a, b) ? [a, b] : [b, a];
  const epoch = Math.max(a.epoch, b.epoch);
  return {
    ...first,
    version: Math.max(a.version, b.version) + 1,
    epoch: epoch === 1 ? 1 : epoch + 1,
    members: [
      ...first.members.map(one => both(one, memberOf(second, one.device) ?? one)),
      ...second.members.filter(({ device }) => !memberOf(first, device)),
    ],
  };
};

/** What two lists say of one device: revoked once is revoked, at the lower number; the rest as it was set last. */
const both = (a: Member, b: Member): Member => {
  const answers = later(a, b, a.set.answers - b.set.answers, one => [one.answers, one.answered, one.quiet]);
  const settings = later(a, b, a.set.settings - b.set.settings, one => one.settings);
  return {
    device: a.device,
    key: a.key,
    letter: (a.letter ?? '') > (b.letter ?? '') ? a.letter : b.letter,
    answers: answers.answers,
    root: a.root || b.root,
    answered: answers.answered,
    quiet: answers.quiet,
    settings: settings.settings,
    set: { answers: answers.set.answers, settings: settings.set.settings },
    ...endOf(a, b),
  };
};

type Ended = Pick<Member, 'last' | 'end'>;

/** Where either list ends a device; of one number there is one id, which not everyone need know. */
const endOf = (a: Member, b: Member): Ended => {
  const ended = [a, b]
    .filter(({ last }) => last !== null)
    .sort((x, y) => (x.last ?? 0) - (y.last ?? 0) || ((x.end ?? '') > (y.end ?? '') ? -1 : 1));
  const { last, end }: Ended = ended[0] ?? a;
  return { last, end };
};

const later = (a: Member, b: Member, ahead: number, of: (one: Member) => Json): Member => {
  if (ahead !== 0) return ahead > 0 ? a : b;
  return canonical(of(a)) >= canonical(of(b)) ? a : b;
};

const textOfMember = (member: Member): string => canonical(member as Json);
