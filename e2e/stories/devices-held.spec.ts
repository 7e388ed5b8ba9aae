import type { Locator, Page } from '@playwright/test';
import { nextWeekday } from '../people/days';
import { expectSynced, goApart, pair, syncStatus } from '../people/devices';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(2, SALON.zone);

/** An entry has a list of its own, of what it is about. */
const entries = (page: Page): Locator => page.getByRole('list', { name: 'Entries' }).locator('> li');

test('what a device wrote before it heard that it was removed waits on all others, and is taken in once', async ({
  owner,
  person,
}) => {
  test.slow();
  const [laptop, tablet] = [await person('laptop'), await person('tablet')];
  await setUp(owner);
  await pair(owner, laptop);
  await pair(owner, tablet);
  await owner.visit('/#/desk/settings/devices');
  await expectSynced([owner, laptop, tablet]);

  await test.step('a second tab, which does not talk, says the same as the first', async () => {
    const tab = await laptop.context.newPage();
    await tab.goto(laptop.page.url());
    await expect(syncStatus(tab)).toHaveText('Synced with 2 devices');
    await expect(tab.getByRole('status', { name: 'Connection' })).toHaveText('Connected');
    await tab.close();
  });

  await goApart(owner);
  const items = owner.page.getByRole('list', { name: 'Devices' }).getByRole('listitem');
  await items.last().getByRole('button', { name: 'Remove device' }).click();
  await owner.page.getByRole('alertdialog').getByRole('button', { name: 'Remove device' }).click();
  await expect(owner.page.getByRole('list', { name: 'Removed' }).getByRole('listitem')).toHaveCount(1);
  await newSession(tablet.page, { day, start: '10:00', client: 'Nina Costa' });
  await showDay(laptop.page, day);
  await expect(session(laptop.page, /Nina Costa/)).toBeVisible();

  await owner.offline(false);
  await expect(tablet.page.getByRole('heading', { level: 1 })).toHaveText(/removed/i);
  await expect(session(laptop.page, /Nina Costa/)).toHaveCount(0);
  for (const { page } of [owner, laptop]) {
    await page.getByRole('link', { name: /^Attention/ }).click();
    await expect(entries(page)).toHaveCount(1);
    await expect(entries(page)).toContainText(/Client: Nina Costa.*Haircut, Confirmed/);
  }
  await look(owner.page, 'attention: changes held back');

  await entries(laptop.page).getByRole('button', { name: 'Take in' }).click();
  for (const { page } of [owner, laptop]) {
    await expect(page.getByText('Nothing needs you')).toBeVisible();
    await page.getByRole('link', { name: 'Calendar' }).click();
    await showDay(page, day);
    await expect(session(page, /Nina Costa, Confirmed/)).toHaveCount(1);
  }
  await expectSynced([owner, laptop]);
});
