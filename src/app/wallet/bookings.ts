import type { Catalog } from '../../core/catalog';
import type { Key } from '../../core/id';
import { dueOf } from '../../core/redeeming';
import type { Book } from '../../core/requests';
import type { Row, SessionRow } from '../../core/views';
import type { KnownBusiness, OutboxEntry } from '../ports';
import { lastRequestOf } from './lastRequest';
import { rowsOf, stateOf } from './outcome';
import type { Booking } from './wallet';

type Known = {
  readonly entry: OutboxEntry & { readonly request: Book };
  readonly rows: readonly Row[];
  readonly business: KnownBusiness;
  readonly catalog: Catalog | null;
  readonly outbox: readonly OutboxEntry[];
  readonly withdrawing: boolean;
  /** Requests to this business that some relay has taken. */
  readonly sent: ReadonlySet<Key>;
  readonly now: number;
  readonly sessionLink: (token: string, card: string | null) => string;
};

/** A booking as the client sees it: what was asked, and over it what the desk said. */
export const bookingOf = ({
  entry,
  rows,
  business,
  catalog,
  outbox,
  withdrawing,
  sent,
  now,
  sessionLink,
}: Known): Booking => {
  const { id, root, request, token, shown } = entry;
  const { session } = rowsOf(rows, id);
  const state = stateOf(rows, id, request.start, sent.has(id), now);
  const offered = catalog?.services.find(({ key }) => key === request.service);
  return {
    root,
    business: catalog?.business.name ?? business.name,
    key: id,
    state,
    service: session?.service || shown.service,
    serviceKey: request.service,
    staffKey: session?.staffKey ?? null,
    moves: session?.moves ?? 0,
    rules: rulesOf(catalog),
    opened: null,
    last: lastRequestOf(outbox, rows, sent, { root, session: id }),
    staff: session?.staff || shown.staff,
    start: session?.start ?? request.start,
    end: session?.end ?? shown.end,
    zone: catalog?.business.zone ?? '',
    address: catalog?.business.address ?? '',
    price: session ? session.price : (shown.price ?? offered?.price ?? null),
    paid: session ? paidOf(session) : null,
    sequence: session?.sequence ?? 0,
    link: token !== undefined && session ? sessionLink(token, session.card ?? null) : null,
    asked: {
      staff: request.staff,
      details: request.details,
      answers: request.answers,
      code: request.code ?? null,
    },
    account: request.account ?? null,
    withdrawing: withdrawing && (state.is === 'on-its-way' || state.is === 'waiting'),
  };
};

/** What a code pays for a session, and what of its price is due. */
export const paidOf = ({ paid, price }: Pick<SessionRow, 'paid' | 'price'>): Booking['paid'] =>
  paid ? { ...paid, due: dueOf(price, paid) } : null;

/** What a business lets its clients do, as its catalog says. */
export const rulesOf = (catalog: Catalog | null): Booking['rules'] =>
  catalog && { moving: catalog.business.moving, cancelling: catalog.business.cancelling };
