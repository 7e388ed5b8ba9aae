import { describe, expect, test } from 'vitest';
import { createMemoryBox, createMemoryShelf } from './box';
import { boxContract } from './box.contract';

describe('the box in memory', () => {
  const make = async () => {
    const shelf = createMemoryShelf();
    return {
      tabs: [createMemoryBox(shelf), createMemoryBox(shelf)] as const,
      close: async () => undefined,
    };
  };
  for (const { name, run } of boxContract(make)) test(name, run);
});

test('a write that fails leaves all as it was', async () => {
  const shelf = createMemoryShelf();
  const box = createMemoryBox(shelf);
  shelf.failing = { is: 'full' };
  expect(await box.saveDetails({ first: 'Ana' })).toEqual({ ok: false, error: { is: 'full' } });
  expect(await box.details()).toBeNull();
});
