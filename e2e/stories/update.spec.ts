import { times } from '../people/booking';
import { expect, test } from '../people/people';
import { setUp } from '../people/shop';

test('a new version asks before it takes over, and loses nothing that is being typed', async ({
  world,
  owner,
  visitor,
}) => {
  await visitor.visit(await setUp(owner));
  await visitor.kept();
  const { page } = visitor;
  await times(page).first().click();
  const name = page.getByRole('textbox', { name: 'First name' });
  await name.fill('Ana');

  world.publishNewer();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(page.getByText('A new version is ready')).toBeVisible();
  await page.getByRole('button', { name: 'Update now' }).click();
  await page.getByRole('button', { name: 'Keep typing' }).click();
  await expect(name).toHaveValue('Ana');

  await page.getByRole('button', { name: 'Update now' }).click();
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Update anyway' }).click()]);
  await expect(times(page)).not.toHaveCount(0);
  await expect(page.getByText('A new version is ready')).toBeHidden();
});
