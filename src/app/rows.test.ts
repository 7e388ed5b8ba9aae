import { expect, test } from 'vitest';
import type { DeviceId } from '../core/id';
import type { Store } from './ports';
import { createRows, type Rows } from './rows';
import { createMemoryDisk, createMemoryLog } from './testing/log';
import { createMemoryStore } from './testing/store';

const open = async (count: number) => {
  const log = createMemoryLog({
    device: { id: 'd'.repeat(16) as DeviceId },
    now: () => 1,
    disk: createMemoryDisk(),
  });
  const store = createMemoryStore(log);
  const pages: number[] = [];
  const read: string[] = [];
  let fails = 0;
  const watched: Pick<Store, 'columns' | 'many' | 'onWritten'> = {
    onWritten: store.onWritten,
    columns: async (where, columns) => {
      const page = await store.columns(where, columns);
      pages.push(page.length);
      return page;
    },
    many: async (of, keys) => {
      if (fails > 0) {
        fails -= 1;
        throw new Error('replaced');
      }
      read.push(...keys);
      return store.many(of, keys);
    },
  };
  const name = async (key: string, first: string): Promise<void> => {
    await log.append([{ of: 'client', key, set: { first }, by: 'owner' }]);
  };
  await log.append(
    Array.from({ length: count }, (_, n) => ({
      of: 'client' as const,
      key: `k${n}`,
      set: { first: `Ána ${n}` },
      by: 'owner',
    })),
  );
  const rows = createRows(watched, 'client', ['search']);
  const told: Rows<'search'>[] = [];
  const listen = () => rows(all => told.push(all));
  const search = (key: string) => told.at(-1)?.get(key)?.search;
  return {
    log,
    name,
    pages,
    read,
    told,
    listen,
    search,
    fail: () => {
      fails += 1;
    },
  };
};

test('all are read once, page by page, and kept for who comes later', async () => {
  const { pages, told, listen, search } = await open(2500);
  const stop = listen();
  await expect.poll(() => told.length).toBe(1);
  expect(told[0]?.size).toBe(2500);
  expect(search('k2499')).toBe('ana 2499');
  expect(pages).toEqual([1000, 1000, 500]);
  stop();
  listen();
  await expect.poll(() => told.length).toBe(2);
  expect(told[1]).toBe(told[0]);
  expect(pages.length).toBe(3);
});

test('what is written is read anew and nothing else, also what was written while nobody listened', async () => {
  const { log, name, pages, read, told, listen, search } = await open(2);
  const stop = listen();
  await expect.poll(() => told.length).toBe(1);
  await name('k1', 'Zoë');
  await expect.poll(() => search('k1')).toBe('zoe');
  expect(search('k0')).toBe('ana 0');
  stop();
  await name('new', 'Rui');
  await log.erase('client', 'k0', 'owner');
  await name('k1', 'Eva');
  const heard = told.length;
  listen();
  await expect.poll(() => told.length).toBeGreaterThan(heard);
  await expect.poll(() => [search('k0'), search('k1'), search('new')]).toEqual([undefined, 'eva', 'rui']);
  expect(new Set(read)).toEqual(new Set(['k0', 'k1', 'new']));
  expect(pages).toEqual([2]);
});

test('what could not be read anew is read with the next news', async () => {
  const { name, told, listen, search, fail } = await open(2);
  listen();
  await expect.poll(() => told.length).toBe(1);
  fail();
  await name('k0', 'Rui');
  await name('k1', 'Zoë');
  await expect.poll(() => [search('k0'), search('k1')]).toEqual(['rui', 'zoe']);
});
