import { answersInWords } from '../../core/answered';
import type { Catalog } from '../../core/catalog';
import type { Key } from '../../core/id';
import { combine } from '../live';
import type { Box, Clock, Live, OutboxEntry } from '../ports';
import { paidOf, rulesOf } from './bookings';
import type { Catalogs } from './create';
import { lastRequestOf } from './lastRequest';
import { sessionState } from './outcome';
import type { OwnAccount, OwnSession, WalletAccounts } from './wallet';

type Ports = {
  readonly box: Box;
  readonly clock: Clock;
  readonly news: Live<number>;
  readonly catalogs: Catalogs;
  /** Requests to a business that some relay has taken. */
  readonly sent: (root: string) => ReadonlySet<Key>;
  readonly own: (root: string) => Live<OwnAccount | null>;
};

/** The sessions of the account that this browser is logged in to, as screens show and change them. */
export const createAppointments =
  ({ box, clock, news, catalogs, sent, own }: Ports): WalletAccounts['appointments'] =>
  root =>
    combine([own(root), news], async (account): Promise<readonly OwnSession[]> => {
      const [business, outbox, rows] = await Promise.all([box.business(root), box.outbox(), box.rows(root)]);
      const catalog = business ? await catalogs(business) : null;
      return (account?.sessions ?? []).map(row => ({
        ...row,
        answers: row.answers === null ? askedHere(outbox, row.key, catalog) : (row.answers ?? []),
        paid: paidOf(row),
        moves: row.moves ?? 0,
        staffKey: row.staffKey ?? null,
        state: sessionState(row.state, clock.now()),
        business: catalog?.business.name ?? business?.name ?? '',
        zone: catalog?.business.zone ?? '',
        address: catalog?.business.address ?? '',
        rules: rulesOf(catalog),
        opened: null,
        last: lastRequestOf(outbox, rows, sent(root), { root, session: row.key }),
      }));
    });

/** What this browser answered when it booked a session; null: it was booked elsewhere. */
const askedHere = (
  outbox: readonly OutboxEntry[],
  session: Key,
  catalog: Catalog | null,
): OwnSession['answers'] => {
  const asked = outbox.find(({ id }) => id === session)?.request;
  const answers = asked?.kind === 'book' ? answersInWords(catalog?.forms ?? [], asked.answers) : [];
  return answers.length > 0 ? answers : null;
};
