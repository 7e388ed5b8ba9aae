import { courseAfter, periodAt } from './periods';
import { fullOf } from './standing';
import type { CodeRow } from './views';
import type { TimeZone } from './zone';

// What becomes of a code by time alone, which a wallet sees by itself: no desk need be awake for it.

/** A code as it was told, by what the time makes of it: it ended meanwhile, or began anew. */
export const codeAt = <R extends CodeRow>(row: R, zone: TimeZone, now: number): R => {
  if (row.state === 'ended' || row.state === 'unpaid') return row;
  const { terms, until, renews, course } = row;
  if (until !== null && now >= until)
    return { ...row, state: terms.kind === 'subscription' ? 'ended' : 'expired', renews: null };
  if (terms.kind !== 'subscription' || renews === null || now < renews) return row;
  const next = course && periodAt(courseAfter(course.start, terms.every, course.stood, zone), zone, now);
  return { ...row, state: 'active', left: fullOf(row), renews: next?.renews ?? null };
};

/** When that makes something else of it next, epoch milliseconds; null: never. */
export const turnsAt = ({ until, renews }: Pick<CodeRow, 'until' | 'renews'>, now: number): number | null => {
  const coming = [until, renews].filter(at => at !== null && at > now) as number[];
  return coming.length > 0 ? Math.min(...coming) : null;
};

/**
 * Whether a client sees it among the codes of their account (product §6.4): a subscription with nothing left comes back
 * when it renews or a session is given back.
 */
export const isListed = ({ state, terms }: Pick<CodeRow, 'state' | 'terms'>): boolean =>
  state === 'active' || state === 'paused' || (state === 'used-up' && terms.kind !== 'subscription');
