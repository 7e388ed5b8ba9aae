import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { changeService } from '../people/desk';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { addStaff, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

test('nothing is wrong with any screen of moving and cancelling, and the owner answers what waits for a yes', async ({
  owner,
  visitor,
}) => {
  test.slow();
  await setUp(owner);
  await addStaff(owner, 'Marina');
  await changeService(owner, SALON.service, async page => {
    await page.getByRole('group', { name: 'Offered by' }).getByLabel('Marina').check();
    await page.getByLabel('Wait for my yes').check();
  });
  await owner.visit('/#/desk/settings/policies');
  await expect(owner.page.getByRole('switch', { name: 'Clients may reschedule' })).toBeChecked();
  await look(owner.page, 'policies');
  await owner.page.getByLabel('Most moves').fill('0');
  await owner.page.getByRole('button', { name: 'Save changes' }).click();
  await expect(owner.page.getByText('Give a whole number from 1 to 50.')).toBeVisible();
  await look(owner.page, 'policies, with an error');
  await owner.page.getByRole('button', { name: 'Discard changes' }).click();
  await owner.visit('/#/desk/settings/booking-page');
  const link = owner.page.getByRole('textbox', { name: 'Booking link' });
  await expect(link).toHaveValue(/#\/b\//);
  await visitor.visit(await link.inputValue());

  const { page } = visitor;
  await chooseTime(page, at('10:00'), SALON.zone);
  await expect(page.getByText('You can cancel here until 24 hours before the start.')).toBeVisible();
  await fillIn(page, contact('Mia'));
  await book(page);
  await expect(status(page)).toContainText(/^Requested: the business will answer/);
  await owner.visit('/#/desk');
  await showDay(owner.page, day);
  await session(owner.page, /Mia Silva/).click();
  await owner.page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click();
  await expectConfirmed(page);

  await visitor.visit('/#/bookings');
  await expect(page.getByRole('link', { name: 'Reschedule' })).toBeVisible();
  await look(page, 'my bookings, with what may be done');
  await page.getByRole('button', { name: 'Cancel appointment' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await look(page, 'about to cancel');
  await page.getByRole('button', { name: 'Keep appointment' }).click();
  await page.getByRole('link', { name: 'Reschedule' }).click();
  await expect(page.getByRole('heading', { name: 'Choose a new time' })).toBeFocused();
  await chooseTime(page, at('11:00'), SALON.zone);
  await expect(page.getByRole('heading', { name: 'Your new time' })).toBeFocused();
  await look(page, 'another time');
  await page.getByRole('button', { name: 'Reschedule' }).press('Enter');
  const request = page.getByRole('status', { name: 'Request status' });
  await expect(request).toContainText(/^Requested: new time/);
  await expect(request).toContainText('The business has read it');
  await look(page, 'another time asked for');

  await owner.visit('/#/desk/attention');
  const entries = owner.page.getByRole('list', { name: 'Entries' }).getByRole('listitem');
  await expect(entries).toContainText('Mia Silva wants to move Haircut');
  await look(owner.page, 'attention: a client wants to move');
  await entries.getByRole('button', { name: 'Refuse' }).click();
  await expect(request).toContainText(/^Refused: the business cannot take it/);
  await look(page, 'another time refused');
  await page.getByRole('button', { name: 'Reschedule' }).click();
  await chooseTime(page, at('12:00'), SALON.zone);
  await page.getByRole('button', { name: 'Reschedule' }).click();
  await entries.getByRole('button', { name: 'Allow' }).click();
  await expect(page.locator('dl time')).toHaveAttribute(
    'datetime',
    at('12:00').toString({ smallestUnit: 'second' }),
  );
  await expect(owner.page.getByText('Nothing needs you')).toBeVisible();
});
