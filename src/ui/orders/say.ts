import type { OrderEntry } from '../../app/desk/orders';
import { clientName } from '../calendar/names';
import type { DeskWords } from '../words/desk/en';

/** Who bought, as far as anybody knows. */
export const buyerText = (
  { client, order }: Pick<OrderEntry, 'client' | 'order'>,
  words: DeskWords,
): string => (client ? clientName(client, words) : order?.email || words.codes.order.nobody);

/** What was sold, by name, each with how many: "Five massages × 2, Gift". */
export const piecesText = ({ codes }: Pick<OrderEntry, 'codes'>): string =>
  linesOf({ codes })
    .map(({ name, codes: { length } }) => (length === 1 ? name : `${name} × ${length}`))
    .join(', ');

/** The codes of an order by what was sold. */
export const linesOf = ({
  codes,
}: Pick<OrderEntry, 'codes'>): readonly {
  readonly name: string;
  readonly codes: OrderEntry['codes'];
}[] => {
  const lines = new Map<string, OrderEntry['codes'][number][]>();
  for (const entry of codes) {
    const { product, name } = entry.standing.code;
    const line = `${product} ${name}`;
    lines.set(line, [...(lines.get(line) ?? []), entry]);
  }
  return [...lines.values()].map(codes => ({ name: codes[0]?.standing.code.name ?? '', codes }));
};
