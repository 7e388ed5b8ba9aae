import type { Page } from '@playwright/test';
import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { calendarEntry } from '../people/calendar';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(2, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();
const datetime = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'second' });

test("an appointment's link and its calendar entry follow what the owner does", async ({
  world,
  owner,
  visitor,
  otherVisitor,
}) => {
  const link = await setUp(owner);
  const { page } = visitor;
  const eva = contact('Eva');
  await visitor.visit(link);
  await chooseTime(page, at('10:00'), SALON.zone);
  await fillIn(page, eva);
  await book(page);
  await expectConfirmed(page);
  const booked = await calendarEntry(page);
  expect(booked).toMatchObject({ method: 'PUBLISH', start: datetime(at('10:00')), status: 'CONFIRMED' });
  expect(booked.summary).toContain(SALON.service);

  await page.getByRole('link', { name: 'View appointment' }).click();
  await expect(page.getByRole('heading', { name: 'Your appointment' })).toBeVisible();
  const other = otherVisitor.page;
  const shown = (of: Page) => of.locator('dl time');
  await test.step('with nobody online the link alone shows it, and says that it may have changed', async () => {
    await world.relays[0]?.stop();
    await otherVisitor.visit(page.url());
    await expectConfirmed(other);
    await expect(shown(other)).toHaveAttribute('datetime', datetime(at('10:00')));
    await expect(other.getByText('has not answered yet')).toBeVisible();
    await world.relays[0]?.start();
  });

  await test.step('the link shows it in another browser, without whose it is', async () => {
    // Either side would go on by itself, after a pause that has grown meanwhile.
    await Promise.all([other, page, owner.page].map(each => each.reload()));
    await expectConfirmed(other);
    await expect(shown(other)).toHaveAttribute('datetime', datetime(at('10:00')));
    await expect(other.getByText('has not answered yet')).toBeHidden();
    await expect(other.getByText('Eva')).toHaveCount(0);
    await expect(other.getByText(eva.email)).toHaveCount(0);
  });

  const panel = owner.page.getByRole('dialog');
  const moved = await test.step('the owner moves it', async () => {
    await showDay(owner.page, day);
    await session(owner.page, /Eva Silva/).click();
    await panel.getByRole('button', { name: 'Edit' }).click();
    await panel.getByLabel('Start').fill('11:30');
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    for (const each of [page, other])
      await expect(shown(each)).toHaveAttribute('datetime', datetime(at('11:30')));
    const entry = await calendarEntry(other);
    expect(entry).toMatchObject({ method: 'PUBLISH', uid: booked.uid, start: datetime(at('11:30')) });
    expect(entry.sequence).toBeGreaterThan(booked.sequence);
    return entry;
  });

  await test.step('the client does not come', async () => {
    await panel.getByRole('button', { name: 'No-show' }).click();
    for (const each of [page, other]) {
      await expect(status(each)).toContainText(/^Confirmed, but missed/);
      await expect(each.getByRole('button', { name: 'Add to calendar' })).toBeHidden();
    }
    await panel.getByRole('button', { name: 'Restore' }).click();
    for (const each of [page, other]) await expect(status(each)).not.toContainText('missed');
  });

  await test.step('the owner cancels it', async () => {
    await panel.getByRole('button', { name: 'Cancel session' }).click();
    const asks = owner.page.getByRole('alertdialog');
    await asks.getByLabel('Message to the client').fill('The water is off.');
    await asks.getByRole('button', { name: 'Cancel session' }).click();
    for (const each of [page, other]) {
      await expect(status(each)).toContainText(/^Cancelled/);
      await expect(status(each)).toContainText('The water is off.');
    }
    const cancelled = await calendarEntry(page);
    expect(cancelled).toMatchObject({ method: 'CANCEL', uid: booked.uid, status: 'CANCELLED' });
    expect(cancelled.sequence).toBeGreaterThan(moved.sequence);
  });
});
