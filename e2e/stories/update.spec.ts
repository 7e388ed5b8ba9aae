import { expect, test } from '../people/people';
import { setUp } from '../people/shop';

test('a new version asks before it takes over, and loses nothing that is being typed', async ({
  world,
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  await visitor.visit(link);
  const { page } = visitor;
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();

  world.publishNewer();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(page.getByText('A new version is ready')).toBeVisible();
});
