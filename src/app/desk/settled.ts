import * as v from 'valibot';
import { answerFrom, type Outcome, requestFrom } from '../../core/answers';
import { decidedFrom, foundDraft, isFound, isLeft } from '../../core/decisions';
import { isAsGranted, overruled } from '../../core/granted';
import { type Held, heldFrom } from '../../core/held';
import type { ChangeId } from '../../core/hlc';
import type { Key } from '../../core/id';
import { type Json, json } from '../../core/json';
import { type Change, type Draft, versionOf } from '../../core/ledger';
import { known } from '../../core/records';
import { SessionState } from '../../core/sessions';
import { spokenIn } from '../../core/spoken';
import { isConfirmedBy, type Torn, tornOf } from '../../core/torn';
import type { Log, Store } from '../ports';

type Ports = { readonly log: Pick<Log, 'history'>; readonly store: Store };

/** What was said to a request, and the changes that say it. */
export type SaidTo = { readonly outcomes: readonly Outcome[]; readonly by: readonly ChangeId[] };

/**
 * What was said to the request that made a session, to the wallet that asked: by devices that answer, and by persons at
 * those that do not. What a stranger asks about it is answered to that stranger.
 */
export const saidTo = async ({ log, store }: Ports, session: Key): Promise<SaidTo> => {
  const [request, given] = await Promise.all([
    store.get('request', session),
    store.find({ of: 'answer', by: 'session', from: session, to: session }),
  ]);
  const asked = request && requestFrom(request);
  const own = given.filter(record => {
    const answer = answerFrom(record);
    return answer !== null && (!asked || answer.wallet === asked.wallet);
  });
  const outcomes = known(own.map(answerFrom)).map(({ answer }) => answer);
  const isOpen = asked !== null && outcomes.some(({ is }) => is !== 'confirmed');
  const devices = new Set(own.map(({ key }) => key.slice(key.lastIndexOf('/') + 1)));
  const spoken = isOpen ? spokenIn(await log.history('session', session), devices) : [];
  return {
    outcomes: [...outcomes, ...spoken.map(({ outcome }) => outcome)],
    by: [...known(own.map(versionOf)), ...spoken.map(({ id }) => id)],
  };
};

export const outcomesOf = async (ports: Ports, session: Key): Promise<readonly Outcome[]> =>
  (await saidTo(ports, session)).outcomes;

/** Whether nobody has decided a request for good: each who answered lets it wait. */
export const isUndecided = async (ports: Ports, request: Key): Promise<boolean> =>
  (await outcomesOf(ports, request)).every(({ is }) => is === 'waiting');

/**
 * The changes after which a session says what stands, where devices apart did different things about it; none where
 * it does already. All devices come to the same.
 */
export const settledDrafts = async ({ log, store }: Ports, key: Key): Promise<readonly Draft[]> => {
  const record = await store.get('session', key);
  const session = record && heldFrom(record);
  if (!session) return [];
  const outcomes = await outcomesOf({ log, store }, key);
  const history = isSaidAnew(outcomes) ? await log.history('session', key) : [];
  const lost = overruled(history);
  const state = stateAfter(session, lost['state'], outcomes, history);
  const set = { ...lost, ...(state && { state: json(state) }) };
  const stands: Draft[] = Object.keys(set).length === 0 ? [] : [{ of: 'session', key, by: 'desk', set }];
  const torn = tornOf({ ...session, state: state ?? session.state }, outcomes);
  return torn === null || (await isKnown(store, session, torn, history))
    ? stands
    : [...stands, foundDraft(session, torn)];
};

/** Sessions of which so many are looked at are read together, with all that was answered about them. */
const TOGETHER = 500;

/**
 * Those of the sessions that `settledDrafts` may have something to write for. A whole book is looked through in a
 * few reads: hardly any of its sessions was ever answered twice.
 */
export const unsettled = async (store: Store, keys: readonly Key[]): Promise<readonly Key[]> => {
  if (keys.length < TOGETHER) return keys;
  const found: Key[] = [];
  const sorted = [...keys].sort();
  for (let first = 0; first < sorted.length; first += TOGETHER) {
    const some = sorted.slice(first, first + TOGETHER);
    const [from, to] = [some[0] ?? '', some.at(-1) ?? ''];
    const [records, answers] = await Promise.all([
      store.many('session', some),
      store.find({ of: 'answer', by: 'session', from, to }),
    ]);
    const given = new Map<string, Outcome[]>();
    for (const { request, answer } of known(answers.map(answerFrom)))
      given.set(request, [...(given.get(request) ?? []), answer]);
    for (const session of known(records.map(heldFrom))) {
      const outcomes = given.get(session.key) ?? [];
      // Whoever answered only what a stranger asked is looked at for nothing, which does no harm.
      const stands =
        stateAfter(session, undefined, outcomes, []) === null && tornOf(session, outcomes) === null;
      if (isSaidAnew(outcomes) || !stands) found.push(session.key);
    }
  }
  return found;
};

/**
 * Whether rules may have said of a session what other devices had gone beyond. Who made it of the request answered
 * that too: with one answer it was made once, and nothing else is said by rules but that its limit has passed.
 */
const isSaidAnew = (outcomes: readonly Outcome[]): boolean =>
  outcomes.length > 1 || outcomes.some(({ is, why }) => is === 'refused' && why === 'not-answered');

/** The state that a session is to be put into; null: it is in it. */
const stateAfter = (
  session: Held,
  lost: Json | undefined,
  outcomes: readonly Outcome[],
  history: readonly Change[],
): SessionState | null => {
  const parsed = v.safeParse(SessionState, lost);
  const state = parsed.success ? parsed.output : null;
  if (isConfirmedBy(state ?? session.state, outcomes)) return { is: 'confirmed' };
  const isWithdrawn = outcomes.some(({ is }) => is === 'withdrawn');
  // A withdrawal that one device took while another did not know of it and let the request wait.
  if (session.state.is === 'requested' && isWithdrawn && isAsGranted('state', history))
    return state ?? { is: 'withdrawn' };
  if (state?.is !== 'cancelled' || !isAsGranted('when', history)) return state;
  // The time that was cancelled is the one at which another device made it once more.
  const { placed: _, ...rest } = state;
  return rest;
};

/** Whether nobody need be asked about what is torn: it was asked before, or only the rules said otherwise. */
const isKnown = async (
  store: Store,
  session: Held,
  torn: Torn,
  history: readonly Change[],
): Promise<boolean> => {
  if (torn === 'cancelled-moved' && isAsGranted('when', history)) return true;
  const decided = decidedFrom(await store.find({ of: 'decision' }));
  return isFound(decided, session, torn) || isLeft(decided, session, torn);
};
