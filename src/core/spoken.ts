import * as v from 'valibot';
import type { Outcome } from './answers';
import type { ChangeId } from './hlc';
import type { Change } from './ledger';
import { SessionState } from './sessions';

/** A yes or no that a person said to a request by setting the session's state. */
export type Spoken = { readonly id: ChangeId; readonly outcome: Outcome };

/**
 * What persons last said on devices that answer no requests: there it stands in the session's changes alone.
 * `answered`: the devices that gave an answer of their own, which says it.
 */
export const spokenIn = (
  history: readonly Pick<Change, 'id' | 'device' | 'by' | 'set'>[],
  answered: ReadonlySet<string>,
): readonly Spoken[] => {
  const last = new Map<string, (typeof history)[number]>();
  for (const change of history) {
    const before = last.get(change.device);
    if ('state' in change.set && change.by === 'owner' && (before === undefined || before.id < change.id))
      last.set(change.device, change);
  }
  return [...last.values()].flatMap(({ id, device, set }): readonly Spoken[] => {
    const state = v.safeParse(SessionState, set['state']);
    if (answered.has(device) || !state.success) return [];
    const { output } = state;
    if (output.is === 'confirmed') return [{ id, outcome: { is: 'confirmed', nearest: [] } }];
    return output.is === 'refused' && output.why === 'by-owner'
      ? [{ id, outcome: { is: 'refused', why: 'by-owner', nearest: [] } }]
      : [];
  });
};
