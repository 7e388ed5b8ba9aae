import { expect, test } from 'vitest';
import type { Store } from '../app/ports';
import type { Key } from '../core/id';
import { HOUR } from '../core/time';
import {
  book,
  bookingAt,
  createWorld,
  meet,
  meetAndBook,
  openBrowser,
  openShop,
  outcome,
  type Shop,
  sessionsOf,
  TOMORROW_AT_10,
  told,
  until,
  visit,
} from './world';

const staffOf = async (shop: Shop): Promise<Key> => {
  const [staff] = (await until(shop.desk.book, () => true)).staff;
  if (!staff) throw new Error('No staff');
  return staff.key;
};

const add = async (shop: Shop, start: number): Promise<Key> => {
  const { services } = await until(shop.desk.book, () => true);
  const [service] = services;
  if (!service) throw new Error('No service');
  const made = await shop.desk.sessions.add({
    service: service.key,
    staff: await staffOf(shop),
    start,
    client: null,
    note: '',
  });
  if (!made.ok) throw new Error(made.error.is);
  return made.value.key;
};

const stateOf = async (shop: Shop, key: Key) =>
  (await until(shop.desk.sessions.one(key), entry => entry !== null))?.session.state;

test('a request is decided by the settings that stand, not by those last shown', async () => {
  const world = createWorld();
  // Screens of this desk are told nothing more once the day is closed.
  let isSlow = false;
  const slowly = (store: Store): Store => ({
    ...store,
    watch: where => listen =>
      store.watch(where)(found => {
        if (!isSlow || where.of !== 'business') listen(found);
      }),
  });
  const shop = await openShop(world, { through: slowly });
  shop.keep();
  const ana = await openBrowser(world);
  const seen = await visit(shop, ana);
  isSlow = true;
  await shop.desk.settings.closed(['2027-01-05'], true);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  const refused = await outcome(ana, seen.root, key, 'refused');
  expect(refused?.state).toMatchObject({ why: 'closed' });
});

test('a disk that is full for a while loses no request', async () => {
  const { world, shop, ana, seen } = await meet();
  const tried = new Promise<void>(resolve => {
    Object.defineProperty(shop.disk, 'failing', {
      configurable: true,
      get: () => {
        resolve();
        return { is: 'full' };
      },
    });
  });
  await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await tried;
  // The client is gone; what the relay holds is enough.
  ana.stop();
  Object.defineProperty(shop.disk, 'failing', { value: null });
  // Its next try comes after a pause, which begins when the last has failed.
  const passing = told(shop.log, async () => world.clock.advance(1_000))(() => undefined);
  const [entry] = await sessionsOf(shop);
  passing();
  expect(entry?.session.state).toEqual({ is: 'confirmed' });
});

test('an owner’s no that comes after the yes cancels, and tells the client so', async () => {
  const { shop, ana, seen, key } = await meetAndBook({ ask: true });
  await Promise.all([shop.desk.sessions.confirm(key), shop.desk.sessions.refuse(key, 'Estamos de férias')]);
  expect(await stateOf(shop, key)).toMatchObject({ is: 'cancelled', by: 'owner' });
  await outcome(ana, seen.root, key, 'cancelled');
});

test('a yes to what the client withdrew in the same moment is told to be late', async () => {
  const { shop, ana, seen, key } = await meetAndBook({ ask: true });
  await ana.wallet.withdraw(seen.root, key);
  await outcome(ana, seen.root, key, 'withdrawn');
  expect(await shop.desk.sessions.confirm(key)).toEqual({ ok: false, error: { is: 'moved' } });
  expect(await stateOf(shop, key)).toEqual({ is: 'withdrawn' });
});

test('two edits in one moment both stay', async () => {
  const shop = await openShop(createWorld());
  const key = await add(shop, TOMORROW_AT_10);
  await Promise.all([
    shop.desk.sessions.edit(key, { start: TOMORROW_AT_10 + HOUR }),
    shop.desk.sessions.edit(key, { duration: 90 }),
  ]);
  const entry = await until(shop.desk.sessions.one(key), found => found !== null);
  expect(entry?.session.when).toMatchObject({
    start: TOMORROW_AT_10 + HOUR,
    end: TOMORROW_AT_10 + 2.5 * HOUR,
  });
});

test('undoing leaves what someone changed since', async () => {
  const shop = await openShop(createWorld());
  const key = await add(shop, TOMORROW_AT_10);
  const moved = await shop.desk.sessions.edit(key, { start: TOMORROW_AT_10 + HOUR });
  await shop.desk.sessions.edit(key, { start: TOMORROW_AT_10 + 3 * HOUR });
  if (!moved.ok) throw new Error(moved.error.is);
  expect(await moved.value.undo()).toEqual({ ok: false, error: { is: 'moved' } });
  const entry = await until(shop.desk.sessions.one(key), found => found !== null);
  expect(entry?.session.when.start).toBe(TOMORROW_AT_10 + 3 * HOUR);
});

