import { answerFrom, answerOf, type Outcome, requestFrom } from '../../core/answers';
import type { DeviceId, Key } from '../../core/id';
import { json } from '../../core/json';
import type { Draft } from '../../core/ledger';
import { known } from '../../core/records';
import type { SessionState } from '../../core/sessions';
import type { Store } from '../ports';

/**
 * The changes that put a session into a state; a yes or no to one that waits is also this device's answer to
 * its request.
 */
export const verdict = async (
  { store, device }: { readonly store: Store; readonly device: DeviceId },
  key: Key,
  state: SessionState,
  by: 'owner' | 'desk',
): Promise<Draft[]> => {
  const draft: Draft = { of: 'session', key, by, set: { state: json(state) } };
  if (state.is !== 'confirmed' && state.is !== 'refused') return [draft];
  const [request, given] = await Promise.all([
    store.get('request', key),
    store.find({ of: 'answer', by: 'session', from: key, to: key }),
  ]);
  const asked = request && requestFrom(request);
  const waiting = known(given.map(answerFrom)).some(({ answer }) => answer.is === 'waiting');
  if (!asked || !waiting) return [draft];
  const outcome: Outcome =
    state.is === 'confirmed'
      ? { is: 'confirmed', nearest: [], session: key }
      : {
          is: 'refused',
          why: state.why,
          nearest: [],
          ...(state.says === undefined ? {} : { says: state.says }),
        };
  return [draft, answerOf(device, key, asked.wallet, outcome, by)];
};
