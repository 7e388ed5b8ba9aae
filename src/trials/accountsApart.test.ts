import { expect, test } from 'vitest';
import { ANA, logIn, own, signUp } from './accounts';
import { openApart } from './apart';
import { bookingAt, openBrowser, type Person, type Shop, TOMORROW_AT_10, until, visit } from './world';

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
  const wrong = { ok: false, error: { is: 'wrong-password' } };
  const again = () => logIn(other, root, 'another one of May');
  expect(await servedBy(c, other, again)).toEqual(wrong);
  expect(await own(other, root, found => found?.late === true)).toMatchObject({ key: second });
  expect(await own(ana, root, () => true)).toMatchObject({ key: first, late: false });
});

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
