import { look } from '../people/look';
import { expect, test } from '../people/people';
import { setUp } from '../people/shop';

test('screens of devices, backup and recovery', async ({ owner, person }) => {
  const { page, visit } = await person('newcomer');
  for (const [path, title] of [
    ['/#/pair', 'Pair this device'],
    ['/#/restore', 'Restore a backup'],
    ['/#/recover', 'Recover my business'],
  ] as const) {
    await visit(path);
    // The screen before stays until this one is loaded.
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await look(page, title);
  }
  await setUp(owner);
  await owner.visit('/#/desk/settings/backup');
  await expect(owner.page.getByRole('form', { name: 'Save a backup' })).toBeVisible();
  await look(owner.page, 'backup');
  await owner.visit('/#/desk/settings/devices');
  await owner.page.getByRole('button', { name: 'Show the recovery words' }).click();
  await look(owner.page, 'devices, with the recovery words');
  await owner.page.getByRole('button', { name: 'Add a device' }).click();
  await expect(owner.page.getByLabel('Pairing code', { exact: true })).toBeVisible();
  await look(owner.page, 'adding a device');
});
