import * as v from 'valibot';
import type { Held } from './held';
import { Key } from './id';
import type { Draft, Folded } from './ledger';
import type { Torn } from './torn';

/**
 * What the owner decided about contradictions. A decision is about the times that it was taken for: it names
 * the changes that set them, as a field of its own each, so that what two devices decide apart adds up, and a
 * session that is moved later is asked about again. Undone, a field is null.
 */
export type Decided = ReadonlySet<string>;

export const decidedFrom = (records: readonly Folded[]): Decided =>
  new Set(
    records.flatMap(({ key, fields }) =>
      Object.keys(fields).flatMap(field => (fields[field] === true ? [`${key} ${field}`] : [])),
    ),
  );

type Place = { readonly key: string; readonly field: string };

/**
 * What kind of decision a record holds: on two sessions of one time, on a seat too many, on what was torn, on what was
 * taken from a code twice.
 */
export const decisionKind = (key: string): 'keep' | 'seat' | 'torn' | 'spend' | null => {
  const [kind] = key.split('/');
  return kind === 'keep' || kind === 'seat' || kind === 'torn' || kind === 'spend' ? kind : null;
};

/** Whether a record of decisions is about this session. */
export const isDecisionOn = (key: string, session: string): boolean =>
  decisionKind(key) !== null && key.split('/').slice(1).includes(session);

/** Whether a field says what a person decided, not what a device found. */
export const isDecision = (field: string): boolean => !field.startsWith(OPEN);

const pairPlace = (one: Held, other: Held): Place => {
  const [a, b] = one.key < other.key ? [one, other] : [other, one];
  return { key: `keep/${a.key}/${b.key}`, field: `${a.placed}/${b.placed}` };
};

const seatPlace = ({ key, placed }: Held): Place => ({ key: `seat/${key}`, field: placed });

const tornPlace = ({ key, placed }: Held, torn: Torn): Place => ({
  key: `${TORN}${key}`,
  // What was answered stays; a time may be set again.
  field: torn === 'cancelled-moved' ? placed : torn,
});

const isDecided = (decided: Decided, { key, field }: Place): boolean => decided.has(`${key} ${field}`);

/** Whether two sessions may hold the same time. */
export const isKept = (decided: Decided, one: Held, other: Held): boolean =>
  isDecided(decided, pairPlace(one, other));

/** Whether an attendee may come to a full class. */
export const isSeated = (decided: Decided, attendee: Held): boolean =>
  isDecided(decided, seatPlace(attendee));

/** Whether a session may stay as it is though two devices said otherwise. */
export const isLeft = (decided: Decided, session: Held, torn: Torn): boolean =>
  isDecided(decided, tornPlace(session, torn));

/** What a device found torn is written down, so that every device finds it without reading all answers. */
const OPEN = 'open/';

const TORN = 'torn/';

export const isFound = (decided: Decided, session: Held, torn: Torn): boolean => {
  const { key, field } = tornPlace(session, torn);
  return isDecided(decided, { key, field: `${OPEN}${field}` });
};

/** Sessions of which something torn was found and nobody has decided it. */
export const openKeys = (records: readonly Folded[]): Key[] =>
  records.flatMap(({ key, fields }) => {
    const session = key.slice(TORN.length);
    const isOpen = Object.keys(fields).some(
      field => field.startsWith(OPEN) && fields[field] === true && fields[field.slice(OPEN.length)] !== true,
    );
    return key.startsWith(TORN) && isOpen && v.is(Key, session) ? [session as Key] : [];
  });

const draft = ({ key, field }: Place): Draft => ({
  of: 'decision',
  key,
  by: 'owner',
  set: { [field]: true },
});

export const keepDrafts = (loser: Held, others: readonly Held[], full: boolean): Draft[] => [
  ...others.map(other => draft(pairPlace(loser, other))),
  ...(full ? [draft(seatPlace(loser))] : []),
];

export const leaveDraft = (session: Held, torn: Torn): Draft => draft(tornPlace(session, torn));

export const foundDraft = (session: Held, torn: Torn): Draft => {
  const { key, field } = tornPlace(session, torn);
  return { ...draft({ key, field: `${OPEN}${field}` }), by: 'desk' };
};

/** Of each code one record, so that what devices find and decide apart about it adds up. */
const SPEND = 'spend/';

type Spender = { readonly session: { readonly key: Key }; readonly id: string };

const spendPlace = (code: Key, { session, id }: Spender): Place => ({
  key: `${SPEND}${code}`,
  field: `${session.key}/${id}`,
});

/** Whether a session may keep what it took from a code that had not enough. */
export const isSpendKept = (decided: Decided, code: Key, spender: Spender): boolean =>
  isDecided(decided, spendPlace(code, spender));

export const keepSpendDraft = (code: Key, spender: Spender): Draft => draft(spendPlace(code, spender));

/** Written by the device that finds a code overspent, so that no device need look through all codes. */
export const spendFoundDraft = (code: Key): Draft => ({
  ...draft({ key: `${SPEND}${code}`, field: `${OPEN}spend` }),
  by: 'desk',
});

/** Codes that were found overspent once; whether they are, their sessions say. */
export const overspentKeys = (records: readonly Folded[]): Key[] =>
  records.flatMap(({ key, fields }) => {
    const code = key.slice(SPEND.length);
    const isFound = fields[`${OPEN}spend`] === true;
    return key.startsWith(SPEND) && isFound && v.is(Key, code) ? [code as Key] : [];
  });
