import { book, chooseTime, contact, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(4, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

test('a request is made once, however often it is pressed, and can be taken back', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  await owner.visit('/#/desk/settings/services');
  await owner.page.getByRole('link', { name: SALON.service }).click();
  await owner.page.getByLabel('Wait for my yes').check();
  await owner.page.getByRole('button', { name: 'Save changes' }).click();
  await expect(owner.page.getByText('Saved', { exact: true })).toBeVisible();

  const { page } = visitor;
  const waiting = /^Requested: the business will answer/;
  await visitor.visit(link);
  await chooseTime(page, at('10:00'), SALON.zone);
  await expect(page.getByText('The business confirms each booking itself, within 24 hours.')).toBeVisible();
  await fillIn(page, contact('Davi'));
  await test.step('pressed twice, gone back, opened again: one request', async () => {
    await page.getByRole('button', { name: 'Book', exact: true }).dblclick();
    await expect(status(page)).toContainText(waiting);
    await visitor.visit('/#/bookings');
    await page.goBack();
    await expect(status(page)).toContainText(waiting);
    await visitor.visit(link);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(status(page)).toContainText(waiting);
    await owner.visit('/#/desk');
    await showDay(owner.page, day);
    await expect(session(owner.page, /Davi Silva, Waiting for your yes/)).toHaveCount(1);
  });

  await test.step('the same service that day is told, and booked anyway', async () => {
    await page.getByRole('button', { name: 'Book another appointment' }).click();
    await chooseTime(page, at('14:00'), SALON.zone);
    await book(page);
    await expect(page.getByText('You already have this booked that day')).toBeVisible();
    await page.getByRole('button', { name: 'Book anyway' }).click();
    await expect(status(page)).toContainText(waiting);
    await expect(session(owner.page, /Davi Silva, Waiting for your yes/)).toHaveCount(2);
  });

  await test.step('it is taken back', async () => {
    await page.getByRole('button', { name: 'Withdraw request' }).click();
    await expect(status(page)).toContainText(/^Withdrawn/);
    await expect(page.getByRole('button', { name: 'Withdraw request' })).toBeHidden();
    await expect(session(owner.page, /Davi Silva, Waiting for your yes/)).toHaveCount(1);
    await expect(session(owner.page, /2:00.*Davi Silva, Waiting for your yes/)).toBeHidden();
    await page.reload();
    await expect(status(page)).toContainText(/^Withdrawn/);
  });
});
