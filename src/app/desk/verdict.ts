import { answerOf, type Outcome, requestFrom } from '../../core/answers';
import type { DeviceId, Key } from '../../core/id';
import { json } from '../../core/json';
import type { Draft } from '../../core/ledger';
import type { SessionState } from '../../core/sessions';
import type { Log, Store } from '../ports';
import { outcomesOf } from './settled';

type Ports = {
  readonly log: Pick<Log, 'history'>;
  readonly store: Store;
  readonly device: DeviceId;
  /** "Answers requests", as things stand. */
  readonly answers: () => boolean;
};

/**
 * The changes that put a session into a state; a yes or no is also this device's answer to its request, so that a
 * client who was told yes is told no by no other. What a device has answered is not answered again by rule. Where a
 * device may not answer, what a person decides stands in the session, and those that answer tell it.
 */
export const verdict = async (
  { log, store, device, answers }: Ports,
  key: Key,
  state: SessionState,
  by: 'owner' | 'desk',
): Promise<Draft[]> => {
  const draft: Draft = { of: 'session', key, by, set: { state: json(state) } };
  if ((state.is !== 'confirmed' && state.is !== 'refused') || !answers()) return [draft];
  const [request, outcomes] = await Promise.all([store.get('request', key), outcomesOf({ log, store }, key)]);
  const asked = request && requestFrom(request);
  if (!asked || !isOpen(state, outcomes, by)) return [draft];
  const outcome: Outcome =
    state.is === 'confirmed'
      ? { is: 'confirmed', nearest: [], session: key }
      : {
          is: 'refused',
          why: state.why,
          nearest: [],
        };
  return [draft, answerOf(device, key, asked.wallet, outcome, by)];
};

/** Whether a request is still to be answered so, after what devices have answered. */
const isOpen = (state: SessionState, outcomes: readonly Outcome[], by: 'owner' | 'desk'): boolean => {
  if (state.is === 'confirmed') return outcomes.every(({ is }) => is !== 'confirmed');
  return by === 'desk'
    ? outcomes.every(({ is }) => is === 'waiting')
    : outcomes.some(({ is }) => is === 'waiting');
};

/**
 * What the owner's press makes of the state that stands when it is read; null: nothing that was meant, because
 * the client or another tab was first.
 */
export type Next = (present: SessionState) => SessionState | 'as-it-is' | null;

export const confirmed: Next = ({ is }) => {
  if (is === 'confirmed') return 'as-it-is';
  return is === 'requested' || is === 'refused' ? { is: 'confirmed' } : null;
};

/** A client who was told yes is not told no: what was confirmed meanwhile is cancelled (design §8). */
export const refused: Next = present =>
  present.is === 'requested' ? { is: 'refused', why: 'by-owner' } : cancelled(present);

export const cancelled: Next = ({ is }) =>
  is === 'confirmed' || is === 'requested' || is === 'no-show'
    ? { is: 'cancelled', by: 'owner' }
    : 'as-it-is';

export const missed: Next = ({ is }) => {
  if (is === 'no-show') return 'as-it-is';
  return is === 'confirmed' ? { is: 'no-show' } : null;
};

export const restored: Next = ({ is }) => {
  if (is === 'confirmed') return 'as-it-is';
  return is === 'cancelled' || is === 'no-show' ? { is: 'confirmed' } : null;
};

/** What was ended by one device and not by another comes back. */
export const broughtBack: Next = ({ is }) => {
  if (is === 'confirmed') return 'as-it-is';
  return is === 'cancelled' || is === 'withdrawn' ? { is: 'confirmed' } : null;
};
