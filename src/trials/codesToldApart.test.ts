import { expect, test } from 'vitest';
import { DAY, HOUR } from '../core/time';
import type { Row } from '../core/views';
import { openApart } from './apart';
import { buy, sells } from './buying';
import { bookingAt, openBrowser, type Person, type Shop, TOMORROW_AT_10, until, visit } from './world';

// One code that devices apart let sessions draw on, each brought to them by hand.

const START = TOMORROW_AT_10 + 2 * DAY;

const bring = async (person: Person, root: string, request: string, { desk }: Shop): Promise<string> => {
  const link = await person.wallet.byHand(root, request as never);
  if (!link.ok) throw new Error(link.error);
  const delivered = await desk.byHand.deliver(link.value);
  if (!delivered.ok) throw new Error(delivered.error);
  return delivered.value.reply;
};

test('what devices apart tell of a code is the same in whichever order it is heard', async () => {
  const apart = await openApart();
  const [a, b, c] = apart.desks;
  const five = await sells(a);
  const ana = await openBrowser(apart.world);
  const seen = await visit(a, ana);
  const { root } = seen;
  const order = await buy(ana, seen, five);
  await ana.wallet.receive(await bring(ana, root, order, a));
  const paid = await a.desk.orders.pay(order, { amount: five.price, how: 'cash' });
  if (!paid.ok) throw new Error(paid.error.is);
  await apart.meet();
  const entry = await until(b.desk.orders.one(order), found => found?.codes[0]?.standing.state === 'active');
  const code = entry?.codes[0]?.standing.code.text;
  if (!code) throw new Error('No code');

  const booked = async (start: number) => {
    const made = await ana.wallet.book(bookingAt(seen, start, { code, anyway: true }));
    if (!made.ok) throw new Error(made.error.is);
    return made.value;
  };
  const [one, other, third] = [
    await booked(START),
    await booked(START + HOUR),
    await booked(START + 2 * HOUR),
  ];
  const told = [
    await bring(ana, root, one, a),
    await bring(ana, root, other, b),
    await bring(ana, root, third, b),
  ];
  await apart.meet();
  // What stands already is answered once more, by a device that knows of all.
  const last = await bring(ana, root, third, c);
  const before = ana.shelf.rows.get(root) ?? [];
  const shown = async (replies: readonly string[]): Promise<readonly Row[]> => {
    ana.shelf.rows.set(root, before);
    for (const reply of replies) {
      const taken = await ana.wallet.receive(reply);
      if (!taken.ok) throw new Error(taken.error);
    }
    // Each device signs a card in its own way.
    return [...(ana.shelf.rows.get(root) ?? [])]
      .map(row => ({ ...row, card: undefined }))
      .sort((x, y) => (x.row + x.key < y.row + y.key ? -1 : 1));
  };
  const [first, second, fourth] = told as [string, string, string];
  const rows = await shown([first, second, fourth, last]);
  expect(rows.filter(({ row }) => row === 'code')).toMatchObject([{ left: 2, state: 'active', order }]);
  expect(await shown([last, fourth, second, first])).toEqual(rows);
  expect(await shown([second, last, first, fourth])).toEqual(rows);
  const orders = await until(ana.wallet.codes.orders(root), found => found[0]?.codes[0]?.left === 2);
  expect(orders).toHaveLength(1);
});
