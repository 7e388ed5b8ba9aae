import { syncStatus } from '../people/devices';
import { soak } from '../people/trials';
import { expect, test } from './harness';
import { filled, found, join } from './steps';

/** Of the browsers too. */
const ZONE = 'America/New_York';

/** Milliseconds; the bench says what it should take, and this machine may do much else. */
const PATIENCE = 300_000;

// No signaling: devices never hear of each other but through the relay.
test.use({ config: { relays: ['/relay'], signaling: [], turn: [] } });

test('a full book reaches a new device through the host’s own relay alone', async ({ person }) => {
  test.setTimeout(4 * PATIENCE);
  const changes = soak ? 50_000 : 3_000;
  const [owner, tablet] = [await person('owner'), await person('tablet')];
  await found(owner.page);
  await filled(owner.page, changes, ZONE, 'Painter here');
  await join(owner.page, tablet.page);
  for (const { page } of [owner, tablet]) await page.evaluate(() => window.devicePage.close());

  const begun = Date.now();
  await owner.visit('/#/desk');
  // All is at the relay, and nobody has read it; then it sleeps before the other wakes.
  await expect(syncStatus(owner.page)).toHaveText('Nothing heard of the other device yet', {
    timeout: PATIENCE,
  });
  await owner.visit('about:blank');
  const sent = Date.now();
  await tablet.visit('/#/desk');
  await expect(tablet.page.getByText('Painter here').first()).toBeVisible({ timeout: PATIENCE });
  const shown = Date.now();
  await expect(syncStatus(tablet.page)).toHaveText('Synced with 1 device', { timeout: PATIENCE });
  const equal = Date.now();
  test.info().annotations.push({
    type: 'measured',
    description: `${changes} changes: put at the relay in ${sent - begun} ms, read with today on screen after ${shown - sent} ms, whole after ${equal - sent} ms`,
  });
});
