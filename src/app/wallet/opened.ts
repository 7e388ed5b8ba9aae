import * as v from 'valibot';
import type { Key } from '../../core/id';
import { SessionRow } from '../../core/views';
import { combine } from '../live';
import type { Box, Clock, Live, WalletLetters } from '../ports';
import { paidOf, rulesOf } from './bookings';
import type { Catalogs } from './create';
import { lastRequestOf } from './lastRequest';
import { rowsOf, sessionState } from './outcome';
import type { Booking, OpenedSession, SessionFace } from './wallet';

type Ports = {
  readonly box: Box;
  readonly letters: WalletLetters;
  readonly clock: Clock;
  readonly bookings: Live<readonly Booking[]>;
  readonly news: Live<number>;
  readonly catalogs: Catalogs;
  /** Requests to a business that some relay has taken. */
  readonly sent: (root: string) => ReadonlySet<Key>;
  /** The desk's key of a business, when its certificate holds. */
  readonly desk: (root: string) => Promise<string | null>;
};

/** What a session's card says beside the row: enough to show it with nobody online. */
const Card = v.object({
  ...SessionRow.entries,
  business: v.string(),
  zone: v.string(),
  address: v.string(),
});

/** The session behind a link: the own booking that it belongs to, what the desk sent, or the card alone. */
export const createOpened =
  ({ box, letters, clock, bookings, news, catalogs, sent, desk }: Ports) =>
  (root: string, token: string, card: string | null, named: string | null = null): Live<OpenedSession> => {
    /** What is known of a session beside what the desk says of it. */
    const aside = async ({ key, moves, staffKey }: Pick<SessionRow, 'key' | 'moves' | 'staffKey'>) => {
      const business = await box.business(root);
      const catalog = business ? await catalogs(business) : null;
      return {
        moves: moves ?? 0,
        staffKey: staffKey ?? null,
        rules: rulesOf(catalog),
        opened: token,
        last: lastRequestOf(await box.outbox(), await box.rows(root), sent(root), { root, session: key }),
      };
    };
    const live = async (row: SessionRow): Promise<OpenedSession> => {
      const business = await box.business(root);
      const catalog = business ? await catalogs(business) : null;
      return {
        is: 'live',
        session: {
          ...row,
          ...(await aside(row)),
          paid: paidOf(row),
          state: sessionState(row.state, clock.now()),
          business: catalog?.business.name ?? business?.name ?? '',
          zone: catalog?.business.zone ?? '',
          address: catalog?.business.address ?? '',
        },
      };
    };
    const fromCard = async (): Promise<SessionFace | null> => {
      const key = card === null ? null : ((await desk(root)) ?? named);
      const signed = card !== null && key !== null ? await letters.card(card, key) : null;
      if (!signed?.ok) return null;
      const parsed = v.safeParse(Card, parse(signed.value));
      if (!parsed.success) return null;
      const { row: _row, id: _id, card: _card, ...face } = parsed.output;
      return { ...face, ...(await aside(face)), paid: null, state: sessionState(face.state, clock.now()) };
    };
    const outbox = combine([news], () => box.outbox());
    return combine([bookings, outbox], async (mine, entries): Promise<OpenedSession> => {
      const own = entries.find(entry => entry.root === root && entry.token === token);
      if (own?.request.kind === 'book') {
        const booking = mine.find(({ key }) => key === own.id);
        if (booking) return { is: 'live', session: booking };
      }
      const rows = await box.rows(root);
      const { answer, session } = own ? rowsOf(rows, own.id) : { answer: null, session: null };
      if (answer?.is === 'refused') return { is: 'refused' };
      if (session) return live(session);
      const face = await fromCard();
      if (!face) return { is: 'loading' };
      // Told because of another request about it.
      const row = rows.find((one): one is SessionRow => one.row === 'session' && one.key === face.key);
      return row ? live(row) : { is: 'card', session: face };
    });
  };

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
