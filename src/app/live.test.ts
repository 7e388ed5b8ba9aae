import { expect, test } from 'vitest';
import { combine, createCell, first, share } from './live';

test('combine speaks once every part has, and again when one changes', async () => {
  const a = createCell(1);
  const b = createCell(10);
  const seen: number[] = [];
  combine([a.live, b.live], (x, y) => x + y)(sum => seen.push(sum));
  await first(combine([a.live], x => x));
  a.set(2);
  await first(combine([a.live], x => x));
  expect(seen).toEqual([11, 12]);
});

test('results of slow making arrive in order, the newest last', async () => {
  const cell = createCell(1);
  const waiting: (() => void)[] = [];
  const seen: number[] = [];
  const done = new Promise<void>(resolve => {
    combine([cell.live], async value => {
      await new Promise<void>(go => waiting.push(go));
      return value;
    })(value => {
      seen.push(value);
      if (value === 3) resolve();
    });
  });
  cell.set(2);
  cell.set(3);
  waiting.shift()?.();
  // The second making starts after the first was told.
  while (waiting.length === 0) await Promise.resolve();
  waiting.shift()?.();
  await done;
  expect(seen).toEqual([1, 3]);
});

test('what was stopped stays silent, even while it is being made', async () => {
  const cell = createCell(1);
  let go: () => void = () => undefined;
  const seen: number[] = [];
  const made = new Promise<void>(resolve => {
    go = resolve;
  });
  const stop = combine([cell.live], async value => {
    await made;
    return value;
  })(value => seen.push(value));
  stop();
  go();
  await first(combine([cell.live], x => x));
  expect(seen).toEqual([]);
});

test('share subscribes once, tells late listeners what is known, and ends with the last', () => {
  let running = 0;
  const cell = createCell('a');
  const shared = share<string>(listen => {
    running += 1;
    const stop = cell.live(listen);
    return () => {
      running -= 1;
      stop();
    };
  });
  const seen: string[] = [];
  const stopOne = shared(value => seen.push(`one ${value}`));
  const stopTwo = shared(value => seen.push(`two ${value}`));
  cell.set('b');
  expect(running).toBe(1);
  expect(seen).toEqual(['one a', 'two a', 'one b', 'two b']);
  stopOne();
  expect(running).toBe(1);
  stopTwo();
  expect(running).toBe(0);
});

test('a making that failed does not keep the next news from being told', async () => {
  const cell = createCell(1);
  const seen: number[] = [];
  const done = new Promise<void>(resolve => {
    combine([cell.live], async value => {
      if (value === 1) throw new Error('The store was just being replaced');
      return value;
    })(value => {
      seen.push(value);
      resolve();
    });
  });
  await first(combine([cell.live], value => value));
  cell.set(2);
  await done;
  expect(seen).toEqual([2]);
});
