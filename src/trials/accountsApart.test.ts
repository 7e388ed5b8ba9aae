import { expect, test } from 'vitest';
import { accountFrom } from '../core/accounts';
import type { Key } from '../core/id';
import { emptyRecord, fold } from '../core/ledger';
import { HOUR } from '../core/time';
import { ANA, DETAILS, logIn, own, signUp } from './accounts';
import { openApart } from './apart';
import {
  book,
  bookingAt,
  openBrowser,
  outcome,
  type Person,
  type Shop,
  TOMORROW_AT_10,
  until,
  visit,
} from './world';

// Desks that hear nothing of one another, and whom clients reach by hand.

/** Brings whatever a browser asks meanwhile to a desk, and the answer back. */
const servedBy = async <T>(shop: Shop, person: Person, work: () => Promise<T>): Promise<T> => {
  const { root } = shop.vault;
  const brought = new Set<string>();
  let isDone = false;
  const done = work().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    for (const { id } of [...person.shelf.outbox.values()].filter(entry => !brought.has(entry.id))) {
      brought.add(id);
      const link = await person.wallet.byHand(root, id);
      if (!link.ok) throw new Error(link.error);
      const delivered = await shop.desk.byHand.deliver(link.value);
      if (!delivered.ok) throw new Error(delivered.error);
      await person.wallet.receive(delivered.value.reply);
    }
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  return done;
};

test('of two accounts that two desks apart made for one email the earlier stays, and the other is told', async () => {
  const apart = await openApart();
  const [a, b, c] = apart.desks;
  const { world } = apart;
  const { root } = a.vault;
  const [ana, other, laptop] = [await openBrowser(world), await openBrowser(world), await openBrowser(world)];
  for (const person of [ana, other, laptop]) await visit(a, person);
  const first = await servedBy(a, ana, () => signUp(ana, root));
  world.clock.advance(1000);
  const second = await servedBy(b, other, () => signUp(other, root, { password: 'another one of May' }));
  expect(second).not.toBe(first);
  expect(await own(other, root, () => true)).toMatchObject({ key: second, late: false });
  await apart.meet();

  expect(await servedBy(c, laptop, () => logIn(laptop, root))).toEqual({ ok: true, value: first });
  // Told to whoever has its password, in the first browser or another one; a wrong one is wrong for both.
  const again = () => logIn(other, root, 'another one of May');
  expect(await servedBy(c, other, again)).toEqual({ ok: false, error: { is: 'late-account' } });
  const wrong = { ok: false, error: { is: 'wrong-password' } };
  expect(await servedBy(c, laptop, () => logIn(laptop, root, 'a third one of May'))).toEqual(wrong);
  expect(await own(other, root, found => found?.late === true)).toMatchObject({ key: second });
  expect(await own(ana, root, () => true)).toMatchObject({ key: first, late: false });
});

test('what the later of two accounts holds goes to the earlier one by a person’s word, once for all desks', async () => {
  const apart = await openApart();
  const [a, b, c] = apart.desks;
  const { world } = apart;
  const { root } = a.vault;
  const [ana, other] = [await openBrowser(world), await openBrowser(world)];
  const seen = await visit(a, ana);
  await visit(a, other);
  const first = await servedBy(a, ana, () => signUp(ana, root));
  world.clock.advance(1000);
  const second = await servedBy(b, other, () => signUp(other, root, { password: 'another one of May' }));
  const booking = bookingAt(seen, TOMORROW_AT_10, { details: DETAILS });
  const key = await servedBy(b, other, async () => {
    const asked = await book(other, booking);
    await outcome(other, root, asked, 'confirmed');
    return asked;
  });
  await apart.meet();
  const offers = (shop: Shop, count: number) =>
    until(shop.desk.attention, items => items.filter(({ is }) => is === 'late').length === count);
  for (const desk of apart.desks)
    expect(await offers(desk, 1)).toMatchObject([
      { is: 'late', late: { key: second }, stays: { key: first }, sessions: 1 },
    ]);

  const left = await c.desk.late.leave(second);
  await apart.meet();
  for (const desk of apart.desks) await offers(desk, 0);
  if (left.ok) await left.value.undo();
  await apart.meet();
  for (const desk of apart.desks) await offers(desk, 1);

  const moved = await c.desk.late.move(second);
  await apart.meet();
  for (const desk of apart.desks) await offers(desk, 0);
  const shown = async () => {
    const found = await until(
      a.desk.sessions.between(TOMORROW_AT_10, TOMORROW_AT_10 + HOUR),
      one => one.length > 0,
    );
    return found.map(({ session }) => [session.key, session.account]);
  };
  await expect.poll(shown).toEqual([[key, first]]);
  // It may be linked to the entry now, too: the client of the session is that of the account that stays.
  const [entry] = await until(
    a.desk.sessions.between(TOMORROW_AT_10, TOMORROW_AT_10 + HOUR),
    one => one.length > 0,
  );
  expect(await linksOf(a, first)).toEqual([entry?.client?.key]);
  if (moved.ok) await moved.value.undo();
  await apart.meet();
  await expect.poll(shown).toEqual([[key, second]]);
  for (const desk of apart.desks) await offers(desk, 1);
});

/** The entries that an account is linked to. */
const linksOf = async ({ log }: Shop, account: Key): Promise<readonly string[]> => {
  const record = (await log.history('account', account)).reduce(fold, emptyRecord('account', account));
  return Object.keys(accountFrom(record)?.clients ?? {});
};

test('what was begun at one desk is finished at another', async () => {
  const apart = await openApart();
  const [a, b] = apart.desks;
  const { root } = a.vault;
  const person = await openBrowser(apart.world);
  const seen = await visit(a, person);
  await servedBy(a, person, () => signUp(person, root));
  await apart.meet();
  const laptop = await openBrowser(apart.world);
  await visit(a, laptop);
  const desks = [a, b];
  const done = logIn(laptop, root, undefined, ANA.email);
  for (const desk of desks) {
    const outbox = () => [...laptop.shelf.outbox.values()];
    await expect.poll(outbox).toHaveLength(1);
    const [entry] = outbox();
    const link = await laptop.wallet.byHand(root, entry?.id ?? bookingAt(seen, TOMORROW_AT_10).service);
    if (!link.ok) throw new Error(link.error);
    const delivered = await desk.desk.byHand.deliver(link.value);
    if (!delivered.ok) throw new Error(delivered.error);
    await laptop.wallet.receive(delivered.value.reply);
    if (desk === a) await expect.poll(() => outbox().map(({ request }) => request.kind)).toEqual(['log-in']);
  }
  expect(await done).toMatchObject({ ok: true });
  await until(laptop.wallet.accounts.own(root), found => found !== null);
});
