import type { Page } from '@playwright/test';
import { addProduct, codeOn, enterOrder, markAsPaid } from '../people/codes';
import { nextWeekday } from '../people/days';
import { attentionEntries, openAttention, openSession } from '../people/desk';
import { expectSynced, goApart, pair } from '../people/devices';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { newSession, SALON, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);

/** Has the code pay for a session of the day: chosen, or for whoever did not buy it, typed. */
const payWithCode = async (page: Page, name: RegExp, typed: string | null): Promise<void> => {
  const panel = await openSession(page, name);
  await panel.getByRole('button', { name: 'Pay with a code' }).click();
  if (typed === null) await panel.getByRole('radio', { name: /^One haircut/ }).check();
  else await panel.getByRole('textbox', { name: 'Code', exact: true }).fill(typed);
  await panel.getByRole('button', { name: 'Apply' }).click();
  await expect(panel.getByText('Paid by code', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
};

test('the last session of a package is spent on two tablets apart; both show the later one, and it is decided once', async ({
  owner,
  person,
}) => {
  test.slow();
  const tablet = await person('tablet');
  await setUp(owner);
  await addProduct(owner, { name: 'One haircut', kind: 'Package', gives: 1, price: 35 });
  await owner.visit('/#/desk');
  await newSession(owner.page, { day, start: '09:00', client: 'Ana Silva' });
  await enterOrder(owner, 'One haircut', { client: 'Ana Silva' });
  await markAsPaid(owner.page);
  const code = await codeOn(owner.page);
  await pair(owner, tablet);
  await owner.visit('/#/desk');
  await expectSynced([owner, tablet]);
  const pages = [owner.page, tablet.page];
  await newSession(owner.page, { day, start: '11:00', client: 'Bruno Costa' });
  await expectSynced([owner, tablet]);

  for (const device of [owner, tablet]) await goApart(device);
  for (const page of pages) await showDay(page, day);
  await payWithCode(owner.page, /^9:00.*Ana Silva/, null);
  await payWithCode(tablet.page, /^11:00.*Bruno Costa/, code);
  for (const device of [owner, tablet]) await device.offline(false);
  await expectSynced([owner, tablet]);

  await test.step('both show which took it later, and ask once', async () => {
    for (const page of pages) {
      await openAttention(page);
      await expect(attentionEntries(page)).toHaveCount(1);
      await expect(attentionEntries(page)).toContainText(`More was taken from ${code} than it had`);
      await expect(attentionEntries(page).getByRole('link').first()).toContainText('11:00');
    }
    await look(owner.page, 'a code that was spent twice');
  });
  await test.step('the owner takes the code off, on one for both: what it paid is due', async () => {
    await attentionEntries(tablet.page).getByRole('button', { name: 'Take the code off' }).click();
    for (const page of pages) await expect(page.getByText('Nothing needs you')).toBeVisible();
    await owner.page.getByRole('link', { name: 'Calendar' }).click();
    await showDay(owner.page, day);
    const later = await openSession(owner.page, /^11:00.*Bruno Costa/);
    await expect(later.getByText('Paid by code', { exact: true })).toBeHidden();
    await expect(later.getByRole('button', { name: 'Mark as paid' })).toBeVisible();
    await owner.page.keyboard.press('Escape');
    const first = await openSession(owner.page, /^9:00.*Ana Silva/);
    await expect(first.getByText('Paid by code', { exact: true })).toBeVisible();
  });
});
