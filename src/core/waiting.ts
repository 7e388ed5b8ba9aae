import * as v from 'valibot';
import { Key } from './id';
import type { Draft, Folded } from './ledger';

// Moves and cancellations that wait for the owner, as decisions: those are few, at hand, and merge field by field.

const PLACE = 'asked/';

/** A request waits for the owner from now on. */
export const openDraft = (request: Key): Draft => ({
  of: 'decision',
  key: `${PLACE}${request}`,
  by: 'desk',
  set: { open: true },
});

/** The owner decided it. */
export const closedDraft = (request: Key): Draft => ({
  of: 'decision',
  key: `${PLACE}${request}`,
  by: 'owner',
  set: { closed: true },
});

/** The requests that wait for the owner, among the records of decisions. */
export const waitingIn = (decisions: readonly Folded[]): Key[] =>
  decisions.flatMap(({ key, fields }) => {
    const request = key.slice(PLACE.length);
    const isOpen = fields['open'] === true && fields['closed'] !== true;
    return key.startsWith(PLACE) && isOpen && v.is(Key, request) ? [request as Key] : [];
  });
