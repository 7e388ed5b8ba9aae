import type { Code } from '../../core/codes';
import { codeTyped } from '../../core/codeText';
import { keepSpendDraft } from '../../core/decisions';
import type { CodeReason } from '../../core/draws';
import type { Key } from '../../core/id';
import { sessionFrom } from '../../core/records';
import { dueOf, redeem } from '../../core/redeeming';
import { err } from '../../core/result';
import { type Session, takesTime } from '../../core/sessions';
import { drawnFrom, drawOf } from '../../core/standing';
import type { TimeZone } from '../../core/zone';
import { combine } from '../live';
import type { Clock, Store } from '../ports';
import { written } from '../written';
import type { CodeEntries, Joining } from './codeEntries';
import type { DeskCodes, SessionBill } from './codes';
import { bookedOf, drawFrom, payingDrafts } from './drawing';
import { codesFor } from './ownCodes';
import { paymentDraft } from './payments';
import { codeByText, codeNow } from './standings';
import type { Decided } from './write';

type Ports = {
  readonly store: Store;
  readonly clock: Clock;
  readonly zoneNow: () => Promise<TimeZone>;
  readonly codeEntries: CodeEntries;
  readonly decided: Decided;
  readonly newKey: () => Key;
};

/** What sessions cost, and what pays for them. */
export const createRedeeming = ({
  store,
  clock,
  zoneNow,
  codeEntries,
  decided,
  newKey,
}: Ports): Pick<DeskCodes, 'bill' | 'fitting' | 'redeem' | 'unredeem' | 'keepSpent' | 'paySession'> => {
  const find = async (key: Key): Promise<Session | null> => {
    const record = await store.get('session', key);
    return record && sessionFrom(record);
  };
  const meant = async (code: Parameters<DeskCodes['redeem']>[1]): Promise<Code | null> => {
    if ('key' in code) return codeNow(store, code.key);
    const text = codeTyped(code.typed);
    return text === null ? null : codeByText(store, text);
  };
  return {
    bill: key =>
      combine([codeEntries.live, written(store, 'session')], async joining => {
        const session = await find(key);
        return session && billOfSession(store, joining, session, clock.now());
      }),
    fitting: async key => {
      const session = await find(key);
      const booked = session && bookedOf(session);
      if (!booked) return [];
      const joining = await codeEntries.now();
      const entries = await joining.codes(await codesFor(store, joining.groups, session));
      const now = clock.now();
      return entries.filter(({ standing }) => {
        const { code } = standing;
        return code.key !== session.code?.code && redeem(standing, booked, now).ok;
      });
    },
    redeem: async (key, which) => {
      let why: CodeReason | null = null;
      const done = await decided(async () => {
        why = null;
        const session = await find(key);
        const booked = session && takesTime(session, clock.now()) ? bookedOf(session) : null;
        if (!session || !booked) return null;
        const code = await meant(which);
        if (!code) {
          why = 'code-unknown';
          return null;
        }
        const draw = await drawFrom(store, code, key, booked, await zoneNow(), clock.now());
        if (draw.ok) return payingDrafts(session, draw.value);
        why = draw.error;
        return null;
      });
      return why === null ? done : err({ is: 'refused', why });
    },
    unredeem: key =>
      decided(async () => {
        const session = await find(key);
        return session && payingDrafts(session, null);
      }),
    keepSpent: (code, key) =>
      decided(async () => {
        const record = await store.get('session', key);
        const drawn = record && drawnFrom(record);
        return drawn?.draw.code === code ? [keepSpendDraft(code, drawn)] : null;
      }),
    paySession: (key, paid) =>
      decided(async () =>
        (await find(key))
          ? [paymentDraft(newKey(), { for: 'session', of: key, ...paid, at: clock.now() })]
          : null,
      ),
  };
};

const billOfSession = async (
  store: Store,
  { codes, payments }: Joining,
  session: Session,
  now: number,
): Promise<SessionBill> => {
  const { key, price } = session;
  const draw = drawOf(session);
  const code = draw && (await codeNow(store, draw.code as Key));
  const [entry] = code ? await codes([code]) : [];
  const came = await payments(key);
  return { price, draw, code: entry ?? null, payments: came, due: dueForSession(session, came, now) };
};

/** Of a session that does not take place nothing is due. */
export const dueForSession = (
  session: Session,
  payments: Parameters<typeof dueOf>[2],
  now: number,
): SessionBill['due'] => {
  const { price, code } = session;
  if (price !== null && !takesTime(session, now)) return { ...price, amount: 0 };
  return dueOf(price, code, payments);
};
