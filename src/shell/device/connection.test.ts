import 'fake-indexeddb/auto';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { afterEach, expect, test } from 'vitest';
import { createSteeredClock } from '../../app/testing/clock';
import { createConnection, type Holding } from './connection';

type All = DBSchema & { all: { key: string; value: string } };

const holders: IDBPDatabase[] = [];
afterEach(() => {
  for (const holder of holders.splice(0)) holder.close();
});

/** A database with one value, kept shut: someone holds it open while someone else waits to delete it. */
const shut = async (name: string): Promise<void> => {
  const holder = await openDB(name, 1, { upgrade: db => void db.createObjectStore('all') });
  await holder.put('all', 'kept', 'key');
  holders.push(holder);
  await new Promise<void>(resolve => {
    const newer = openDB(name, 2, { blocked: () => resolve() });
    // Whoever waits gives up as soon as it may have it: what is tried here asks for the first version.
    newer.then(
      db => db.close(),
      () => undefined,
    );
  });
};

const connect = (name: string, holding: Holding) => {
  const clock = createSteeredClock(0);
  const connection = createConnection<All>(name, 2, clock, () => undefined, holding);
  return { clock, connection, read: () => connection.use(db => db.get('all', 'key')) };
};

test('an opening that is held is told, and goes on when it may', async () => {
  await shut('waits');
  const told: boolean[] = [];
  const { clock, connection, read } = connect('waits', { waits: true, onHeld: held => told.push(held) });
  const reading = read();
  expect(told).toEqual([]);
  clock.advance(3_000);
  expect(told).toEqual([true]);
  clock.advance(60_000);
  holders.splice(0).forEach(holder => void holder.close());
  expect(await reading).toEqual({ ok: true, value: 'kept' });
  expect(told).toEqual([true, false]);
  await connection.close();
});

test('one that does not wait is a failure after ten seconds; the next use opens it when it may', async () => {
  await shut('fails');
  const { clock, connection, read } = connect('fails', {});
  const reading = read();
  clock.advance(10_000);
  expect(await reading).toMatchObject({ ok: false, error: { is: 'unavailable' } });
  holders.splice(0).forEach(holder => void holder.close());
  expect(await read()).toEqual({ ok: true, value: 'kept' });
  await connection.close();
});

test('an opening that takes no time is not told', async () => {
  const db = await openDB('free', 2, { upgrade: made => void made.createObjectStore('all') });
  await db.put('all', 'kept', 'key');
  db.close();
  const told: boolean[] = [];
  const { clock, connection, read } = connect('free', { onHeld: held => told.push(held) });
  expect(await read()).toEqual({ ok: true, value: 'kept' });
  clock.advance(60_000);
  expect(told).toEqual([]);
  await connection.close();
});
