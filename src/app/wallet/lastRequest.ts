import type { Key } from '../../core/id';
import type { Cancel, Move } from '../../core/requests';
import type { Row, SessionRow } from '../../core/views';
import type { OutboxEntry } from '../ports';
import { isWithdrawing, rowsOf, whyOf } from './outcome';
import type { BookingState } from './wallet';

/** What this browser asked last about a session that stands, until it is granted or taken back. */
export type LastRequest = {
  readonly key: Key;
  /** The time that was asked for; null: to cancel. */
  readonly to: { readonly start: number; readonly end: number; readonly staff: string } | null;
  readonly state: Extract<BookingState, { is: 'on-its-way' | 'waiting' | 'refused' }>;
  readonly withdrawing: boolean;
};

type Asked = OutboxEntry & { readonly request: Move | Cancel };

const isAbout =
  (root: string, session: Key) =>
  (entry: OutboxEntry): entry is Asked =>
    entry.root === root &&
    (entry.request.kind === 'move' || entry.request.kind === 'cancel') &&
    entry.request.session === session;

export const lastRequestOf = (
  outbox: readonly OutboxEntry[],
  rows: readonly Row[],
  sent: ReadonlySet<Key>,
  { root, session }: { readonly root: string; readonly session: Key },
): LastRequest | null => {
  const asked = outbox.filter(isAbout(root, session)).sort((a, b) => b.made - a.made)[0];
  if (!asked) return null;
  const { id, request, shown } = asked;
  const state = stateOf(rows, id, session, sent.has(id));
  if (!state) return null;
  return {
    key: id,
    to: request.kind === 'move' ? { start: request.start, end: shown.end, staff: shown.staff } : null,
    state,
    withdrawing: isWithdrawing(outbox, rows, id),
  };
};

const stateOf = (
  rows: readonly Row[],
  request: Key,
  session: Key,
  sent: boolean,
): LastRequest['state'] | null => {
  const { answer } = rowsOf(rows, request);
  const row = rows.find((one): one is SessionRow => one.row === 'session' && one.key === session);
  if (row && row.state.is !== 'confirmed') return null;
  if (!answer) return { is: 'on-its-way', sent };
  if (answer.is === 'waiting') return { is: 'waiting', until: null };
  // What the session became since makes the refusal old news.
  if (answer.is !== 'refused' || (row && row.id > answer.id)) return null;
  return {
    is: 'refused',
    why: whyOf(answer),
    says: answer.says ?? '',
    nearest: answer.nearest,
  };
};
