import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { attentionEntries, openAttention, saveSettings } from '../people/desk';
import { expect, test } from '../people/people';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

test('bookings of a burst wait for the owner, who refuses them all at once', async ({ owner, visitor }) => {
  const link = await setUp(owner);
  const { page } = owner;
  await owner.visit('/#/desk/settings/booking-page');
  await page.getByLabel('Bookings an hour').fill('1');
  await saveSettings(page);

  const ask = async (first: string, time: string) => {
    await visitor.forget();
    await visitor.visit(link);
    await chooseTime(visitor.page, at(time), SALON.zone);
    await fillIn(visitor.page, contact(first));
    await book(visitor.page);
  };
  await ask('Ana', '10:00');
  await expectConfirmed(visitor.page);
  for (const [first, time] of [
    ['Bot', '11:00'],
    ['Bot', '12:00'],
    ['Bot', '13:00'],
  ] as const) {
    await ask(first, time);
    await expect(status(visitor.page)).toContainText(/^Requested: the business will answer/);
  }

  await openAttention(page);
  await expect(page.getByText('3 bookings came in a burst')).toBeVisible();
  const entries = attentionEntries(page);
  await expect(entries).toHaveCount(3);
  await entries.first().getByRole('button', { name: 'Confirm' }).click();
  await expect(entries).toHaveCount(2);
  await page.getByRole('button', { name: 'Refuse all of this burst' }).click();
  await page
    .getByRole('alertdialog', { name: 'Refuse all of this burst?' })
    .getByRole('button', { name: 'Refuse all of this burst' })
    .click();
  await expect(page.getByText('Nothing needs you')).toBeVisible();
  await expect(status(visitor.page)).toContainText(/^Refused/);

  await owner.visit('/#/desk');
  await showDay(page, day);
  await expect(session(page, /Ana Silva, Confirmed/)).toHaveCount(1);
  await expect(session(page, /Bot Silva, Confirmed/)).toHaveCount(1);
  await expect(session(page, /Waiting for your yes/)).toHaveCount(0);
});
