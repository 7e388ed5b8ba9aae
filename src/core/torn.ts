import type { Outcome } from './answers';
import type { Held } from './held';
import type { SessionState } from './sessions';

/**
 * What two devices said of one session apart, where each can only have said it not knowing of the other:
 * - `confirmed-refused`: one said yes to a request, the owner said no on another. The yes stands.
 * - `confirmed-withdrawn`: one said yes, another took the client's withdrawal. The later stands, for both are
 *   what somebody wanted.
 * - `cancelled-moved`: cancelled, by someone who did not know of the time that it now has. It stays cancelled.
 */
export type Torn = 'confirmed-refused' | 'confirmed-withdrawn' | 'cancelled-moved';

/** `outcomes`: what devices answered to the request that made the session. */
export const tornOf = ({ state, placed }: Held, outcomes: readonly Outcome[]): Torn | null => {
  if (state.is === 'cancelled')
    return state.placed !== undefined && state.placed !== placed ? 'cancelled-moved' : null;
  if (!outcomes.some(({ is }) => is === 'confirmed')) return null;
  if (state.is !== 'confirmed' && state.is !== 'withdrawn') return null;
  if (outcomes.some(({ is }) => is === 'withdrawn')) return 'confirmed-withdrawn';
  const isRefused = outcomes.some(({ is, why }) => is === 'refused' && why === 'by-owner');
  return isRefused && state.is === 'confirmed' ? 'confirmed-refused' : null;
};

/**
 * Whether a session must count as confirmed, because some device answered its request so: the client may have
 * been told, and a confirmation beats a refusal, whichever came later (design §2.4).
 */
export const isConfirmedBy = (state: SessionState, outcomes: readonly Outcome[]): boolean =>
  (state.is === 'requested' || state.is === 'refused') && outcomes.some(({ is }) => is === 'confirmed');
