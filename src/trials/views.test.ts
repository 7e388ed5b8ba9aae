import { expect, test } from 'vitest';
import type { Letter } from '../app/ports';
import type { MemoryRelay } from '../app/testing/relays';
import { HOUR, SECOND } from '../core/time';
import type { SessionRow } from '../core/views';
import { meetAndBook, openShop, outcome, type Person, relayOf, told, until } from './world';

// What stands in the mailboxes of wallets, beside the first answer: after renaming, at relays that lost
// something, after the desk was opened anew.

const rowsOf = (person: Person): readonly SessionRow[] =>
  [...person.shelf.rows.values()].flat().filter(row => row.row === 'session');

const viewsAt = (relay: MemoryRelay): readonly Letter[] =>
  relay
    .letters()
    .filter(({ tags }) => tags.some(([tag, value]) => tag === 'd' && value?.startsWith('caderneta/view/')));

test('who booked hears the new names of service and staff, and the card in the row says the new address', async () => {
  const { world, shop, ana } = await meetAndBook();
  const [before] = rowsOf(ana);
  expect(before).toMatchObject({ service: 'Corte', staff: 'Eu' });
  const book = await until(shop.desk.book, () => true);
  const [service, staff] = [book.services[0], book.staff[0]];
  if (!service || !staff) throw new Error('No service, no staff');
  await shop.desk.settings.service(service.key, { name: 'Corte e barba' });
  await shop.desk.settings.staff(staff.key, { name: 'Marina' });
  await shop.desk.settings.business({ address: 'Rua Nova, 7' });
  const row = until(
    told(shop.log, async () => {
      world.clock.advance(SECOND);
      return rowsOf(ana)[0];
    }),
    found => found?.service === 'Corte e barba' && found.staff === 'Marina' && found.card !== before?.card,
  );
  expect((await row)?.beside?.[0]).toBe((await until(shop.desk.book, () => true)).shown['business']);
});

test('a relay that loses everything while the desk is open is given the views again', async () => {
  const { world, shop } = await meetAndBook();
  const relay = relayOf(world);
  expect(viewsAt(relay)).toHaveLength(1);
  relay.setUp(false);
  relay.wipe();
  relay.setUp(true);
  await until(
    told(shop.log, async () => viewsAt(relay)),
    views => views.length === 1,
  );
});

test('a certificate that a relay lost, which never hung up, is there again within hours', async () => {
  const { world, shop } = await meetAndBook();
  const relay = relayOf(world);
  const certificates = () =>
    relay.letters().filter(({ tags }) => tags.some(([, value]) => value === 'caderneta/certificate'));
  const [before] = certificates();
  relay.wipe();
  world.clock.advance(4 * HOUR);
  const [again] = await until(
    told(shop.log, async () => certificates()),
    found => found.length > 0,
  );
  expect(again?.id).toBe(before?.id);
});

test('a view that a relay lost while the desk was closed is there again when it opens', async () => {
  const { world, shop, close } = await meetAndBook({ relays: 2 });
  const end = await shop.log.end();
  await until(
    told(shop.log, async () => {
      world.clock.advance(SECOND);
      return shop.marks.get('told');
    }),
    at => at === end,
  );
  close();
  const [kept, lost] = [relayOf(world), relayOf(world, 1)];
  await until(
    told(shop.log, async () => viewsAt(lost)),
    views => views.length === 1,
  );
  const [before] = viewsAt(kept);
  lost.wipe();
  (await openShop(world, { before: shop })).keep();
  await until(
    told(shop.log, async () => viewsAt(lost)),
    views => views.length === 1,
  );
  // What the other one holds says everything: nothing is sent over it.
  expect(viewsAt(kept)).toEqual([before]);
});

test('an old view that a relay brought back from a backup is replaced, by one that is dated later', async () => {
  const { world, shop, close, ana, seen, key } = await meetAndBook();
  const relay = relayOf(world);
  const backup = relay.letters();
  const [old] = viewsAt(relay);
  world.clock.advance(5 * HOUR);
  await shop.desk.sessions.cancel(key, '');
  await outcome(ana, seen.root, key, 'cancelled');
  close();
  relay.wipe();
  for (const letter of backup) relay.put(letter);
  world.clock.advance(5 * HOUR);
  (await openShop(world, { before: shop })).keep();
  const [again] = await until(
    told(shop.log, async () => viewsAt(relay)),
    views => views[0]?.id !== old?.id,
  );
  expect(again?.created_at).toBeGreaterThan(old?.created_at ?? 0);
});
