import { type Code, codeFrom } from '../../core/codes';
import { decidedFrom, overspentKeys, spendFoundDraft } from '../../core/decisions';
import type { Key } from '../../core/id';
import type { Draft } from '../../core/ledger';
import { overspentIn } from '../../core/overspent';
import { known, sessionFrom } from '../../core/records';
import { type Drawn, drawnFrom, fullOf, isSpent } from '../../core/standing';
import type { TimeZone } from '../../core/zone';
import type { Store } from '../ports';
import { findAmong, TOGETHER } from './found';
import { groupedBy } from './grouped';
import { standingNow } from './standings';

/** The codes that these sessions take from. */
export const codesDrawn = async (store: Store, sessions: readonly Key[]): Promise<readonly Key[]> => {
  const codes = new Set<Key>();
  for (let first = 0; first < sessions.length; first += TOGETHER) {
    const records = await store.many('session', sessions.slice(first, first + TOGETHER));
    for (const session of known(records.map(sessionFrom))) if (session.code) codes.add(session.code.code);
  }
  return [...codes];
};

/** The subscriptions that these payments, also such as were taken back, are for: each period is judged from their begin. */
export const codesPaid = async (store: Store, payments: readonly Key[]): Promise<readonly Key[]> => {
  const orders = new Set<string>();
  for (let first = 0; first < payments.length; first += TOGETHER)
    for (const { fields } of await store.many('payment', payments.slice(first, first + TOGETHER)))
      if (fields['for'] === 'order' && typeof fields['of'] === 'string') orders.add(fields['of']);
  const codes: Key[] = [];
  const sorted = [...orders].sort();
  for (let first = 0; first < sorted.length; first += TOGETHER) {
    const records = await findAmong(store, 'code', 'order', sorted.slice(first, first + TOGETHER));
    for (const { key, terms } of known(records.map(codeFrom)))
      if (terms.kind === 'subscription') codes.push(key);
  }
  return codes;
};

/**
 * Writes down of which codes more was taken than there was, once each: devices apart took the same, or a session was
 * brought back. All devices come to the same.
 */
export const spendDrafts = async (
  store: Store,
  codes: readonly Key[],
  zone: TimeZone,
  now: number,
): Promise<readonly Draft[]> => {
  const decisions = await store.find({ of: 'decision' });
  const found = new Set(overspentKeys(decisions));
  const decided = decidedFrom(decisions);
  const drafts: Draft[] = [];
  for (const code of await suspects(
    store,
    codes.filter(key => !found.has(key)),
    now,
  )) {
    const standing = await standingNow(store, code, zone, now);
    if (overspentIn(standing, decided, zone, now).length > 0) drafts.push(spendFoundDraft(code.key));
  }
  return drafts;
};

/** Those from which more was taken in all than they ever hold at once: of a subscription that may well be. */
const suspects = async (store: Store, keys: readonly Key[], now: number): Promise<readonly Code[]> => {
  const found: Code[] = [];
  const sorted = [...keys].sort();
  for (let first = 0; first < sorted.length; first += TOGETHER) {
    const some = sorted.slice(first, first + TOGETHER);
    const codes = known((await store.many('code', some)).map(codeFrom));
    const drawn: ReadonlyMap<Key, readonly Drawn[]> = groupedBy(
      known((await findAmong(store, 'session', 'code', some)).map(drawnFrom)),
      ({ draw }) => draw.code,
    );
    for (const code of codes) {
      const spent = (drawn.get(code.key) ?? []).filter(one => isSpent(one, now));
      const full = fullOf(code);
      const taken = spent.reduce((sum, { draw }) => sum + draw.takes, 0);
      if (full !== null && taken > full) found.push(code);
    }
  }
  return found;
};
