import { expect, test } from 'vitest';
import type { Folded } from '../core/ledger';
import { createLookup } from './lookup';

const record = (key: string, name: string): Folded => ({ of: 'client', key, fields: { name }, ids: {} });

const open = () => {
  const names = new Map([
    ['a', 'Ana'],
    ['b', 'Rui'],
  ]);
  const reads: string[] = [];
  let tell: (keys: readonly string[] | null) => void = () => undefined;
  let held: Promise<void> = Promise.resolve();
  const lookup = createLookup(
    {
      many: async (_, keys) => {
        reads.push(keys.join());
        const found = keys.flatMap(key => (names.has(key) ? [record(key, names.get(key) ?? '')] : []));
        await held;
        return found;
      },
      onWritten: (_, listen) => {
        tell = listen;
        return () => undefined;
      },
    },
    'client',
  );
  let ticks = 0;
  lookup.news(() => {
    ticks += 1;
  });
  const namesOf = async (...keys: string[]) => (await lookup.many(keys)).map(({ fields }) => fields['name']);
  const atHand = (...keys: string[]) => lookup.atHand(keys).map(({ fields }) => fields['name']);
  return {
    names,
    reads,
    namesOf,
    atHand,
    ticks: () => ticks,
    write: (key: string, name: string) => {
      names.set(key, name);
      tell([key]);
    },
    replaced: () => tell(null),
    hold: () => {
      let release = () => {};
      held = new Promise(resolve => {
        release = resolve;
      });
      return release;
    },
  };
};

test('what is known is not read again, nor is what does not exist', async () => {
  const { namesOf, reads } = open();
  expect(await namesOf('a', 'none')).toEqual(['Ana']);
  expect(await namesOf('b', 'a', 'none')).toEqual(['Rui', 'Ana']);
  expect(reads).toEqual(['a,none', 'b']);
});

test('there are news of what was asked for only, and it is read again', async () => {
  const { namesOf, reads, ticks, write, replaced } = open();
  await namesOf('a', 'new');
  expect(ticks()).toBe(1);
  write('b', 'Eva');
  expect(ticks()).toBe(1);
  write('a', 'Zoe');
  write('new', 'Lia');
  expect(ticks()).toBe(3);
  expect(await namesOf('a', 'new')).toEqual(['Zoe', 'Lia']);
  replaced();
  expect(ticks()).toBe(4);
  await namesOf('a', 'new');
  expect(reads).toEqual(['a,new', 'a,new', 'a,new']);
});

test('what is written while it is read is read again', async () => {
  const { namesOf, ticks, write, hold } = open();
  const release = hold();
  const old = namesOf('a');
  write('a', 'Zoe');
  release();
  expect(await old).toEqual(['Ana']);
  expect(ticks()).toBe(2);
  expect(await namesOf('a')).toEqual(['Zoe']);
});

test('what is at hand is given at once, and there are news when more of it was found', async () => {
  const { atHand, ticks, reads, hold } = open();
  const release = hold();
  expect(atHand('a', 'none')).toEqual([]);
  expect(atHand('a', 'none')).toEqual([]);
  release();
  await expect.poll(ticks).toBe(2);
  expect(atHand('a', 'none')).toEqual(['Ana']);
  expect(reads).toEqual(['a,none']);
});

test('what does not exist is no news', async () => {
  const { atHand, ticks, namesOf } = open();
  expect(atHand('none')).toEqual([]);
  await namesOf('a');
  expect(ticks()).toBe(1);
});

test('what is written while it is read at hand is news, and read again', async () => {
  const { atHand, ticks, write, hold } = open();
  const release = hold();
  expect(atHand('a')).toEqual([]);
  write('a', 'Zoe');
  expect(ticks()).toBe(2);
  release();
  await expect.poll(ticks).toBe(3);
  atHand('a');
  await expect.poll(() => atHand('a')).toEqual(['Zoe']);
});
