import { expect, test } from 'vitest';
import type { DeviceId } from '../../core/id';
import { DAY, MINUTE } from '../../core/time';
import { createReceipts } from './receipts';

const TABLET = 'b'.repeat(16) as DeviceId;
const NOW = Date.UTC(2027, 0, 4, 15);
const YEAR = 365 * DAY;

const setting = () => {
  const marks = new Map<string, number>();
  let now = NOW;
  const open = () =>
    createReceipts({
      clock: { now: () => now, at: () => () => undefined },
      marks: {
        get: async name => marks.get(name) ?? 0,
        set: async (name, at) => {
          marks.set(name, at);
        },
      },
    });
  return {
    open,
    passes: (milliseconds: number) => {
      now += milliseconds;
    },
  };
};

test('what is heard as it is written is as old as its receipt, whatever its clock says', async () => {
  for (const off of [0, 3 * YEAR, -20 * YEAR, 2 * MINUTE]) {
    const { open, passes } = setting();
    const receipts = open();
    expect(await receipts(TABLET, NOW + off, true)).toBe(NOW);
    passes(10 * MINUTE);
    // The same again says nothing new; the next one does.
    expect(await receipts(TABLET, NOW + off, true)).toBe(NOW);
    expect(await receipts(TABLET, NOW + off + 1, true)).toBe(NOW + 10 * MINUTE);
  }
});

test('what lay at a relay is never from the future, nor from before the device was heard last', async () => {
  const { open, passes } = setting();
  const receipts = open();
  expect(await receipts(TABLET, NOW + YEAR, false)).toBe(NOW);
  passes(DAY);
  // Its clock was put right: what it writes now is dated before what it wrote then.
  expect(await receipts(TABLET, NOW + DAY - 5, true)).toBe(NOW + DAY);
  passes(DAY);
  expect(await receipts(TABLET, NOW + DAY + 7, false)).toBe(NOW + DAY + 7);
  const slow = setting();
  const old = slow.open();
  await old(TABLET, NOW - 9 * YEAR, true);
  slow.passes(DAY);
  expect(await old(TABLET, NOW - 9 * YEAR + DAY, false)).toBe(NOW);
});

test('of a device never heard before its own date stands, as far as relays keep anything', async () => {
  const { open } = setting();
  expect(await open()(TABLET, NOW - 3 * DAY, false)).toBe(NOW - 3 * DAY);
  expect(await setting().open()(TABLET, NOW - 9 * YEAR, false)).toBe(NOW - 400 * DAY);
});

test('a reload forgets no receipt', async () => {
  const { open, passes } = setting();
  const receipts = open();
  await receipts(TABLET, NOW + YEAR, true);
  passes(MINUTE);
  await receipts(TABLET, NOW + YEAR + MINUTE, true);
  passes(3 * DAY);
  const again = open();
  expect(await again(TABLET, NOW + YEAR + MINUTE, false)).toBe(NOW + MINUTE);
  // Written meanwhile, by a clock that is a year ahead: when, nobody here can know.
  expect(await again(TABLET, NOW + YEAR + DAY, false)).toBe(NOW + MINUTE);
});
