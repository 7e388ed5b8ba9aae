import type { Page } from '@playwright/test';
import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { attentionEntries, changeService, openAttention } from '../people/desk';
import { expectSynced, goApart, pair } from '../people/devices';
import { expect, test } from '../people/people';
import { namesOf, newSession, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

const backToCalendar = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Calendar' }).click();
  await showDay(page, day);
};

test('two devices apart take one time; both mark the later session, and one of them moves it for both', async ({
  owner,
  person,
}) => {
  test.slow();
  const tablet = await person('tablet');
  await setUp(owner);
  await pair(owner, tablet);
  await owner.visit('/#/desk');
  await expectSynced([owner, tablet]);
  const pages = [owner.page, tablet.page];

  await goApart(tablet);
  await newSession(owner.page, { day, start: '10:00', client: 'Ana Silva' });
  await newSession(tablet.page, { day, start: '10:15', client: 'Bruno Costa' });
  for (const page of pages) await showDay(page, day);
  await expect(session(owner.page, /Bruno Costa/)).toHaveCount(0);
  await tablet.offline(false);
  await expectSynced([owner, tablet]);

  await test.step('both show which came later, and ask once', async () => {
    for (const page of pages) {
      await expect(session(page, /Ana Silva/)).toHaveAccessibleDescription('Overlaps');
      await expect(session(page, /Bruno Costa/)).toHaveAccessibleDescription('Overlaps, came later');
      await openAttention(page);
      await expect(attentionEntries(page)).toHaveCount(1);
      const links = attentionEntries(page).getByRole('link');
      await expect(links.first()).toContainText('Bruno Costa');
      await expect(links.last()).toContainText('Ana Silva');
    }
  });
  await test.step('moved on one, it is gone on both', async () => {
    await attentionEntries(tablet.page).getByRole('button', { name: 'Move' }).click();
    const dialog = tablet.page.getByRole('dialog', { name: 'Edit session' });
    await dialog.getByRole('region', { name: 'Nearest free times' }).getByRole('button').first().click();
    await dialog.getByRole('button', { name: /^Save/ }).click();
    await expect(dialog).toBeHidden();
    for (const page of pages) await expect(page.getByText('Nothing needs you')).toBeVisible();
    for (const page of pages) {
      await backToCalendar(page);
      for (const name of [/Ana Silva/, /Bruno Costa/])
        await expect(session(page, name)).toHaveAccessibleDescription('');
    }
    const [moved] = await namesOf(session(tablet.page, /Bruno Costa/));
    await expect(session(owner.page, moved ?? '')).toHaveCount(1);
    expect(moved).not.toContain('10:15');
  });
});

test('a request that one device confirms and another refuses is confirmed on both, and for the client', async ({
  owner,
  visitor,
  person,
}) => {
  test.slow();
  const tablet = await person('tablet');
  const link = await setUp(owner);
  await changeService(owner, SALON.service, () => owner.page.getByLabel('Wait for my yes').check());
  await pair(owner, tablet);
  await owner.visit('/#/desk');
  await expectSynced([owner, tablet]);
  const pages = [owner.page, tablet.page];

  await visitor.visit(link);
  await chooseTime(visitor.page, at('10:00'), SALON.zone);
  await fillIn(visitor.page, contact('Ana'));
  await book(visitor.page);
  await expect(status(visitor.page)).toContainText(/^Requested/);
  for (const page of pages) {
    await openAttention(page);
    await expect(attentionEntries(page)).toHaveCount(1);
  }
  await expectSynced([owner, tablet]);

  await goApart(tablet);
  await attentionEntries(owner.page).getByRole('button', { name: 'Confirm' }).click();
  await expectConfirmed(visitor.page);
  await attentionEntries(tablet.page).getByRole('button', { name: 'Refuse' }).click();
  await attentionEntries(tablet.page).getByRole('button', { name: 'Send the refusal' }).click();
  for (const page of pages) await expect(page.getByText('Nothing needs you')).toBeVisible();
  await tablet.offline(false);

  await test.step('both say what two devices said, and that it stands', async () => {
    for (const page of pages) {
      await expect(attentionEntries(page)).toHaveCount(1);
      await expect(attentionEntries(page).getByRole('heading')).toHaveText(
        'Confirmed on one device, refused on another',
      );
      await expect(attentionEntries(page).getByRole('link', { name: /Ana Silva, Confirmed/ })).toBeVisible();
    }
    await expectSynced([owner, tablet]);
    await expectConfirmed(visitor.page);
  });
  await test.step('decided on one, it is gone on both, and the client reads nothing else', async () => {
    await attentionEntries(tablet.page).getByRole('button', { name: 'Leave it confirmed' }).click();
    for (const page of pages) {
      await expect(page.getByText('Nothing needs you')).toBeVisible();
      await backToCalendar(page);
      await expect(session(page, /Ana Silva, Confirmed/)).toHaveCount(1);
    }
    await expectSynced([owner, tablet]);
    await visitor.page.reload();
    await expectConfirmed(visitor.page);
  });
});
