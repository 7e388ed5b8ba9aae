import { expect, type Locator, type Page } from '@playwright/test';
import { dayName } from './days';

export type Contact = { readonly first: string; readonly last: string; readonly email: string };

/** Someone with an email of their own: a business takes three open bookings of one. */
export const contact = (first: string, last = 'Silva'): Contact => ({
  first,
  last,
  email: `${crypto.randomUUID()}@example.org`,
});

export const times = (page: Page): Locator =>
  page.getByRole('list', { name: 'Times', exact: true }).getByRole('button');

/** The button of the time that starts at an instant. */
export const timeAt = (page: Page, start: Temporal.Instant): Locator =>
  times(page).filter({ has: page.locator(`time[datetime="${start.toString({ smallestUnit: 'second' })}"]`) });

export const status = (page: Page): Locator => page.getByRole('status', { name: 'Booking status' });

export const chooseDay = async (page: Page, date: Temporal.PlainDate): Promise<void> => {
  const day = page.getByRole('button', { name: dayName(date) });
  const later = page.getByRole('button', { name: 'Later days' });
  await expect(later).toBeVisible();
  // The days shown begin where there are times, which may be later than the one that is meant.
  const earlier = page.getByRole('button', { name: 'Earlier days' });
  while (!(await day.isVisible()) && (await earlier.isEnabled())) await earlier.click();
  while (!(await day.isVisible())) await later.click();
  await day.click();
};

export const chooseTime = async (page: Page, start: Temporal.Instant, zone: string): Promise<void> => {
  await chooseDay(page, start.toZonedDateTimeISO(zone).toPlainDate());
  await timeAt(page, start).click();
};

export const fillIn = async (page: Page, { first, last, email }: Contact): Promise<void> => {
  await page.getByRole('textbox', { name: 'First name' }).fill(first);
  await page.getByRole('textbox', { name: 'Last name' }).fill(last);
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
};

export const book = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Book', exact: true }).click();

export const expectConfirmed = (page: Page): Promise<void> =>
  expect(status(page)).toContainText(/^Confirmed/);
