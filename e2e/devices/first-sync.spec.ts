import 'temporal-polyfill/global';
import { soak } from '../people/trials';
import { expect, found, headsOf, inStep, join, reopen, test } from './harness';

/** Of the browsers too. */
const ZONE = 'America/New_York';

test('a full book reaches a new device, and shows its today', async ({ person }) => {
  const changes = soak ? 50_000 : 5_000;
  const [owner, tablet] = [await person('owner'), await person('tablet')];
  await found(owner.page);
  const noon = { timeZone: ZONE, plainTime: '12:00' };
  const today = Temporal.Now.plainDateISO(ZONE).toZonedDateTime(noon).epochMilliseconds;
  await owner.page.evaluate(zone => window.devicePage.setUp({ name: 'Shop', zone }), ZONE);
  await owner.page.evaluate(([count, start]) => window.devicePage.fill(count, start, 'Painter here'), [
    changes,
    today,
  ] as const);
  await join(owner.page, tablet.page);
  await tablet.page.evaluate(() => window.devicePage.close());
  await reopen(owner.page, true);
  await owner.page.waitForFunction(() => window.devicePage.carried());

  const begun = Date.now();
  await tablet.visit('/#/desk');
  await expect(tablet.page.getByText('Painter here').first()).toBeVisible({ timeout: 60_000 });
  const shown = Date.now();
  await inStep(owner.page, 1);
  const equal = Date.now();
  test.info().annotations.push({
    type: 'measured',
    description: `${changes} changes: today on screen after ${shown - begun} ms, heads equal after ${equal - begun} ms`,
  });
  const heads: number[] = Object.values(JSON.parse(await headsOf(owner.page)));
  expect(Math.max(...heads)).toBeGreaterThan(changes);
});
