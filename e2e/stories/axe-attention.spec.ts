import { book, chooseTime, contact, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { attentionEntries, changeService, openAttention, saveSettings } from '../people/desk';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

test('nothing is wrong with what needs attention, and the focus goes on from choice to choice', async ({
  owner,
  visitor,
}) => {
  test.slow();
  const link = await setUp(owner);
  const { page } = owner;
  await changeService(owner, SALON.service, () => page.getByLabel('Wait for my yes').check());
  const ask = async (first: string, time: string) => {
    await visitor.forget();
    await visitor.visit(link);
    await chooseTime(visitor.page, at(time), SALON.zone);
    await fillIn(visitor.page, contact(first));
    await book(visitor.page);
    await expect(status(visitor.page)).toContainText(/^Requested: the business will answer/);
  };
  await ask('Lia', '10:00');
  await look(visitor.page, 'requested, with the business to answer');
  await visitor.page.getByRole('button', { name: 'Withdraw request' }).click();
  await expect(status(visitor.page)).toContainText(/^Withdrawn/);
  await look(visitor.page, 'withdrawn');
  await ask('Ana', '10:00');
  await ask('Bia', '11:00');
  await owner.visit('/#/desk/settings/booking-page');
  await page.getByLabel('Bookings an hour').fill('1');
  await saveSettings(page);
  await ask('Caio', '12:00');
  await owner.visit('/#/desk');
  await newSession(page, { day, start: '14:00', client: 'Nina Costa' });
  await newSession(page, { day, start: '14:15', client: 'Otto Reis' });
  await showDay(page, day);
  await session(page, /Ana Silva, Waiting for your yes/).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click();
  await look(page, 'session, about to be refused');
  await page.keyboard.press('Escape');

  await openAttention(page);
  const entries = attentionEntries(page);
  await expect(entries).toHaveCount(4);
  await look(page, 'attention: asked, in a burst, overlapping');
  await test.step('the choices about an overlap', async () => {
    const overlap = entries.last();
    await overlap.getByRole('button', { name: 'Cancel with a message' }).click();
    await expect(overlap.getByRole('textbox', { name: 'Message to the client (optional)' })).toBeFocused();
    await look(page, 'attention, about to cancel with a message');
    await overlap.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(overlap.getByRole('button', { name: 'Cancel with a message' })).toBeFocused();
    await overlap.getByRole('button', { name: 'Move' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit session' });
    await expect(
      dialog.getByRole('region', { name: 'Nearest free times' }).getByRole('button'),
    ).not.toHaveCount(0);
    await look(page, 'session, about to be moved');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(entries).toHaveCount(4);
  });
  await page.getByRole('button', { name: 'Refuse all of this burst' }).click();
  await look(page, 'about to refuse a burst');
  await page.keyboard.press('Escape');

  await test.step('the focus goes to the next one, and to the heading after the last', async () => {
    const choice = (name: string, item = 0) => entries.nth(item).getByRole('button', { name });
    await choice('Refuse').press('Enter');
    await look(page, 'attention, about to refuse');
    await choice('Keep').press('Enter');
    await expect(choice('Refuse')).toBeFocused();
    await choice('Confirm').press('Enter');
    await expect(entries).toHaveCount(3);
    await expect(entries.first().getByRole('heading')).toContainText('Bia Silva');
    await expect(choice('Confirm')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(entries).toHaveCount(2);
    await expect(choice('Confirm')).toBeFocused();
    await choice('Refuse').press('Enter');
    await choice('Send the refusal').press('Enter');
    await expect(entries).toHaveCount(1);
    await expect(entries.getByRole('link').first()).toBeFocused();
    await choice('Keep both').press('Enter');
    await expect(page.getByText('Nothing needs you')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });
});
