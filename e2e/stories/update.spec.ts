import { openShopAhead } from '../people/ahead';
import { times } from '../people/booking';
import { expect, test } from '../people/people';

test('a business went on to a newer version: the page asks to be updated, and loses nothing that is being typed', async ({
  world,
  visitor,
}) => {
  const shop = await openShopAhead(world.url, world.relays[0]?.url ?? '');
  await visitor.visit(shop.long);
  await visitor.kept();
  const { page } = visitor;
  await times(page).first().click();
  const name = page.getByRole('textbox', { name: 'First name' });
  await name.fill('Ana');

  world.publishNewer();
  await shop.goAhead();
  await expect(page.getByText('A newer version is needed')).toBeVisible();
  await expect(page.getByText('A new version is ready')).toBeVisible();
  await page.getByRole('button', { name: 'Update now' }).click();
  await page.getByRole('button', { name: 'Keep typing' }).click();
  await expect(name).toHaveValue('Ana');

  await page.getByRole('button', { name: 'Update now' }).click();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Update anyway' }).click()]);
  await expect(times(page)).not.toHaveCount(0);
  await expect(page.getByText('A new version is ready')).toBeHidden();

  await test.step('whoever knows nothing older of it is told so in its place', async () => {
    await visitor.forget();
    await visitor.visit(shop.short);
    await expect(page.getByRole('heading', { level: 1, name: 'A newer version is needed' })).toBeVisible();
  });
});
