import type { Page } from '@playwright/test';
import { expect, test } from '../people/people';
import { atBareAddress, IPHONE } from '../people/unusual';

test('the app can be installed: a browser finds nothing that stands against it', async ({ visitor }) => {
  await visitor.visit('/');
  await visitor.kept();
  const { page } = visitor;
  const devTools = await visitor.context.newCDPSession(page);
  const { errors, url } = await devTools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devTools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual([]);

  const manifest = await (await page.request.get(url)).json();
  expect(manifest).toMatchObject({ name: 'Caderneta', display: 'standalone' });
  for (const { src, sizes, type } of manifest.icons)
    expect(await icon(page, url, src)).toEqual([type, sizes]);
  expect(manifest.icons.some(({ purpose }: { purpose?: string }) => purpose === 'maskable')).toBe(true);

  const screens: readonly string[] = ['Nothing booked in this browser yet', 'Set up my business'];
  for (const { name, url: to, icons } of manifest.shortcuts) {
    for (const { src } of icons) await icon(page, url, src);
    await page.goto(new URL(to, url).href);
    await expect(page.getByText(screens[name === 'My bookings' ? 0 : 1] ?? '')).toBeVisible();
  }
});

/** Type and size of an image, as a browser draws it; a drawing without pixels has any size. */
const icon = async (page: Page, manifest: string, src: string): Promise<readonly string[]> => {
  const answer = await page.request.get(new URL(src, manifest).href);
  expect(answer.ok()).toBe(true);
  const type = answer.headers()['content-type'] ?? '';
  if (type.startsWith('image/svg')) return [type, 'any'];
  const size = await page.evaluate(async address => {
    const image = new Image();
    image.src = address;
    await image.decode();
    return `${image.naturalWidth}x${image.naturalHeight}`;
  }, answer.url());
  return [type, size];
};

test('an iPhone is asked to install first, and may go on knowingly', async ({ person }) => {
  const owner = await person('owner with an iPhone', {
    userAgent: IPHONE,
    viewport: { width: 390, height: 844 },
  });
  const { page } = owner;
  await owner.visit('/#/setup');
  await expect(page.getByRole('heading', { name: 'Install Caderneta first' })).toBeVisible();
  await expect(page.getByText('Add to Home Screen')).toBeVisible();
  await expect(page.getByLabel('Business name')).toHaveCount(0);
  await page.getByRole('button', { name: 'Go on without installing' }).click();
  await expect(page.getByLabel('Business name')).toBeVisible();
});

test('an address without HTTPS says so in place of every screen, and what to do', async ({
  world,
  watch,
  visitor,
}) => {
  const { page } = visitor;
  const bare = await atBareAddress(visitor, world, watch);
  for (const path of ['/', '/#/setup', '/#/bookings', '/#/desk']) {
    await page.goto('about:blank');
    await page.goto(bare + path);
    await expect(page.getByRole('heading', { name: 'This address is not secure' })).toBeVisible();
    await expect(page.getByText(`${bare} is neither`)).toBeVisible();
    await expect(page.getByRole('link')).toHaveCount(0);
  }
  await page.getByLabel('Language').selectOption('pt-BR');
  await expect(page.getByRole('heading', { name: 'Este endereço não é seguro' })).toBeVisible();
});
