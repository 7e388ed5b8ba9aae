import { expect, test } from 'vitest';
import { failures, isSoak, MOST, seedsFrom } from './failures';
import { run } from './run';

/** A minute and a half of a core, with those below; `fresh.test.ts` plays others. */
const COUNT = isSoak ? 2_000 : 130;

/** Seeds in which something was found once that holds now. */
const MENDED = [
  3787, 60220, 60301, 60643, 61221, 61467, 62126, 62169, 63002, 63044, 68599, 70232, 70612, 71350, 71447,
  74868, 75758, 76820, 90039, 92142, 93906, 94196, 94669, 94719, 95291, 95841, 102078, 102820, 310157, 430487,
  445685, 455043, 456218, 456270, 465020, 472593, 473254, 478520, 482048, 483418, 486706, 493751, 498111,
  498648, 499326, 501360, 511470, 534964, 536515, 545744, 551597, 553188, 560124, 562318, 566200,
].map(String);

test('everything that must hold does, in runs that are the same each time', { timeout: MOST }, async () => {
  expect(await failures([...seedsFrom(1, COUNT), ...MENDED])).toEqual([]);
});

test('a seed tells the whole run', async () => {
  const [once, again] = [await run('same'), await run('same')];
  expect(again).toEqual(once);
  expect((await run('other')).steps).not.toEqual(once.steps);
});
