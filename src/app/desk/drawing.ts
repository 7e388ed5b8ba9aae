import { drawing } from '../../core/attaching';
import type { Code } from '../../core/codes';
import type { CodeReason, Draw } from '../../core/draws';
import type { Key } from '../../core/id';
import { json } from '../../core/json';
import type { Draft } from '../../core/ledger';
import { type Booked, redeem, redrawn } from '../../core/redeeming';
import type { Result } from '../../core/result';
import type { Session } from '../../core/sessions';
import { MINUTE } from '../../core/time';
import type { TimeZone } from '../../core/zone';
import type { Store } from '../ports';
import { codeNow, standingNow } from './standings';

// What sessions take from codes when the owner says so, from a store that has caught up.

/** What a session costs, as it stands; null: of blocked time nothing is paid. */
export const bookedOf = ({
  service,
  when,
  price,
}: Pick<Session, 'service' | 'when' | 'price'>): Booked | null =>
  service && { key: service, duration: Math.round((when.end - when.start) / MINUTE), price };

/** What a session would take from a code now. */
export const drawFrom = async (
  store: Store,
  code: Code,
  session: Key,
  booked: Booked,
  zone: TimeZone,
  now: number,
): Promise<Result<Draw, CodeReason>> =>
  redeem(await standingNow(store, code, zone, now, session), booked, now);

/** What a session takes after its owner gave it another price or service; null: nothing any more. */
export const drawAfter = async (
  store: Store,
  { key, code: draw }: Pick<Session, 'key' | 'code'>,
  booked: Booked | null,
  isOtherService: boolean,
  zone: TimeZone,
  now: number,
): Promise<Draw | null> => {
  const code = draw && (await codeNow(store, draw.code));
  if (!draw || !code || !booked) return null;
  return redrawn(await standingNow(store, code, zone, now, key), draw, booked, isOtherService);
};

/**
 * The changes that make a code pay for a session, or null nothing; codes are told of both. Also one that paid before: the
 * device that said so then may have been removed since, and its word counts no more.
 */
export const payingDrafts = (
  { key, code: before }: Pick<Session, 'key' | 'code'>,
  draw: Draw | null,
): Draft[] => {
  if (before === null && draw === null) return [];
  const isSame = before?.code === draw?.code;
  return [
    { of: 'session', key, by: 'owner', set: { code: draw && json(draw) } },
    ...(before === null || isSame ? [] : [drawing(before.code as Key, key, false, 'owner')]),
    ...(draw === null ? [] : [drawing(draw.code as Key, key, true, 'owner')]),
  ];
};
