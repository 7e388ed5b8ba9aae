import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { changeService, openSession, undo } from '../people/desk';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { addForm, addStaff, newSession, SALON, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const at = (time: string, on = day): Temporal.Instant =>
  on.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

test('nothing is wrong with any screen of a visitor', async ({ world, owner, visitor }) => {
  test.slow();
  await setUp(owner);
  await addStaff(owner, 'Marina');
  await addForm(owner, { name: 'Before you come', questions: ['Allergies', 'What happened so far?'] });
  await changeService(owner, SALON.service, async page => {
    await page.getByRole('group', { name: 'Offered by' }).getByLabel('Marina').check();
    await page.getByLabel('Intake form').selectOption('Before you come');
  });
  await owner.visit('/#/desk/settings/booking-page');
  const link = owner.page.getByRole('textbox', { name: 'Booking link' });
  await expect(link).toHaveValue(/#\/b\//);
  const shop = await link.inputValue();

  const { page } = visitor;
  const answer = () =>
    page.getByRole('group', { name: 'Before you come' }).getByLabel('Allergies').fill('Nuts');
  await visitor.visit('/');
  await expect(page.getByRole('heading', { name: 'Caderneta' })).toBeVisible();
  await look(page, 'landing');
  await visitor.visit('/#/bookings');
  await expect(page.getByRole('heading', { name: 'My bookings' })).toBeVisible();
  await look(page, 'no bookings');
  await visitor.visit(shop);
  await expect(page.getByRole('group', { name: 'Choose a person' })).toBeVisible();
  await look(page, 'people, days and times');
  await chooseTime(page, at('10:00'), SALON.zone);
  await book(page);
  await expect(page.getByText('Please fill this in').first()).toBeVisible();
  await page.getByRole('button', { name: 'Forget me on this device' }).click();
  await look(page, 'details and an intake form, with errors, asked before all is forgotten');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await fillIn(page, contact('Mia'));
  await answer();
  await book(page);
  await expectConfirmed(page);
  await look(page, 'confirmed');
  await page.getByRole('link', { name: 'View appointment' }).click();
  await expect(page.getByRole('heading', { name: 'Your appointment' })).toBeVisible();
  await look(page, 'appointment');
  await test.step('missed, and cancelled', async () => {
    await owner.visit('/#/desk');
    await showDay(owner.page, day);
    const panel = await openSession(owner.page, /Mia Silva/);
    await panel.getByRole('button', { name: 'No-show' }).click();
    await expect(status(page)).toContainText(/^Confirmed, but missed/);
    await look(page, 'appointment, missed');
    await panel.getByRole('button', { name: 'Restore' }).click();
    await panel.getByRole('button', { name: 'Cancel session' }).click();
    await owner.page.getByRole('alertdialog').getByRole('button', { name: 'Cancel session' }).click();
    await expect(status(page)).toContainText(/^Cancelled/);
    await look(page, 'appointment, cancelled');
    await undo(owner.page);
    await expectConfirmed(page);
  });
  await visitor.visit('/#/bookings');
  await expect(page.getByRole('link', { name: new RegExp(SALON.service) })).toBeVisible();
  await look(page, 'my bookings');

  await test.step('refused, with the nearest times', async () => {
    await visitor.visit(shop);
    await page.getByRole('radio', { name: 'Me' }).check();
    await chooseTime(page, at('11:00'), SALON.zone);
    await fillIn(page, contact('Mia'));
    await answer();
    await world.relays[0]?.stop();
    await book(page);
    await expect(page.getByText('You already have this booked that day')).toBeVisible();
    await look(page, 'the same service that day');
    await page.getByRole('button', { name: 'Book anyway' }).click();
    await expect(status(page)).toContainText(/^Requested: on its way/);
    await owner.visit('/#/desk');
    await newSession(owner.page, { day, start: '11:00', client: 'Ana Silva' });
    await page.getByRole('button', { name: 'Show QR code' }).click();
    await expect(page.getByRole('img', { name: /QR/ })).toBeVisible();
    await look(page, 'requested, with another way to send it');
    await world.relays[0]?.start();
    // Either side would go on by itself, after a pause that has grown meanwhile.
    await owner.page.reload();
    await page.reload();
    await expect(page.getByRole('list', { name: 'Nearest free times' })).toBeVisible();
    await look(page, 'refused, with the nearest times');
  });

  await visitor.visit('/#/b/broken');
  await expect(page.getByRole('link', { name: 'My bookings' })).toBeVisible();
  await look(page, 'broken link');
  await visitor.visit('/#/nowhere');
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await look(page, 'no such page');
});
