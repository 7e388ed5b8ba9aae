import { expect, test } from 'vitest';
import type { Change } from '../../core/ledger';
import { createForesight } from './foresight';

const change = (seq: number) => ({ seq }) as Change;

test('what was foreseen is checked once, and so many at a time', async () => {
  const tells: ((holds: boolean) => void)[] = [];
  const foresight = createForesight(() => new Promise(tell => tells.push(tell)), 2);
  const all = [change(1), change(2), change(3)];
  foresight.foresee(all);
  expect(tells.length).toBe(2);
  tells[0]?.(true);
  tells[1]?.(false);
  expect(await Promise.all(all.slice(0, 2).map(foresight.verify))).toEqual([true, false]);
  expect(tells.length).toBe(2);
  const later = foresight.verify(all[2] as Change);
  tells[2]?.(true);
  expect(await later).toBe(true);
  foresight.foresee([change(4)]);
  expect(tells.length).toBe(4);
});

test('another object is checked anew, though it says the same', async () => {
  let asked = 0;
  const foresight = createForesight(async () => {
    asked += 1;
    return true;
  });
  foresight.foresee([change(1)]);
  expect(await foresight.verify(change(1))).toBe(true);
  expect(asked).toBe(2);
});
