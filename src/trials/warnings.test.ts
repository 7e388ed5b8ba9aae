import { expect, test } from 'vitest';
import type { Key } from '../core/id';
import { DAY, HOUR, MINUTE } from '../core/time';
import { createWorld, openShop, type Shop, TOMORROW_AT_10, until } from './world';

/** A shop that is open from nine to six, its service an hour long with a quarter of an hour to clean up. */
const openTidyShop = async (): Promise<{
  readonly shop: Shop;
  readonly service: Key;
  readonly staff: Key;
}> => {
  const shop = await openShop(createWorld());
  shop.keep();
  const { services, staff } = await until(shop.desk.book, book => book.services.length > 0);
  if (!services[0] || !staff[0]) throw new Error('No service');
  await shop.desk.settings.service(services[0].key, { after: 15 });
  await until(shop.desk.book, book => book.services[0]?.after === 15);
  return { shop, service: services[0].key, staff: staff[0].key };
};

const entered = async ({ desk }: Shop, service: Key, staff: Key, start: number): Promise<Key> => {
  const made = await desk.sessions.add({ service, staff, start, client: null, note: '' });
  if (!made.ok) throw new Error(made.error.is);
  return made.value.key;
};

const blocked = async ({ desk }: Shop, staff: Key, start: number): Promise<Key> => {
  const made = await desk.sessions.block({ staff, start, end: start + HOUR, title: 'Lunch' });
  if (!made.ok) throw new Error(made.error.is);
  return made.value.key;
};

const onScreen = ({ desk }: Shop, count: number) =>
  until(
    desk.sessions.between(TOMORROW_AT_10 - DAY, TOMORROW_AT_10 + DAY),
    entries => entries.length === count,
  );

test('a buffer that reaches into blocked time is no overlap, on the calendar or in a warning', async () => {
  const { shop, service, staff } = await openTidyShop();
  await entered(shop, service, staff, TOMORROW_AT_10);
  await blocked(shop, staff, TOMORROW_AT_10 + HOUR);
  expect((await onScreen(shop, 2)).map(({ overlaps }) => overlaps)).toEqual([false, false]);
  const before = { service, staff, start: TOMORROW_AT_10 + 2 * HOUR };
  expect(await shop.desk.sessions.warnings(before)).toEqual([]);
  const over = await shop.desk.sessions.warnings({ ...before, start: TOMORROW_AT_10 + HOUR + 30 * MINUTE });
  expect(over.map(({ is }) => is)).toContain('overlaps');
});

test('blocking time over a session warns and names it; over blocked time there is nothing to warn of', async () => {
  const { shop, service, staff } = await openTidyShop();
  const session = await entered(shop, service, staff, TOMORROW_AT_10);
  const lunch = { service: null, staff, start: TOMORROW_AT_10 + 30 * MINUTE, duration: 60 };
  expect(await shop.desk.sessions.warnings(lunch)).toMatchObject([
    { is: 'overlaps', entries: [{ session: { key: session } }] },
  ]);
  const later = { ...lunch, start: TOMORROW_AT_10 + HOUR };
  expect(await shop.desk.sessions.warnings(later)).toEqual([]);
  await blocked(shop, staff, later.start);
  await onScreen(shop, 2);
  expect(await shop.desk.sessions.warnings(later)).toEqual([]);
});

test('a session that is made longer warns of what it then runs into: the closing hour, time off', async () => {
  const { shop, service, staff } = await openTidyShop();
  const lastHour = TOMORROW_AT_10 + 7 * HOUR;
  const key = await entered(shop, service, staff, lastHour);
  const plan = { service, staff, start: lastHour, except: key };
  expect(await shop.desk.sessions.warnings({ ...plan, duration: 60 })).toEqual([]);
  // A shorter one leaves the starts where they are.
  expect(await shop.desk.sessions.warnings({ ...plan, duration: 45 })).toEqual([]);
  expect(await shop.desk.sessions.warnings({ ...plan, duration: 90 })).toMatchObject([
    { is: 'why', why: { is: 'window-end', needed: lastHour + 90 * MINUTE } },
  ]);
  await shop.desk.settings.timeOff(staff, { from: '2027-01-05T11:00', to: '2027-01-05T12:00' });
  await until(shop.desk.book, ({ staff: [me] }) => Object.keys(me?.off ?? {}).length === 1);
  const early = { service, staff, start: TOMORROW_AT_10 };
  expect(await shop.desk.sessions.warnings({ ...early, duration: 60 })).toEqual([]);
  expect(await shop.desk.sessions.warnings({ ...early, duration: 75 })).toMatchObject([
    { is: 'why', why: { is: 'time-off' } },
  ]);
});

test('why a time is not offered is known of what begins after it, and of buffers that end before it', async () => {
  const { shop, service, staff } = await openTidyShop();
  const { whyNot } = shop.desk.sessions;
  const taken = await entered(shop, service, staff, TOMORROW_AT_10 + HOUR);
  await shop.desk.settings.service(service, { before: 10, every: 15 });
  await until(shop.desk.book, ({ services: [one] }) => one?.every === 15);
  await onScreen(shop, 1);
  const at = (start: number) => ({ service, staff, start });
  expect(await whyNot(at(TOMORROW_AT_10 + 15 * MINUTE))).toMatchObject({
    is: 'taken',
    session: { key: taken },
  });
  expect(await whyNot(at(TOMORROW_AT_10))).toMatchObject({ is: 'buffer', session: { key: taken } });
  // The quarter of an hour after it, and ten minutes before the next.
  expect(await whyNot(at(TOMORROW_AT_10 + 2 * HOUR + 15 * MINUTE))).toMatchObject({ is: 'buffer' });
  expect(await whyNot(at(TOMORROW_AT_10 + 2 * HOUR + 30 * MINUTE))).toBeNull();
});
