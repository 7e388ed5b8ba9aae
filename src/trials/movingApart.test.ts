import { expect, test } from 'vitest';
import type { Key } from '../core/id';
import { DAY, HOUR } from '../core/time';
import { addAt, allShow, contentOf, openApart, sessionAt } from './apart';
import { bookingAt, openBrowser, type Person, type Shop, TOMORROW_AT_10, until, visit } from './world';

// Moves that devices decide apart, each brought to them by hand.

const START = TOMORROW_AT_10 + 2 * DAY;
const LATER = START + 2 * HOUR;

const bring = async (person: Person, root: string, request: Key, { desk }: Shop): Promise<string> => {
  const link = await person.wallet.byHand(root, request);
  if (!link.ok) throw new Error(link.error);
  const delivered = await desk.byHand.deliver(link.value);
  if (!delivered.ok) throw new Error(delivered.error);
  return delivered.value.reply;
};

/** Ana's session is known on all devices, and she asks for a later time. */
const begin = async () => {
  const apart = await openApart();
  const [a] = apart.desks;
  const ana = await openBrowser(apart.world);
  const seen = await visit(a, ana);
  const asked = await ana.wallet.book(bookingAt(seen, START));
  if (!asked.ok) throw new Error(asked.error.is);
  const { root } = seen;
  await ana.wallet.receive(await bring(ana, root, asked.value, a));
  await apart.meet();
  const moving = await ana.wallet.move({
    root,
    session: asked.value,
    token: null,
    staff: null,
    start: LATER,
    shown: { service: '', staff: '', end: LATER + HOUR },
  });
  if (!moving.ok) throw new Error(moving.error.is);
  return { apart, ana, root, key: asked.value, move: moving.value };
};

test('one move that two devices grant is one move, and read again by either changes nothing', async () => {
  const { apart, ana, root, key, move } = await begin();
  const [a, b] = apart.desks;
  await bring(ana, root, move, a);
  await bring(ana, root, move, b);
  await apart.meet();
  expect(await sessionAt(apart, key)).toMatchObject({ start: LATER, state: 'confirmed' });
  const before = contentOf(a);
  const replies = [await bring(ana, root, move, b), await bring(ana, root, move, a)];
  expect(contentOf(a)).toBe(before);
  for (const reply of replies) await ana.wallet.receive(reply);
  const told = await until(ana.wallet.booking(root, key), booking => booking?.start === LATER);
  expect(told).toMatchObject({ moves: 1, last: null });
  await allShow(apart, []);
});

test('refused by one device and granted by another it is moved, in whichever order the client is told', async () => {
  const { apart, ana, root, key, move } = await begin();
  const [a, b] = apart.desks;
  await addAt(b, LATER);
  const replies = [await bring(ana, root, move, a), await bring(ana, root, move, b)];
  for (const reply of replies) await ana.wallet.receive(reply);
  await until(ana.wallet.booking(root, key), booking => booking?.start === LATER && booking.last === null);
  await apart.meet();
  expect(await sessionAt(apart, key)).toMatchObject({ start: LATER, state: 'confirmed', overlaps: true });
});

test('cancelled by its client on one device and moved by the owner on another, a person decides', async () => {
  const { apart, ana, root, key } = await begin();
  const [a, b] = apart.desks;
  const other = await openBrowser(apart.world);
  const booking = await until(ana.wallet.booking(root, key), one => one?.link !== null);
  const token = /\/s\/([^?]+)/.exec(booking?.link ?? '')?.[1] ?? '';
  await visit(a, other);
  const asked = await other.wallet.cancel({ root, session: key, token });
  if (!asked.ok) throw new Error(asked.error.is);
  await a.desk.sessions.edit(key, { start: LATER + HOUR });
  await bring(other, root, asked.value, b);
  for (const desk of apart.desks) desk.keep();
  await apart.meet();
  expect(await sessionAt(apart, key)).toMatchObject({ state: 'cancelled' });
  await allShow(apart, [{ is: 'torn', key, torn: 'cancelled-moved' }]);
});
