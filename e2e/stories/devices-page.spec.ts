import { nextWeekday } from '../people/days';
import { expectSynced, pair, syncStatus } from '../people/devices';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { newSession, SALON, setUp } from '../people/shop';

const PHONE = { width: 360, height: 640 };

test('each device is told with what it has; how far all are in step stays on screen, on a phone too', async ({
  owner,
  person,
}) => {
  const { page, visit } = owner;
  const tablet = await person('tablet');
  await setUp(owner);
  await pair(owner, tablet);
  await expectSynced([owner, tablet]);
  const other = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: 'Remove device' }) });
  await visit('/#/desk/settings/devices');
  await expect(other).toContainText('Connected now');
  await expect(other).toContainText('Has everything that this device has');

  await test.step('on a phone the line stays as far as one scrolls, and nothing is hidden under it', async () => {
    await page.setViewportSize(PHONE);
    await visit('/#/desk/settings/booking-page');
    // The page is not as long as it gets before all of it is there.
    await expect(page.getByRole('button', { name: 'Show QR code' })).toBeVisible();
    const toEnd = () =>
      page.evaluate(() => {
        scrollTo(0, document.body.scrollHeight);
        return scrollY;
      });
    await expect.poll(toEnd).toBeGreaterThan(PHONE.height);
    await expect(page.getByRole('heading', { level: 1 })).not.toBeInViewport();
    await expect(syncStatus(page)).toBeInViewport({ ratio: 1 });
    await page.getByRole('main').getByRole('button').last().focus();
    for (let back = 0; back < 12; back += 1) {
      await page.keyboard.press('Shift+Tab');
      const under = await page.evaluate(() => {
        const { top = 0 } = document.activeElement?.getBoundingClientRect() ?? {};
        const { bottom = 0 } = document.querySelector('.frame-side')?.getBoundingClientRect() ?? {};
        return bottom - top;
      });
      expect(under).toBeLessThanOrEqual(0);
    }
    await page.getByRole('link', { name: 'Synced with 1 device' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
    await look(page, 'devices');
  });

  await test.step('one that has gone is told with when it was last seen, and what it does not have', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await tablet.visit('about:blank');
    await expect(other).toContainText(/Last seen .*\d/);
    await expect(other).toContainText('Has everything that this device has');
    await visit('/#/desk');
    await newSession(page, { day: nextWeekday(3, SALON.zone), start: '10:00', client: 'Ana Kept' });
    await visit('/#/desk/settings/devices');
    await expect(other).toContainText(/Does not have \d+ changes yet/);
    await expect(syncStatus(page)).toHaveText('The other device is behind');
    await tablet.visit('/#/desk');
    await expectSynced([owner, tablet]);
    await expect(other).toContainText('Has everything that this device has');
  });
});