test('what is done to a session that is gone is a value, not an error', async () => {
  const shop = await openShop(createWorld());
  const gone = 'g'.repeat(26) as Key;
  const moved = { ok: false, error: { is: 'moved' } };
  expect(await shop.desk.sessions.note(gone, 'Trouxe o cão')).toEqual(moved);
  expect(await shop.desk.sessions.edit(gone, { start: TOMORROW_AT_10 })).toEqual(moved);
  expect(await shop.desk.sessions.cancel(gone, '')).toEqual(moved);
});

test('a long note on a session without a client stays with it, and goes along with its client', async () => {
  const shop = await openShop(createWorld());
  const key = await add(shop, TOMORROW_AT_10);
  const note = 'Prefere a cadeira da janela. '.repeat(20).trim();
  await shop.desk.sessions.note(key, note);
  const noted = await until(shop.desk.sessions.one(key), entry => entry?.note !== '');
  expect(noted).toMatchObject({ note, session: { title: '' } });
  const person = { first: 'Bia', last: '', email: 'bia@example.com', phone: '' };
  await shop.desk.sessions.edit(key, { client: { person } });
  const given = await until(shop.desk.sessions.one(key), entry => entry?.client !== null);
  expect(given?.client?.notes).toEqual({ [key]: note });
  expect(given?.session.note ?? '').toBe('');
  await shop.desk.sessions.edit(key, { client: { person: { ...person, first: 'Caio', email: 'c@c.co' } } });
  const other = await until(shop.desk.sessions.one(key), entry => entry?.client?.first === 'Caio');
  expect(other?.note).toBe(note);
});

test('words too long for a session do not cost the session', async () => {
  const shop = await openShop(createWorld());
  const key = await add(shop, TOMORROW_AT_10);
  await shop.desk.sessions.cancel(key, 'x'.repeat(2000));
  expect(await stateOf(shop, key)).toMatchObject({ is: 'cancelled' });
});

test('three open bookings of one phone are the most, in whichever form it is written and under whatever name', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  shop.keep();
  const asked = async (first: string, phone: string, at: number) => {
    const person = await openBrowser(world);
    const seen = await visit(shop, person);
    const details = { first, last: 'Souza', email: '', phone };
    const key = await book(person, bookingAt(seen, TOMORROW_AT_10 + at * HOUR, { details }));
    const settled = until(
      person.wallet.booking(seen.root, key),
      found => found?.state.is === 'confirmed' || found?.state.is === 'refused',
    );
    return (await settled)?.state;
  };
  expect(await asked('Ana', '(11) 91234-5678', 0)).toMatchObject({ is: 'confirmed' });
  expect(await asked('Bia', '+55 11 91234-5678', 1)).toMatchObject({ is: 'confirmed' });
  expect(await asked('Caio', '011 91234 5678', 2)).toMatchObject({ is: 'confirmed' });
  expect(await asked('Davi', '5511912345678', 3)).toMatchObject({ is: 'refused', why: 'open-bookings' });
  // The same last digits in another place are another's.
  expect(await asked('Eva', '(21) 91234-5678', 3)).toMatchObject({ is: 'confirmed' });

  // The owner types it in yet another form: the entry that is there is joined.
  const joined = await shop.desk.sessions.add({
    service: (await until(shop.desk.book, () => true)).services[0]?.key as Key,
    staff: await staffOf(shop),
    start: TOMORROW_AT_10 + 5 * HOUR,
    client: { person: { first: 'Bia', last: 'Souza', email: '', phone: '11912345678' } },
    note: '',
  });
  expect(joined.ok).toBe(true);
  const search = await until(shop.desk.clients.search, () => true);
  expect(search('bia souza', 10).map(({ phone }) => phone)).toEqual(['+55 11 91234-5678']);
});

test('a cancelled session does not come back over whoever took its time meanwhile', async () => {
  const shop = await openShop(createWorld());
  shop.keep();
  const first = await add(shop, TOMORROW_AT_10);
  const cancelled = await shop.desk.sessions.cancel(first, '');
  if (!cancelled.ok) throw new Error(cancelled.error.is);
  const second = await add(shop, TOMORROW_AT_10);
  expect(await cancelled.value.undo()).toEqual({ ok: false, error: { is: 'taken' } });
  expect(await stateOf(shop, first)).toMatchObject({ is: 'cancelled' });
  const moved = await shop.desk.sessions.edit(second, { start: TOMORROW_AT_10 + HOUR });
  if (!moved.ok) throw new Error(moved.error.is);
  expect((await cancelled.value.undo()).ok).toBe(true);
  expect(await stateOf(shop, first)).toEqual({ is: 'confirmed' });
  // Nor does a session that was moved away.
  expect(await moved.value.undo()).toEqual({ ok: false, error: { is: 'taken' } });
});
