import { targetOf } from '../flood/flood';
import { floodLetter } from '../flood/letters';
import { expect, test } from '../people/people';
import { post } from '../people/post';
import { setUp } from '../people/shop';

test('letters that are refused are counted, each by what is wrong with it', async ({ world, owner }) => {
  const target = await targetOf(await setUp(owner), []);
  const { page, visit } = owner;
  await visit('/#/desk/settings/devices');
  const health = page.getByRole('region', { name: 'Health of the book' });
  await expect(health).toContainText('Every entry of the log can be read.');
  await expect(health).toContainText('None.');
  // Twice what nobody can open, and a booking for another business.
  const letters = await Promise.all([20, 52, 4].map(sort => floodLetter(target, sort)));
  await post(world.relays[0]?.url ?? '', letters);
  await expect(health.getByRole('term')).toHaveText(['Malformed', 'For another business']);
  await expect(health.getByRole('definition')).toHaveText(['2', '1']);
});

test('the desk says how much is kept here, and that the browser has not promised to keep it', async ({
  owner,
}) => {
  await setUp(owner);
  const { page, visit } = owner;
  await visit('/#/desk/settings/backup');
  const storage = page.getByRole('region', { name: 'Storage' });
  await expect(storage).toContainText(/\d (kB|MB) of \d.* in use/);
  const kept = await page.evaluate(() => navigator.storage.persisted());
  expect(kept).toBe(false);
  await expect(storage).toContainText('The browser has not promised to keep your book');
  // A profile that is new is refused.
  await storage.getByRole('button', { name: 'Ask the browser to keep it' }).click();
  await expect(storage).toContainText('The browser did not promise it.');
});
