import { soak } from '../people/trials';
import { expect, test } from './harness';
import { filled, found, headsOf, inStep, join, reopen } from './steps';

/** Of the browsers too. */
const ZONE = 'America/New_York';

/** Milliseconds; the bench says what it should take, and this machine may do much else. */
const PATIENCE = 240_000;

test('a full book reaches a new device, and shows its today', async ({ person }) => {
  const changes = soak ? 50_000 : 5_000;
  const [owner, tablet] = [await person('owner'), await person('tablet')];
  await found(owner.page);
  await filled(owner.page, changes, ZONE, 'Painter here');
  await join(owner.page, tablet.page);
  await tablet.page.evaluate(() => window.devicePage.close());
  await reopen(owner.page, true);

  const begun = Date.now();
  await tablet.visit('/#/desk');
  await expect(tablet.page.getByText('Painter here').first()).toBeVisible({ timeout: PATIENCE });
  const shown = Date.now();
  await inStep(owner.page, 1, PATIENCE);
  const equal = Date.now();
  test.info().annotations.push({
    type: 'measured',
    description: `${changes} changes: today on screen after ${shown - begun} ms, heads equal after ${equal - begun} ms`,
  });
  const heads: number[] = Object.values(JSON.parse(await headsOf(owner.page)));
  expect(Math.max(...heads)).toBeGreaterThan(changes);
});
