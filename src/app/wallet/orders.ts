import type { Key } from '../../core/id';
import type { Buy } from '../../core/requests';
import { DAY } from '../../core/time';
import type { CodeRow, OrderRow, Row } from '../../core/views';
import type { OutboxEntry } from '../ports';
import { rowsOf, whyOf } from './outcome';
import type { NewOrder, OwnOrder } from './wallet';

// What was ordered in a browser: what the desk told of it, and what it has not answered yet.

type Bought = OutboxEntry & { readonly request: Buy };

/** How long a refused order is shown, for whoever looks again. */
const REFUSED_SHOWN = DAY;

export const isBought = (entry: OutboxEntry): entry is Bought => entry.request.kind === 'buy';

/** Whether nothing more is to come of an order that was sent: its row tells of it, or the refusal is old. */
export const isOver = ({ id, made }: OutboxEntry, rows: readonly Row[], now: number): boolean =>
  rows.some(row => row.row === 'order' && row.key === id) ||
  (rowsOf(rows, id).answer?.is === 'refused' && now > made + REFUSED_SHOWN);

/** An order of just this that is on its way: pressed twice, it is one. */
export const sameOrder = (
  order: NewOrder,
  outbox: readonly OutboxEntry[],
  rows: readonly Row[],
): Key | null => {
  const wanted = JSON.stringify(contentOf(order));
  const standing = outbox
    .filter(isBought)
    .find(
      ({ id, root, request }) =>
        root === order.root &&
        rowsOf(rows, id).answer === null &&
        !rows.some(row => row.row === 'order' && row.key === id) &&
        JSON.stringify(contentOf(request)) === wanted,
    );
  return standing?.id ?? null;
};

const contentOf = ({
  lines,
  details,
  recipient,
  total,
}: Pick<NewOrder, 'lines' | 'details' | 'recipient' | 'total'>) => [
  lines.map(({ product, count }) => [product, count]),
  [details.first, details.last, details.email, details.phone],
  recipient && [recipient.name, recipient.email, recipient.message],
  [total.amount, total.currency],
];

export const ordersFrom = (
  root: string,
  codes: readonly CodeRow[],
  rows: readonly Row[],
  outbox: readonly OutboxEntry[],
  sent: ReadonlySet<Key>,
  now: number,
): readonly OwnOrder[] => {
  const told = rows
    .filter((row): row is OrderRow => row.row === 'order')
    .map(
      ({ key, at, lines, total, due, gift, state, account }): OwnOrder => ({
        key,
        at,
        lines,
        total,
        due,
        gift,
        ...(account === undefined ? {} : { account }),
        state: { is: state },
        codes: codes.filter(code => code.order === key && code.state !== 'unpaid'),
      }),
    );
  const asked = outbox
    .filter(isBought)
    .filter(entry => entry.root === root && !isOver(entry, rows, now))
    .map(({ id, made, shown, request: { total, recipient, account } }): OwnOrder => {
      const { answer } = rowsOf(rows, id);
      return {
        key: id,
        at: made,
        lines: [...(shown.lines ?? [])],
        total,
        due: total,
        gift: recipient?.name ?? '',
        ...(account === null ? {} : { account }),
        state:
          answer?.is === 'refused'
            ? { is: 'refused', why: whyOf(answer) }
            : answer
              ? { is: 'unpaid' }
              : { is: 'on-its-way', sent: sent.has(id) },
        codes: [],
      };
    });
  return [...told, ...asked].sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
};
