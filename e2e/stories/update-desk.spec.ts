import { targetOf } from '../flood/flood';
import { letterSaying } from '../flood/letters';
import { nextWeekday } from '../people/days';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { post } from '../people/post';
import { SALON, setUp, typeSession } from '../people/shop';

test('a new version at the desk keeps a form of the settings, and asks where something would be lost', async ({
  world,
  owner,
}) => {
  const target = await targetOf(await setUp(owner), []);
  await owner.visit('/#/desk/settings/business');
  await owner.kept();
  const { page } = owner;
  const about = page.getByLabel('A line about your business');
  await about.fill('Cuts and colours');
  world.publishNewer();
  await test.step('a letter that a newer version wrote is left alone, and has that version looked for', async () => {
    const newer = { v: 2, kind: 'dance', business: target.root };
    await post(world.relays[0]?.url ?? '', [await letterSaying(target, newer)]);
    await expect(page.getByText('A letter has come that a newer version of the app wrote.')).toBeVisible();
    await expect(page.getByText('A new version is ready')).toBeVisible();
  });
  await look(page, 'a new version');
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Update now' }).click()]);
  await expect(about).toHaveValue('Cuts and colours');
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await page.getByRole('button', { name: 'Discard changes' }).click();

  await test.step('while a dialog is being filled in, the new version waits out of its way', async () => {
    await owner.visit('/#/desk');
    await typeSession(page, { day: nextWeekday(3, SALON.zone), start: '10:00', client: 'Lia Costa' });
    world.publishNewer();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(page.getByText('A new version is ready')).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'New session' })).toBeHidden();
  });

  await test.step('what a form does not keep is not lost without being asked about', async () => {
    await page.getByRole('link', { name: 'Clients' }).click();
    await page.getByRole('link', { name: /Lia Costa/ }).click();
    await page.getByRole('tab', { name: 'Notes' }).click();
    const note = page.getByRole('textbox', { name: 'Note' });
    await note.fill('Prefers tea');
    await page.getByRole('button', { name: 'Update now' }).click();
    await expect(page.getByText('something you typed here is not saved yet')).toBeVisible();
    await look(page, 'a new version, and something that is not saved');
    await page.getByRole('button', { name: 'Keep typing' }).click();
    await page.getByRole('button', { name: 'Save note' }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Update now' }).click()]);
    await expect(page.getByText('A new version is ready')).toBeHidden();
    await page.getByRole('tab', { name: 'Notes' }).click();
    await expect(note).toHaveValue('Prefers tea');
  });
});
