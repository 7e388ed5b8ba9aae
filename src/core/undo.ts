import * as v from 'valibot';
import { leaving } from './assigning';
import { drawing } from './attaching';
import { Draw } from './draws';
import { Key } from './id';
import type { Json } from './json';
import type { Draft, Fields, Kind } from './ledger';

/**
 * The changes that take one back, or none where nothing of it is left. A session or code that goes back to the account
 * that it was assigned to before leaves the present one, whose wallets must hear of it; so it is with a code that pays
 * for a session no more, or again.
 */
export const undoing = (of: Kind, key: string, set: Fields, before: Fields): Draft[] => {
  const back = undoOf(of, set, before);
  if (Object.keys(back).length === 0) return [];
  const { account } = set;
  const isLeft =
    (of === 'session' || of === 'code') &&
    'account' in back &&
    v.is(Key, account) &&
    back['account'] !== account;
  const [code, paid] = of === 'session' ? [codeIn(set['code']), codeIn(back['code'])] : [null, null];
  return [
    { of, key, by: 'owner', set: back },
    ...(isLeft ? [leaving(key as Key, account as Key, 'owner')] : []),
    ...(code !== null && code !== paid ? [drawing(code, key as Key, false, 'owner')] : []),
    ...(paid === null ? [] : [drawing(paid, key as Key, true, 'owner')]),
  ];
};

const codeIn = (draw: Json | undefined): Key | null => (v.is(Draw, draw) ? (draw.code as Key) : null);

/**
 * The fields that take a change back: each what it held before, null where nothing had set it. A yes that a
 * client may have been told is not taken back into silence: an answer that confirms stays, and the session
 * that it confirmed is cancelled instead (a confirmation is never followed by a refusal, design §8). Nor is a sale: its
 * codes, which may have been told and spent, are taken back since they were ordered, and of the order goes who bought.
 */
export const undoOf = (of: Kind, set: Fields, before: Fields): Fields => {
  if (of === 'answer' && isOf(set['answer'], 'confirmed')) return {};
  if (of === 'code' && 'text' in set) return { ended: set['at'] ?? 0 };
  // Whoever heard of money that came in is to hear that it did not: what is gone says nothing to them.
  if (of === 'payment' && 'of' in set) return { void: true };
  const back: Record<string, Json> = {};
  const isSale = of === 'order' && 'at' in set;
  for (const field of Object.keys(set))
    if (!(isSale && OF_SALE.includes(field))) back[field] = before[field] ?? null;
  if (of === 'session' && isOf(set['state'], 'confirmed') && isUnsaid(before['state']))
    back['state'] = { is: 'cancelled', by: 'owner' };
  return back;
};

/** What of an order says that there was a sale, and which browser is told of it. */
const OF_SALE: readonly string[] = ['at', 'wallet', 'account'];

/** What a yes cannot go back to, by the rule that a confirmation beats a refusal. */
const isUnsaid = (state: Json | undefined): boolean => isOf(state, 'requested') || isOf(state, 'refused');

const isOf = (value: Json | undefined, is: string): boolean =>
  typeof value === 'object' && value !== null && 'is' in value && value['is'] === is;
