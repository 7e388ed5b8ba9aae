import { drawing } from '../../core/attaching';
import { type Code, codeFrom } from '../../core/codes';
import type { CodeReason, Draw } from '../../core/draws';
import type { Key } from '../../core/id';
import { json } from '../../core/json';
import type { Draft } from '../../core/ledger';
import { known } from '../../core/records';
import { type Booked, redeem, redrawn } from '../../core/redeeming';
import type { Result } from '../../core/result';
import type { Session } from '../../core/sessions';
import { drawnFrom, type Standing, standingOf } from '../../core/standing';
import { MINUTE } from '../../core/time';
import type { TimeZone } from '../../core/zone';
import type { Store } from '../ports';
import { billNow } from './standings';

// What sessions take from codes when the owner says so, from a store that has caught up.

/** What a session costs, as it stands; null: of blocked time nothing is paid. */
export const bookedOf = ({
  service,
  when,
  price,
}: Pick<Session, 'service' | 'when' | 'price'>): Booked | null =>
  service && { key: service, duration: Math.round((when.end - when.start) / MINUTE), price };

/** What a code is worth without what one session takes from it. */
export const standingWithout = async (
  store: Store,
  code: Code,
  session: Key,
  zone: TimeZone,
  now: number,
): Promise<Standing> => {
  const [bill, records] = await Promise.all([
    billNow(store, code.order, zone, now),
    store.find({ of: 'session', by: 'code', from: code.key, to: code.key }),
  ]);
  const drawn = known(records.map(drawnFrom)).filter(one => one.session.key !== session);
  return standingOf(code, bill ?? { paidAt: null }, drawn, zone, now);
};

/** What a session would take from a code now. */
export const drawFrom = async (
  store: Store,
  code: Code,
  session: Key,
  booked: Booked,
  zone: TimeZone,
  now: number,
): Promise<Result<Draw, CodeReason>> =>
  redeem(await standingWithout(store, code, session, zone, now), booked, now);

/** What a session takes after its owner gave it another price or service; null: nothing any more. */
export const drawAfter = async (
  store: Store,
  { key, code: draw }: Pick<Session, 'key' | 'code'>,
  booked: Booked | null,
  isOtherService: boolean,
  zone: TimeZone,
  now: number,
): Promise<Draw | null> => {
  const record = draw && (await store.get('code', draw.code));
  const code = record && codeFrom(record);
  if (!draw || !code || !booked) return null;
  return redrawn(await standingWithout(store, code, key, zone, now), draw, booked, isOtherService);
};

/** The changes that make a code pay for a session, or null nothing; codes are told of both. */
export const payingDrafts = (
  { key, code: before }: Pick<Session, 'key' | 'code'>,
  draw: Draw | null,
): Draft[] => {
  if (before === null && draw === null) return [];
  const isSame = before?.code === draw?.code;
  return [
    { of: 'session', key, by: 'owner', set: { code: draw && json(draw) } },
    ...(before === null || isSame ? [] : [drawing(before.code as Key, key, false, 'owner')]),
    ...(draw === null || isSame ? [] : [drawing(draw.code as Key, key, true, 'owner')]),
  ];
};
