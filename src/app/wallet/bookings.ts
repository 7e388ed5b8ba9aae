import type { Catalog } from '../../core/catalog';
import type { Book } from '../../core/requests';
import type { Row } from '../../core/views';
import type { KnownBusiness, OutboxEntry } from '../ports';
import { rowsOf, stateOf } from './outcome';
import type { Booking } from './wallet';

type Known = {
  readonly entry: OutboxEntry & { readonly request: Book };
  readonly rows: readonly Row[];
  readonly business: KnownBusiness;
  readonly catalog: Catalog | null;
  readonly withdrawing: boolean;
  readonly sent: boolean;
  readonly now: number;
  readonly sessionLink: (token: string, card: string | null) => string;
};

/** A booking as the client sees it: what was asked, and over it what the desk said. */
export const bookingOf = ({
  entry,
  rows,
  business,
  catalog,
  withdrawing,
  sent,
  now,
  sessionLink,
}: Known): Booking => {
  const { id, root, request, token, shown } = entry;
  const { session } = rowsOf(rows, id);
  const state = stateOf(rows, id, request.start, sent, now);
  const offered = catalog?.services.find(({ key }) => key === request.service);
  return {
    root,
    business: catalog?.business.name ?? business.name,
    key: id,
    state,
    service: session?.service || shown.service,
    serviceKey: request.service,
    staff: session?.staff || shown.staff,
    start: session?.start ?? request.start,
    end: session?.end ?? shown.end,
    zone: catalog?.business.zone ?? request.zone,
    address: catalog?.business.address ?? '',
    price: session ? session.price : (offered?.price ?? null),
    sequence: session?.sequence ?? 0,
    link: token !== undefined && session ? sessionLink(token, session.card ?? null) : null,
    asked: { staff: request.staff, details: request.details, answers: request.answers },
    withdrawing: withdrawing && (state.is === 'on-its-way' || state.is === 'waiting'),
  };
};
