import type { Page } from '@playwright/test';
import {
  book,
  chooseDay,
  chooseTime,
  contact,
  expectConfirmed,
  fillIn,
  timeAt,
  times,
} from '../people/booking';
import { dayName, nextWeekday } from '../people/days';
import { changeService, saveSettings } from '../people/desk';
import { expect, test } from '../people/people';
import { SALON, session, setUp, showDay } from '../people/shop';

const monday = nextWeekday(1, SALON.zone);
const tuesday = nextWeekday(2, SALON.zone);
const wednesday = nextWeekday(3, SALON.zone);
const thursday = nextWeekday(4, SALON.zone);
const friday = nextWeekday(5, SALON.zone);
const on = (day: Temporal.PlainDate, time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

/** The times on offer on a day, as wall time in the business's zone. */
const offered = async (page: Page, day: Temporal.PlainDate): Promise<readonly string[]> => {
  await chooseDay(page, day);
  const starts = await times(page)
    .locator('time')
    .evaluateAll(found => found.map(time => time.getAttribute('datetime') ?? ''));
  return starts.map(start =>
    Temporal.Instant.from(start).toZonedDateTimeISO(SALON.zone).toPlainTime().toString().slice(0, 5),
  );
};

const another = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Book another appointment' }).click();

test.use({ shop: { duration: 60 } });

test('hours: other hours, closed, time off, closed days and limits each move the times on offer', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner, { duration: 60, hours: { Monday: ['09:00', '12:00'] } });
  const { page } = owner;
  const theirs = visitor.page;
  await visitor.visit(link);
  await expect.poll(() => offered(theirs, monday)).toEqual(['09:00', '10:00', '11:00']);

  await owner.visit('/#/desk/settings/hours');
  await test.step('a second window; one past midnight; an end before its start is said at the field', async () => {
    const day = page.getByRole('group', { name: 'Monday' });
    await day.getByRole('button', { name: 'Add hours' }).click();
    await day.getByLabel('From').nth(1).fill('22:00');
    await day.getByLabel('To').nth(1).fill('2:00');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(day.getByLabel('To').nth(1)).toBeFocused();
    await expect(day.getByLabel('To').nth(1)).toHaveAccessibleDescription(/Ends the next day/);
    await day.getByLabel('Ends the next day').check();
    await saveSettings(page);
    await expect.poll(() => offered(theirs, monday)).toEqual(['09:00', '10:00', '11:00', '22:00', '23:00']);
    expect((await offered(theirs, tuesday)).slice(0, 2)).toEqual(['00:00', '01:00']);
  });

  await test.step('other hours on a date', async () => {
    await page.getByRole('button', { name: 'Other hours on a date' }).click();
    const form = page.locator('form', { has: page.getByRole('heading', { name: 'Other hours on a date' }) });
    await form.getByLabel('Date').fill(wednesday.toString());
    await form.getByLabel('From').fill('20:00');
    await form.getByLabel('To').fill('22:00');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => offered(theirs, wednesday)).toEqual(['20:00', '21:00']);
  });

  await test.step('closed on a date, and back', async () => {
    await page.getByRole('button', { name: 'Closed on a date' }).click();
    const form = page.locator('form', { has: page.getByRole('heading', { name: 'Closed on a date' }) });
    await form.getByLabel('Date').fill(thursday.toString());
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => offered(theirs, thursday)).toEqual([]);
    await expect(theirs.getByRole('paragraph').filter({ hasText: 'No times on this day' })).toBeVisible();
    await page
      .getByRole('list', { name: 'Exceptions' })
      .getByRole('listitem')
      .filter({ hasText: 'Closed' })
      .getByRole('button', { name: /^Weekly hours again/ })
      .click();
    await expect.poll(() => offered(theirs, thursday)).not.toEqual([]);
  });

  await test.step('time off for some hours', async () => {
    const before = await offered(theirs, thursday);
    await page.getByRole('button', { name: 'Add time off' }).click();
    const form = page.locator('form', { has: page.getByRole('heading', { name: 'Add time off' }) });
    await form.getByLabel('From').fill(`${thursday}T10:30`);
    await form.getByLabel('To').fill(`${thursday}T12:00`);
    await form.getByRole('button', { name: 'Save' }).click();
    await expect
      .poll(() => offered(theirs, thursday))
      .toEqual(before.filter(time => time !== '10:00' && time !== '11:00'));
  });

  await test.step('a closed day of the whole business', async () => {
    await page.getByRole('button', { name: 'Add closed days' }).click();
    const form = page.locator('form', { has: page.getByRole('heading', { name: 'Add closed days' }) });
    await form.getByLabel('First day').fill(friday.toString());
    await form.getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => offered(theirs, friday)).toEqual([]);
  });

  await test.step('the most sessions a day', async () => {
    await owner.visit('/#/desk/settings/staff');
    await page.getByRole('link', { name: 'Me', exact: true }).click();
    await page.getByLabel('Most sessions a day').fill('1');
    await saveSettings(page);
    await chooseTime(theirs, on(thursday, '09:00'), SALON.zone);
    await fillIn(theirs, contact('Ana'));
    await book(theirs);
    await expectConfirmed(theirs);
    await another(theirs);
    await expect.poll(() => offered(theirs, thursday)).toEqual([]);
    expect(await offered(theirs, wednesday)).toEqual(['20:00', '21:00']);
  });

  await test.step('notice and horizon', async () => {
    await owner.visit('/#/desk/settings/booking-page');
    await page.getByLabel('Minimum notice').fill('20');
    await page.getByLabel('Unit').selectOption('days');
    await saveSettings(page);
    // The days shown begin where booking does.
    const earlier = theirs.getByRole('button', { name: 'Earlier days' });
    await expect
      .poll(async () => {
        while (await earlier.isEnabled()) await earlier.click();
        return theirs.getByRole('button', { name: dayName(wednesday) }).isVisible();
      })
      .toBe(false);
    await page.getByLabel('Book ahead up to').fill('5');
    await saveSettings(page);
    await expect(theirs.getByText('No times can be booked online just now.')).toBeVisible();
  });

  await test.step('days that get times sooner take those that someone looks at from no screen', async () => {
    await theirs.reload();
    await page.getByLabel('Book ahead up to').fill('60');
    await saveSettings(page);
    const firstDay = theirs.getByRole('list', { name: 'Days' }).getByRole('button').first();
    const opened = await firstDay.textContent();
    await page.getByLabel('Minimum notice').fill('2');
    await saveSettings(page);
    await expect(theirs.getByRole('button', { name: 'Earlier days' })).toBeEnabled();
    expect(await firstDay.textContent()).toBe(opened);
  });
});

