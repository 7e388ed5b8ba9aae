import type { Page } from '@playwright/test';
import { book, chooseTime, contact, expectConfirmed, fillIn, status, timeAt } from '../people/booking';
import { calendarEntry } from '../people/calendar';
import { nextWeekday } from '../people/days';
import { saveSettings } from '../people/desk';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(2, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();
const datetime = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: 'second' });
const shown = (page: Page) => page.locator('dl time');
const request = (page: Page) => page.getByRole('status', { name: 'Request status' });
const reschedule = (page: Page) => page.getByRole('button', { name: 'Reschedule' });
const cancel = (page: Page) => page.getByRole('button', { name: 'Cancel appointment' });

const bookAt = async ({ visit, page }: Person, link: string, time: string, first: string) => {
  await visit(link);
  await chooseTime(page, at(time), SALON.zone);
  await fillIn(page, contact(first));
  await book(page);
  await expectConfirmed(page);
  await page.getByRole('link', { name: 'View appointment' }).click();
  await expect(page.getByRole('heading', { name: 'Your appointment' })).toBeVisible();
};

test('a client moves an appointment, and whoever has its link cancels it, live at the desk', async ({
  owner,
  visitor,
  otherVisitor,
}) => {
  const link = await setUp(owner);
  const { page } = visitor;
  await bookAt(visitor, link, '10:00', 'Eva');
  const booked = await calendarEntry(page);
  await showDay(owner.page, day);
  await expect(session(owner.page, /^10:00.*Eva Silva/)).toBeVisible();

  await test.step('to another time on offer; the present one is marked', async () => {
    await reschedule(page).click();
    await expect(timeAt(page, at('10:00'))).toContainText('Your present time');
    await expect(timeAt(page, at('10:00'))).toBeDisabled();
    await chooseTime(page, at('11:00'), SALON.zone);
    await reschedule(page).click();
    await expect(shown(page)).toHaveAttribute('datetime', datetime(at('11:00')));
    await expectConfirmed(page);
    await expect(request(page)).toBeEmpty();
    await expect(session(owner.page, /^11:00.*Eva Silva/)).toBeVisible();
    await expect(session(owner.page, /^10:00/)).toBeHidden();
  });
  await test.step('the history says who did it', async () => {
    await session(owner.page, /Eva Silva/).click();
    const panel = owner.page.getByRole('dialog');
    await panel.getByText('History', { exact: true }).click();
    const latest = panel.getByRole('list', { name: 'History' }).getByRole('listitem').first();
    await expect(latest).toContainText('Time: ');
    await expect(latest).toContainText('Client, ');
    await owner.page.keyboard.press('Escape');
  });
  const moved = await calendarEntry(page);
  expect(moved).toMatchObject({ method: 'PUBLISH', uid: booked.uid, start: datetime(at('11:00')) });
  expect(moved.sequence).toBeGreaterThan(booked.sequence);

  await test.step('in another browser by the link, while nobody can be reached: it waits, then is done', async () => {
    const other = otherVisitor.page;
    await otherVisitor.visit(page.url());
    await expect(cancel(other)).toBeVisible();
    await otherVisitor.offline(true);
    await cancel(other).click();
    await other.getByRole('alertdialog').getByRole('button', { name: 'Cancel appointment' }).click();
    await expect(request(other)).toContainText(/^Requested: cancellation/);
    await expect(cancel(other)).toBeHidden();
    await expect(other.getByRole('group', { name: 'Send another way' })).toBeVisible();
    await otherVisitor.offline(false);
    for (const each of [page, other]) await expect(status(each)).toContainText(/^Cancelled/);
    await expect(session(owner.page, /Eva Silva, Confirmed/)).toBeHidden();
  });
  const cancelled = await calendarEntry(page);
  expect(cancelled).toMatchObject({ method: 'CANCEL', uid: booked.uid, status: 'CANCELLED' });
  expect(cancelled.sequence).toBeGreaterThan(moved.sequence);
});

test('the buttons go at the second when the limit has passed, and an old page gets around nothing', async ({
  owner,
  visitor,
  otherVisitor,
}) => {
  const link = await setUp(owner);
  await bookAt(visitor, link, '10:00', 'Eva');
  await expect(reschedule(visitor.page)).toBeVisible();
  // A limit that has just passed.
  const left = at('10:00').epochMilliseconds - Date.now();
  const minutes = Math.ceil(left / 60_000);
  const limit = at('10:00').epochMilliseconds - minutes * 60_000;
  await owner.visit('/#/desk/settings/policies');
  for (const name of ['Reschedule until', 'Cancel until']) {
    const field = owner.page.getByRole('spinbutton', { name });
    await field.fill(String(minutes));
    await owner.page
      .getByRole('group')
      .filter({ has: field })
      .last()
      .getByRole('combobox')
      .selectOption('minutes');
  }
  await saveSettings(owner.page);
  await expect(reschedule(visitor.page)).toBeHidden();
  await expect(cancel(visitor.page)).toBeHidden();
  await expect(visitor.page.getByText(`contact ${SALON.name}`)).toBeVisible();

  const old = otherVisitor.page;
  await test.step('a page whose clock is behind sends all the same, and is refused', async () => {
    await old.clock.install({ time: limit - 180_000 });
    await otherVisitor.visit(visitor.page.url());
    await cancel(old).click();
    await old.getByRole('alertdialog').getByRole('button', { name: 'Cancel appointment' }).click();
    await expect(request(old)).toContainText(
      /^Refused: the time until which this could be done online has passed/,
    );
    await expectConfirmed(old);
  });
  await test.step('exactly at the limit the buttons are there, one second later they are not', async () => {
    await old.clock.pauseAt(limit);
    await expect(reschedule(old)).toBeVisible();
    await expect(cancel(old)).toBeVisible();
    await old.clock.runFor(1000);
    await expect(reschedule(old)).toBeHidden();
    await expect(cancel(old)).toBeHidden();
  });
});

test('a part whose code does not come leaves the rest of an appointment’s page where it is', async ({
  watch,
  owner,
  visitor,
  otherVisitor,
  person,
}) => {
  await bookAt(visitor, await setUp(owner), '10:00', 'Eva');
  watch.networkMayFail();
  const { page } = otherVisitor;
  const parts = /\/assets\/(AccountCorner|LinkOwn)-/;
  await page.route(parts, route => route.abort());
  const failed = ['AccountCorner', 'LinkOwn'].map(part =>
    page.waitForEvent('requestfailed', failing => failing.url().includes(`/${part}-`)),
  );
  await otherVisitor.visit(visitor.page.url());
  await Promise.all(failed);
  await expectConfirmed(page);
  await cancel(page).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel appointment' }).click();
  await expect(status(page)).toContainText(/^Cancelled/);

  await test.step('nor one whose code comes, and not its words', async () => {
    const third = (await person('third visitor')).page;
    let came = false;
    await third.route(/\/assets\/AccountCorner-/, route => {
      came = true;
      return route.continue();
    });
    await third.route(/\/assets\/en-/, route => (came ? route.abort() : route.continue()));
    const wordless = third.waitForEvent('requestfailed', failing => failing.url().includes('/en-'));
    await third.goto(visitor.page.url());
    await wordless;
    await expect(status(third)).toContainText(/^Cancelled/);
    await expect(third.getByRole('button', { name: 'Log in' })).toBeHidden();
  });
});
