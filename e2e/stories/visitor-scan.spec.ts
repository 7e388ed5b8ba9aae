import type { Page } from '@playwright/test';
import { filmCode } from '../people/film';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { SALON, setUp } from '../people/shop';

const scan = (page: Page): Promise<void> => page.getByRole('button', { name: 'Scan a code' }).click();

test('a booking link that is scanned with the camera opens its page, and the camera goes off', async ({
  owner,
  person,
}, info) => {
  const link = await setUp(owner);
  const film = info.outputPath('link.y4m');
  filmCode(film, link.replace(/&?c=[^&]+/, ''));
  const { page, visit } = await person('scanner', { camera: film, permissions: ['camera'] });
  await visit('/#/bookings');
  await scan(page);
  await expect(page.getByRole('group', { name: 'Choose a service' })).toBeVisible();
  await expect(page.getByRole('heading', { name: SALON.name })).toBeVisible();
  await visit('/#/bookings');
  await expect(page.getByRole('link', { name: SALON.name }).first()).toBeVisible();
  await expect(page.locator('video')).toHaveCount(0);
});

test('a code of something else, a camera that may not be used and none at all are each told', async ({
  person,
}, info) => {
  const film = info.outputPath('else.y4m');
  // One of those that the reader cannot read at full size.
  const menu = '7RuxIK40b2DtxXieIJrYV-wqwJMVzj4EijIixU0LTCY';
  filmCode(film, `https://example.org/menu?of=${menu}&table=12&terrace=yes`);
  const alert = (page: Page) => page.getByRole('alert');

  await test.step('not one of our links: it goes on looking', async () => {
    const { page, visit } = await person('stranger', { camera: film, permissions: ['camera'] });
    await visit('/#/bookings');
    await scan(page);
    await expect(alert(page)).toContainText('This code holds no booking link');
    await expect(page.locator('video')).toBeVisible();
    await look(page, 'scanning');
    await page.getByRole('button', { name: 'Stop scanning' }).click();
    await expect(page.locator('video')).toHaveCount(0);
    await expect(alert(page)).toHaveCount(0);
  });
  await test.step('not allowed', async () => {
    const { page, visit } = await person('refuser', { camera: film });
    await visit('/#/bookings');
    await scan(page);
    await expect(alert(page)).toContainText('The camera may not be used');
  });
  await test.step('none', async () => {
    const { page, visit } = await person('without', { permissions: ['camera'] });
    await visit('/#/bookings');
    await scan(page);
    await expect(alert(page)).toContainText('This device has no camera');
  });
});