test('a second person, buffers, a class and a timetable of its own each move the times on offer', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  const { page } = owner;
  const theirs = visitor.page;

  await test.step('a second person with hours of their own', async () => {
    await owner.visit('/#/desk/settings/staff');
    await page.getByRole('link', { name: 'Add staff' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Marina');
    await page.getByRole('button', { name: 'Add staff' }).click();
    await expect(page.getByLabel('Hours of')).toBeVisible();
    await expect(page.getByLabel('Hours of').locator('option:checked')).toHaveText('Marina');
    const day = page.getByRole('group', { name: 'Wednesday' });
    await day.getByRole('button', { name: 'Add hours' }).click();
    await day.getByLabel('From').fill('19:00');
    await day.getByLabel('To').fill('21:00');
    await saveSettings(page);
    await changeService(owner, SALON.service, async () => {
      await page.getByRole('group', { name: 'Offered by' }).getByLabel('Marina').check();
    });
    await visitor.visit(link);
    await theirs.getByRole('radio', { name: 'Marina' }).check();
    await expect.poll(() => offered(theirs, wednesday)).toEqual(['19:00', '20:00']);
    await theirs.getByRole('radio', { name: 'Anyone' }).check();
    await expect.poll(() => offered(theirs, wednesday)).toContain('09:00');
    expect(await offered(theirs, wednesday)).toContain('20:00');
  });

  await test.step('a second service, with buffers: neighbours keep their distance', async () => {
    await owner.visit('/#/desk/settings/services');
    await page.getByRole('link', { name: 'Add service' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Colour');
    await page.getByLabel('Duration in minutes').fill('60');
    await page.getByLabel('Buffer after').fill('30');
    await page.getByRole('group', { name: 'Offered by' }).getByLabel('Me').uncheck();
    await page.getByRole('button', { name: 'Add service' }).click();
    await expect(page.getByRole('link', { name: /Colour/ })).toBeVisible();
    await theirs.getByRole('button', { name: 'Colour' }).click();
    // Marina alone offers it: there is nobody to choose.
    await expect(theirs.getByRole('group', { name: 'Choose a person' })).toBeHidden();
    await chooseTime(theirs, on(wednesday, '19:00'), SALON.zone);
    await fillIn(theirs, contact('Ana'));
    await book(theirs);
    await expectConfirmed(theirs);
    await another(theirs);
    // From 19:00 to 20:00, and 30 minutes more: no 20:00 of any service is free with her.
    await expect.poll(() => offered(theirs, wednesday)).toEqual([]);
  });

  await test.step('a class with a timetable of its own', async () => {
    await owner.visit('/#/desk/settings/services');
    await page.getByRole('link', { name: 'Add service' }).click();
    // Nothing is left of the service that was added before.
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('');
    await expect(page.getByLabel('Buffer after')).toHaveValue('0');
    await page.getByRole('textbox', { name: 'Name' }).fill('Yoga');
    await page.getByLabel('Duration in minutes').fill('60');
    await page.getByLabel('Seats').fill('2');
    await page.getByRole('group', { name: 'Offered by' }).getByLabel('Marina').uncheck();
    await page.getByLabel('Own hours').check();
    const day = page.getByRole('group', { name: 'Saturday' });
    for (const weekday of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) {
      const remove = page.getByRole('group', { name: weekday }).getByRole('button', { name: /^Remove/ });
      while ((await remove.count()) > 0) await remove.first().click();
    }
    await day.getByRole('button', { name: 'Add hours' }).click();
    await day.getByLabel('From').fill('7:00');
    await day.getByLabel('To').fill('8:00');
    await page.getByRole('button', { name: 'Add service' }).click();
    await expect(page.getByRole('link', { name: /Yoga/ })).toBeVisible();

    const saturday = nextWeekday(6, SALON.zone);
    const start = on(saturday, '07:00');
    for (const [first, left] of [
      ['Bia', '2 seats left'],
      ['Caio', '1 seat left'],
    ] as const) {
      await visitor.forget();
      await visitor.visit(link);
      await theirs.getByRole('button', { name: 'Yoga' }).click();
      await expect.poll(() => offered(theirs, saturday)).toEqual(['07:00']);
      await expect(timeAt(theirs, start)).toContainText(left);
      await timeAt(theirs, start).click();
      await fillIn(theirs, contact(first));
      await book(theirs);
      await expectConfirmed(theirs);
    }
    await another(theirs);
    await expect.poll(() => offered(theirs, saturday)).toEqual([]);

    await owner.visit('/#/desk');
    await showDay(page, saturday);
    await session(page, /7:00.*8:00.AM Yoga, 2 of 2/).click();
    const who = page.getByRole('dialog', { name: 'Yoga: who comes' });
    await expect(who.getByRole('listitem')).toHaveCount(2);
    await expect(who.getByRole('button', { name: /Bia Silva, Confirmed/ })).toBeVisible();
    await who.getByRole('button', { name: /Caio Silva, Confirmed/ }).click();
    await expect(
      page.getByRole('dialog', { name: 'Yoga' }).getByRole('link', { name: 'Caio Silva' }),
    ).toBeVisible();
  });
});

test('a change of the zone warns first, keeps the hours as they read and sessions at their moment', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  const { page } = owner;
  const theirs = visitor.page;
  await visitor.visit(link);
  await chooseTime(theirs, on(wednesday, '10:00'), SALON.zone);
  await fillIn(theirs, contact('Ana'));
  await book(theirs);
  await expectConfirmed(theirs);

  await owner.visit('/#/desk/settings/business');
  const warning = page.getByText('Your hours stay as they read, in the new zone');
  await expect(warning).toBeHidden();
  await page.getByLabel('Time zone').fill('America/Chicago');
  await expect(warning).toBeVisible();
  await saveSettings(page);
  await expect(warning).toBeHidden();

  const there = (time: string) =>
    wednesday.toZonedDateTime({ timeZone: 'America/Chicago', plainTime: time }).toInstant();
  await another(theirs);
  await expect(theirs.getByText('Salon Aurora is in')).toBeVisible();
  await chooseDay(theirs, wednesday);
  // 10:00 in New York, where it stays, is 9:00 in Chicago, where the hours now begin.
  await expect(timeAt(theirs, there('09:00'))).toBeHidden();
  await expect(timeAt(theirs, there('10:00'))).toBeVisible();
  await owner.visit('/#/desk');
  await showDay(page, wednesday);
  await expect(session(page, /9:00.*10:00.AM Haircut, Ana Silva, Confirmed/)).toBeVisible();
});
