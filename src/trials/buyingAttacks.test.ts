import { expect, test } from 'vitest';
import type { CodeText } from '../core/codeText';
import { linkFromText } from '../core/link';
import type { Request } from '../core/requests';
import { DAY, HOUR } from '../core/time';
import { readCard } from '../shell/letters/card';
import { GIFT_WRAP } from '../shell/letters/form';
import { ANA, another, signUp } from './accounts';
import { boughtAndPaid, buy, FIVE, ordered, ownCodes, pays, sells } from './buying';
import { book, bookingAt, meet, outcome, type Person, relayOf, TOMORROW_AT_10, until } from './world';

// What strangers try, to learn of codes or to keep the desk from answering others.

/** Everything that a browser was told or keeps. */
const knownTo = (person: Person): string =>
  JSON.stringify([[...person.shelf.rows], [...person.shelf.outbox], [...person.shelf.businesses]]);

test('whoever orders with another’s email learns nothing of that one’s codes, and gets at none', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const five = await sells(shop);
  const account = await signUp(ana, root);
  const mine = await boughtAndPaid(shop, ana, seen, five);
  const eve = await another(world, shop);
  const order = await buy(eve, seen, five);
  await ordered(eve, root, order, 'unpaid');
  for (const secret of [mine.text, mine.key, mine.order, account]) expect(knownTo(eve)).not.toContain(secret);
  // Nor by a gift to that one, which is in no account before the owner says so.
  const stolen = await eve.wallet.codes.buy({
    root,
    lines: [{ product: five.key, count: 1 }],
    details: { first: 'Eve', last: '', email: ANA.email, phone: '+55 11 90000-0000' },
    recipient: { name: 'Ana', email: ANA.email, message: '' },
    total: five.price,
    locale: 'pt-BR',
    shown: [],
  });
  if (!stolen.ok) throw new Error(stolen.error.is);
  await pays(shop, stolen.value);
  await ordered(eve, root, stolen.value, 'working');
  for (const secret of [mine.text, mine.key, mine.order, account]) expect(knownTo(eve)).not.toContain(secret);
  expect(await ownCodes(ana, root, () => true)).toHaveLength(1);
  // Unpaid orders of one email are few, whoever makes them.
  for (const _ of [1, 2]) await ordered(eve, root, await buy(eve, seen, five), 'unpaid');
  expect(await ordered(eve, root, await buy(eve, seen, five), 'refused')).toMatchObject({
    state: { why: 'open-orders' },
  });
});

test('whoever only has a session’s link sees nothing of the code that paid for it', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const five = await sells(shop);
  const { text } = await boughtAndPaid(shop, ana, seen, five);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10, { code: text }));
  await outcome(ana, root, key, 'confirmed');
  const booking = await until(
    ana.wallet.booking(root, key),
    found => found?.link != null && found.paid !== null,
  );
  const link = linkFromText(booking?.link ?? '');
  if (!link.ok || link.value.to !== 'session') throw new Error('No session link');
  const { token, card } = link.value;
  const desk = shop.vault.desks(world.clock.now())[0]?.key ?? '';
  const read = await readCard(card ?? '', desk);
  expect(read.ok && read.value).toContain('Corte');
  expect(read.ok && read.value).not.toContain(FIVE.name);
  const eve = await another(world, shop);
  const page = eve.wallet.session(root, token, card);
  // From the card alone, and from what the desk says of it.
  const shown = await until(page, ({ is }) => is === 'card');
  expect(shown).toMatchObject({ session: { paid: null, key } });
  await eve.wallet.open(root, token);
  expect(await until(page, ({ is }) => is === 'live')).toMatchObject({ session: { paid: null } });
  for (const secret of [text, FIVE.name]) expect(JSON.stringify([...eve.shelf.rows])).not.toContain(secret);
});

test('guesses of codes are bounded by wallet and in all, and keep no booking from being answered', async () => {
  const { world, shop, ana, seen } = await meet();
  const { root } = seen;
  const service = seen.catalog?.services[0];
  if (!service) throw new Error('Nothing is offered');
  const answers = () =>
    shop.disk.entries.filter(({ change: { of, set } }) => of === 'answer' && 'code' in Object(set['answer']))
      .length;
  const guess = (n: number): CodeText => String(n).padStart(12, '0');
  const sent = () =>
    relayOf(world)
      .letters()
      .filter(({ kind }) => kind === GIFT_WRAP).length;
  /** What they are told by the time that `known` says enough; who has no answer then gives up. */
  const guesses = async (person: Person, from: number, count: number, known: () => Promise<void>) => {
    const until = new AbortController();
    const asked = Array.from({ length: count }, (_, n) =>
      person.wallet.codes.check(root, guess(from + n), service, until.signal),
    );
    await known();
    until.abort();
    return Promise.all(asked);
  };
  const haveCome = (count: number) => () => expect.poll(sent).toBeGreaterThanOrEqual(count);
  const areAnswered = (count: number) => () => expect.poll(answers).toBe(count);
  const eve = await another(world, shop);
  // One after the other, as a page would ask.
  for (let n = 0; n < 20; n += 5) await guesses(eve, n, 5, areAnswered(n + 5));
  const [dropped] = await guesses(eve, 20, 1, haveCome(sent() + 1));
  expect(dropped).toEqual({ ok: false, error: { is: 'no-answer' } });
  expect(answers()).toBe(20);
  // Whoever else asks is answered, while many guess at once and a booking comes.
  const other = await another(world, shop);
  const before = sent();
  const flood = guesses(eve, 100, 60, haveCome(before + 61));
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, root, key, 'confirmed');
  await flood;
  world.clock.advance(11_000);
  expect(await other.wallet.codes.check(root, guess(7), service)).toEqual({
    ok: false,
    error: { is: 'refused', why: 'code-unknown' },
  });
  expect(answers()).toBe(21);
  // An hour later it is asked again; and refusals of bookings were never counted with them.
  world.clock.advance(HOUR);
  await guesses(eve, 900, 1, areAnswered(22));
  const late = await book(ana, bookingAt(seen, TOMORROW_AT_10 - 3 * DAY, { anyway: true }));
  await outcome(ana, root, late, 'refused');
});

test('an old page, or an edited letter, gets no other price and nothing that is not sold there', async () => {
  const { shop, ana, seen } = await meet();
  const { root } = seen;
  const hidden = await sells(shop, { hidden: true });
  const sold = await sells(shop);
  const refused = async (product: typeof sold, total = product.price) => {
    const key = await buy(ana, seen, product, { total });
    return (await ordered(ana, root, key, 'refused'))?.state;
  };
  expect(await refused(hidden)).toMatchObject({ why: 'product' });
  expect(await refused(sold, { ...sold.price, amount: 1 })).toMatchObject({ why: 'price' });
  await shop.desk.products.save(sold.key, { archived: true });
  expect(await refused(sold)).toMatchObject({ why: 'product' });
  const kinds = shop.disk.entries.map(({ change }) => change.of);
  expect(kinds).not.toContain('order');
  expect(kinds).not.toContain('code');
  const asked: readonly Request['kind'][] = [...ana.shelf.outbox.values()].map(({ request }) => request.kind);
  expect(asked).toEqual(['buy', 'buy', 'buy']);
});
