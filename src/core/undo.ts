import type { Json } from './json';
import type { Fields, Kind } from './ledger';

/**
 * The fields that take a change back: each what it held before, null where nothing had set it. A yes that a
 * client may have been told is not taken back into silence: an answer that confirms stays, and the session
 * that it confirmed is cancelled instead (a confirmation is never followed by a refusal, design §8).
 */
export const undoOf = (of: Kind, set: Fields, before: Fields): Fields => {
  if (of === 'answer' && isOf(set['answer'], 'confirmed')) return {};
  const back: Record<string, Json> = {};
  for (const field of Object.keys(set)) back[field] = before[field] ?? null;
  if (of === 'session' && isOf(set['state'], 'confirmed') && isUnsaid(before['state']))
    back['state'] = { is: 'cancelled', by: 'owner' };
  return back;
};

/** What a yes cannot go back to, by the rule that a confirmation beats a refusal. */
const isUnsaid = (state: Json | undefined): boolean => isOf(state, 'requested') || isOf(state, 'refused');

const isOf = (value: Json | undefined, is: string): boolean =>
  typeof value === 'object' && value !== null && 'is' in value && value['is'] === is;
