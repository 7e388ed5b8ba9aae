import { expect, test } from 'vitest';
import { createSteeredClock } from './testing/clock';
import { createTurns } from './turns';

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

test('a run that fails neither ends those after it nor is forgotten', async () => {
  const clock = createSteeredClock(0);
  let runs = 0;
  const turns = createTurns(clock, async () => {
    runs += 1;
    if (runs < 3) throw new Error('The disk was full');
  });
  turns.next();
  await settled();
  turns.next();
  await settled();
  expect(runs).toBe(2);
  clock.advance(10_000);
  await settled();
  expect(runs).toBe(3);
  clock.advance(60_000);
  await settled();
  expect(runs).toBe(3);
  turns.stop();
});

test('runs never meet; asked often meanwhile is once more', async () => {
  const clock = createSteeredClock(0);
  const ends: (() => void)[] = [];
  const turns = createTurns(clock, () => new Promise(resolve => ends.push(resolve)));
  turns.next();
  turns.next();
  turns.next();
  await settled();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await settled();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await settled();
  expect(ends).toHaveLength(2);
  turns.stop();
  turns.next();
  await settled();
  expect(ends).toHaveLength(2);
});
