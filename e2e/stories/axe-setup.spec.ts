import { look } from '../people/look';
import { expect, test } from '../people/people';
import { SALON } from '../people/shop';
import { atBareAddress, IPHONE } from '../people/unusual';

test.use({ shop: null });

test('nothing is wrong with setting up', async ({ owner }) => {
  const { page } = owner;
  await owner.visit('/#/setup');
  await page.getByRole('button', { name: 'Next' }).click();
  await look(page, 'business, with errors');
  await page.getByLabel('Business name').fill(SALON.name);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('First service').fill(SALON.service);
  await look(page, 'service');
  await page.getByRole('button', { name: 'Next' }).click();
  await look(page, 'hours');
  await page.getByRole('button', { name: 'Open my book' }).click();
  await expect(page.getByRole('region', { name: 'Booking link' })).toBeVisible();
  await page.getByRole('button', { name: 'Show QR code' }).click();
  await expect(page.getByRole('img', { name: /QR/ })).toBeVisible();
  await look(page, 'desk, just set up, with the QR code of its link');
});

test('nothing is wrong with an iPhone asked to install, or an address that is not secure', async ({
  world,
  watch,
  person,
}) => {
  const owner = await person('owner with an iPhone', { userAgent: IPHONE });
  const { page } = owner;
  await owner.visit('/#/setup');
  await expect(page.getByRole('heading', { name: 'Install Caderneta first' })).toBeVisible();
  await look(page, 'install first');
  await page.goto(await atBareAddress(owner, world, watch));
  await expect(page.getByRole('heading', { name: 'This address is not secure' })).toBeVisible();
  await look(page, 'not secure');
});
