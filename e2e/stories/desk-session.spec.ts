import {
  book,
  chooseDay,
  chooseTime,
  contact,
  expectConfirmed,
  fillIn,
  status,
  timeAt,
} from '../people/booking';
import { nextWeekday } from '../people/days';
import { changeService, openSession, undo } from '../people/desk';
import { expect, test } from '../people/people';
import { SALON, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

test('all that the owner does with a session, and how the page of its visitor follows', async ({
  owner,
  visitor,
  otherVisitor,
}) => {
  const link = await setUp(owner);
  await changeService(owner, SALON.service, async page => {
    await page.getByLabel('Wait for my yes').check();
    await page.getByLabel('Answer within').fill('12');
  });
  for (const [{ page, visit }, first, time] of [
    [visitor, 'Ana', '10:00'],
    [otherVisitor, 'Bia', '12:00'],
  ] as const) {
    await visit(link);
    await chooseTime(page, at(time), SALON.zone);
    await fillIn(page, contact(first));
    await book(page);
    await expect(status(page)).toContainText(/^Requested: the business will answer/);
  }

  const { page } = owner;
  await owner.visit('/#/desk');
  await showDay(page, day);
  let panel = await openSession(page, /Ana Silva, Waiting for your yes/);
  const ana = visitor.page;
  // The calendar lies below the open panel, out of reach.
  const below = (name: RegExp) => page.getByRole('button', { name, includeHidden: true });

  await test.step('Confirm', async () => {
    await expect(panel.getByText('Booked by the client')).toBeVisible();
    await panel.getByRole('button', { name: 'Confirm' }).click();
    await expect(below(/Ana Silva, Confirmed/)).toBeAttached();
    await expectConfirmed(ana);
    // The button that was pressed is gone; the panel keeps the focus.
    await expect(panel.getByRole('heading', { name: SALON.service })).toBeFocused();
  });

  await test.step('No-show, and Restore', async () => {
    await panel.getByRole('button', { name: 'No-show' }).click();
    await expect(status(ana)).toContainText(/^Confirmed, but missed/);
    await panel.getByRole('button', { name: 'Restore' }).click();
    await expect(status(ana)).toContainText('See you then.');
  });

  await test.step('Edit: another time, which the visitor sees', async () => {
    await panel.getByRole('button', { name: 'Edit' }).click();
    await panel.getByLabel('Start').fill('15:30');
    await panel.getByLabel('Duration in minutes').fill('45');
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(panel.getByRole('button', { name: 'Edit' })).toBeVisible();
    await expect(panel.locator(`time[datetime^="${at('15:30').toString().slice(0, 16)}"]`)).toBeVisible();
    await expect(below(/3:30.*4:15.PM Haircut, Ana Silva, Confirmed/)).toBeAttached();
    await expect(
      ana.locator(`time[datetime="${at('15:30').toString({ smallestUnit: 'second' })}"]`),
    ).toBeVisible();
  });

  await test.step('Cancel session, and Undo', async () => {
    await panel.getByRole('button', { name: 'Cancel session' }).click();
    const asks = page.getByRole('alertdialog', { name: 'Cancel this session?' });
    await asks.getByLabel('Message to the client').fill('The roof leaks.');
    await asks.getByRole('button', { name: 'Cancel session' }).click();
    await expect(status(ana)).toContainText(/^Cancelled/);
    await expect(status(ana)).toContainText('The roof leaks.');
    await undo(page);
    await expectConfirmed(ana);
    await expect(panel.getByRole('button', { name: 'Cancel session' })).toBeVisible();
  });

  await test.step('History tells it all, and each step has a way back', async () => {
    await panel.getByText('History', { exact: true }).click();
    const history = panel.getByRole('list', { name: 'History' });
    // Asked for; yes; missed, restored; moved; cancelled, undone.
    await expect(history.getByRole('listitem')).toHaveCount(7);
    await expect(history.getByRole('listitem').last()).toContainText('Client');
    await history.getByRole('button', { name: /^Undo: Time/ }).click();
    await expect(history.getByRole('listitem')).toHaveCount(8);
    await expect(below(/10:00.*10:30.AM Haircut, Ana Silva, Confirmed/)).toBeAttached();
    await expect(
      ana.locator(`time[datetime="${at('10:00').toString({ smallestUnit: 'second' })}"]`),
    ).toBeVisible();
  });
  await page.keyboard.press('Escape');

  await test.step('Refuse, with the reason that the visitor reads; the time is free again', async () => {
    panel = await openSession(page, /Bia Silva, Waiting for your yes/);
    await panel.getByRole('button', { name: 'Refuse' }).click();
    await panel.getByLabel('Reason').fill('We are away that day.');
    await panel.getByRole('button', { name: 'Send the refusal' }).click();
    await expect(status(otherVisitor.page)).toContainText(/^Refused/);
    await expect(status(otherVisitor.page)).toContainText('We are away that day.');
    await chooseDay(otherVisitor.page, day);
    await expect(timeAt(otherVisitor.page, at('12:00'))).toBeVisible();
    await expect(timeAt(otherVisitor.page, at('10:00'))).toBeHidden();
  });
  await page.keyboard.press('Escape');

  await test.step('Restore, after someone else took the time that was given up: warned, then knowingly', async () => {
    panel = await openSession(page, /Ana Silva, Confirmed/);
    await panel.getByRole('button', { name: 'Cancel session' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel session' }).click();
    await expect(status(ana)).toContainText(/^Cancelled/);
    await timeAt(otherVisitor.page, at('10:00')).click();
    await book(otherVisitor.page);
    await expect(below(/10:00.*Bia Silva, Waiting for your yes/)).toBeAttached();
    await panel.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(panel.getByText(/there is already.*Bia Silva/)).toBeVisible();
    await expect(status(ana)).toContainText(/^Cancelled/);
    await panel.getByRole('button', { name: 'Restore anyway' }).click();
    await expectConfirmed(ana);
    await expect(panel.getByRole('button', { name: 'Cancel session' })).toBeVisible();
    await expect(status(otherVisitor.page)).toContainText(/^Requested: the business will answer/);
  });
});
