import type { Page } from '@playwright/test';
import { book, chooseTime, contact, expectConfirmed, fillIn, status, times } from '../people/booking';
import { nextWeekday } from '../people/days';
import { changeService, saveSettings } from '../people/desk';
import { offeredIn } from '../people/offer';
import { expect, test } from '../people/people';
import { newSession, SALON, setUp } from '../people/shop';

const monday = nextWeekday(1, SALON.zone);
const inDays = (days: number): Temporal.PlainDate => monday.add({ days });
const on = (day: Temporal.PlainDate, time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();
const offered = (page: Page, day: Temporal.PlainDate) => offeredIn(page, day, SALON.zone);

test.use({ shop: { duration: 60 } });

test('the most sessions a day and a week end what a visitor is offered', async ({ owner, visitor }) => {
  const link = await setUp(owner);
  const { page } = owner;
  const theirs = visitor.page;
  await owner.visit('/#/desk/settings/staff');
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await page.getByLabel('Most sessions a day').fill('1');
  await page.getByLabel('Most sessions a week').fill('2');
  await saveSettings(page);

  await visitor.visit(link);
  await expect.poll(() => offered(theirs, monday)).not.toEqual([]);
  await owner.visit('/#/desk');
  await test.step('one that the owner enters fills its day, and no other', async () => {
    await newSession(page, { day: monday, start: '10:00', client: 'Ana Souza' });
    await expect.poll(() => offered(theirs, monday)).toEqual([]);
    expect(await offered(theirs, inDays(1))).not.toEqual([]);
  });

  await test.step('a second one, which a visitor books, fills the week up to its Sunday', async () => {
    await chooseTime(theirs, on(inDays(2), '09:00'), SALON.zone);
    await fillIn(theirs, contact('Bia'));
    await book(theirs);
    await expectConfirmed(theirs);
    await theirs.getByRole('button', { name: 'Book another appointment' }).click();
    await expect.poll(() => offered(theirs, inDays(3))).toEqual([]);
    for (const day of [1, 2, 4]) expect(await offered(theirs, inDays(day))).toEqual([]);
    expect(await offered(theirs, inDays(7))).not.toEqual([]);
  });

  await test.step('raised, the week is on offer again', async () => {
    await owner.visit('/#/desk/settings/staff');
    await page.getByRole('link', { name: 'Me', exact: true }).click();
    await page.getByLabel('Most sessions a week').fill('3');
    await saveSettings(page);
    await expect.poll(() => offered(theirs, inDays(3))).not.toEqual([]);
    expect(await offered(theirs, inDays(2))).toEqual([]);
  });
});

test('notice and horizon of its own count for a service in place of those of the booking page', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  const { page } = owner;
  const theirs = visitor.page;
  await visitor.visit(link);
  expect(await offered(theirs, monday)).not.toEqual([]);

  await changeService(owner, SALON.service, async () => {
    await page.getByLabel('Own notice and horizon').check();
    await page.getByLabel('Minimum notice').fill('10');
    await page.getByLabel('Unit').selectOption('days');
    await page.getByRole('radio', { name: 'Up to a date' }).check();
    await page.getByLabel('Last date').fill(inDays(16).toString());
  });
  await expect.poll(() => offered(theirs, monday)).toEqual([]);
  for (const day of [15, 16]) expect(await offered(theirs, inDays(day))).not.toEqual([]);
  expect(await offered(theirs, inDays(17))).toEqual([]);

  await test.step('what the booking page says moves another service, and this one not', async () => {
    await owner.visit('/#/desk/settings/services');
    await page.getByRole('link', { name: 'Add service' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Shave');
    await page.getByLabel('Duration in minutes').fill('30');
    await page.getByRole('button', { name: 'Add service' }).click();
    await expect(page.getByRole('link', { name: /Shave/ })).toBeVisible();
    await owner.visit('/#/desk/settings/booking-page');
    await page.getByLabel('Book ahead up to').fill('12');
    await saveSettings(page);
    await theirs.getByRole('button', { name: 'Shave' }).click();
    await expect.poll(() => offered(theirs, inDays(15))).toEqual([]);
    expect(await offered(theirs, inDays(1))).not.toEqual([]);
  });

  await test.step('on a screen that ends below the services, what comes next is brought into sight', async () => {
    // A phone on its side.
    await theirs.setViewportSize({ width: 640, height: 320 });
    const next = theirs.getByRole('heading', { name: 'Choose a time' });
    const first = times(theirs).first();
    for (const [service, isPressed] of [
      ['Shave', false],
      [SALON.service, true],
    ] as const) {
      await theirs.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
      await expect(first).not.toBeInViewport();
      const button = theirs.getByRole('button', { name: service });
      if (isPressed) await button.press('Enter');
      else await button.click();
      await expect(next).toBeInViewport();
      await expect(first).toBeInViewport();
      // The keyboard goes on from there, not through the other services.
      if (isPressed) await expect(next).toBeFocused();
      else await expect(button).toBeFocused();
    }
    expect(await offered(theirs, inDays(16))).not.toEqual([]);
    expect(await offered(theirs, inDays(17))).toEqual([]);
  });
});

test("single dates of a service's own timetable count in place of its week", async ({ owner, visitor }) => {
  const link = await setUp(owner);
  const { page } = owner;
  const theirs = visitor.page;
  const tuesday = inDays(1);
  await changeService(owner, SALON.service, async () => {
    await page.getByLabel('Own hours').check();
    for (const weekday of ['Tuesday', 'Wednesday']) {
      const group = page.getByRole('group', { name: weekday });
      await group.getByRole('button', { name: 'Add hours' }).click();
      await group.getByLabel('From').fill('7:00');
      await group.getByLabel('To').fill('9:00');
    }
  });
  await visitor.visit(link);
  const before = ['07:00', '08:00'];
  await expect.poll(() => offered(theirs, tuesday)).toEqual(before);

  await test.step('other hours on a date, outside those of the staff', async () => {
    await page.getByRole('button', { name: 'Other hours on a date' }).click();
    const form = page.locator('form', { has: page.getByRole('heading', { name: 'Other hours on a date' }) });
    await form.getByLabel('Date').fill(tuesday.toString());
    await form.getByLabel('From').fill('20:00');
    await form.getByLabel('To').fill('22:00');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => offered(theirs, tuesday)).toEqual(['20:00', '21:00']);
    expect(await offered(theirs, inDays(2))).toEqual(before);
  });

  await test.step('closed on a date', async () => {
    await page.getByRole('button', { name: 'Closed on a date' }).click();
    const form = page.locator('form', { has: page.getByRole('heading', { name: 'Closed on a date' }) });
    await form.getByLabel('Date').fill(inDays(2).toString());
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => offered(theirs, inDays(2))).toEqual([]);
  });

  await test.step('and the week again', async () => {
    const row = page
      .getByRole('list', { name: 'Exceptions' })
      .getByRole('listitem')
      .filter({ hasText: '8:00' });
    await row.getByRole('button', { name: /^Weekly hours again/ }).click();
    await expect.poll(() => offered(theirs, tuesday)).toEqual(before);
  });
});

test('three open bookings of one phone are the most, in whatever form it is written', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  const { page } = visitor;
  const asked = async (first: string, phone: string, time: string): Promise<void> => {
    await visitor.forget();
    await visitor.visit(link);
    await chooseTime(page, on(inDays(2), time), SALON.zone);
    await fillIn(page, contact(first));
    await page.getByRole('textbox', { name: 'Phone' }).fill(phone);
    await book(page);
  };
  for (const [first, phone, time] of [
    ['Ana', '(212) 555-0123', '09:00'],
    ['Bia', '+1 212 555 0123', '10:00'],
    ['Caio', '1.212.555.0123', '11:00'],
  ] as const) {
    await asked(first, phone, time);
    await expectConfirmed(page);
  }
  await asked('Davi', '1 2125550123', '12:00');
  await expect(status(page)).toContainText(/^Refused/);
  await expect(status(page)).toContainText('three open bookings');
});
