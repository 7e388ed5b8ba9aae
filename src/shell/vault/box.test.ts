import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Clock } from '../../app/ports';
import { boxContract } from '../../app/testing/box.contract';
import { createBox } from './box';

const clock: Clock = { now: () => 0, at: () => () => undefined };
const made = () => createBox({ clock });

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('the box in IndexedDB', () => {
  const make = async () => {
    const [one, other] = [made(), made()];
    return {
      tabs: [one, other] as const,
      close: async () => {
        await one.close();
        await other.close();
      },
    };
  };
  for (const { name, run } of boxContract(make)) test(name, run);
});

test('every write asks for strict durability', async () => {
  const asked: unknown[] = [];
  const original = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    stores,
    mode,
    how,
  ) {
    if (mode === 'readwrite') asked.push(how?.durability);
    return original.call(this, stores, mode, how);
  });
  for (const { run } of boxContract(async () => {
    globalThis.indexedDB = new IDBFactory();
    const box = made();
    return { tabs: [box, box], close: box.close };
  }).slice(1, 6))
    await run();
  expect(asked.length).toBeGreaterThan(10);
  expect(new Set(asked)).toEqual(new Set(['strict']));
});

describe('where storage fails', () => {
  test('a full disk is said, and nobody is told of a write', async () => {
    const box = made();
    await box.saveDetails({ first: 'Ana' });
    let told = 0;
    box.onChanged(() => {
      told += 1;
    });
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room', 'QuotaExceededError');
    });
    expect(await box.saveDetails({ first: 'Eva' })).toEqual({ ok: false, error: { is: 'full' } });
    expect(await box.details()).toEqual({ first: 'Ana' });
    expect(told).toBe(0);
    await box.close();
  });

  test('a database that cannot be opened is said, and reads as empty', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Storage is off', 'SecurityError');
    });
    const box = made();
    expect(await box.saveDetails({})).toMatchObject({ ok: false, error: { is: 'unavailable' } });
    expect(await box.outbox()).toEqual([]);
    await box.forget(null);
    await box.close();
  });
});
