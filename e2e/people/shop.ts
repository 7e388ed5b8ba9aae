import { expect, type Locator, type Page } from '@playwright/test';
import { dayName } from './days';
import type { Person } from './person';

export type Shop = {
  readonly name: string;
  readonly zone: string;
  readonly service: string;
  readonly duration: number;
  readonly price: number;
};

export const SALON: Shop = {
  name: 'Salon Aurora',
  zone: 'America/New_York',
  service: 'Haircut',
  duration: 30,
  price: 40,
};

/** Sets up a business through the wizard; its value is the booking link. */
export const setUp = async (owner: Person, shop: Partial<Shop> = {}): Promise<string> => {
  const { name, zone, service, duration, price } = { ...SALON, ...shop };
  await owner.visit('/');
  const { page } = owner;
  await page.getByRole('link', { name: 'Set up my business' }).click();
  await page.getByLabel('Business name').fill(name);
  await page.getByLabel('Time zone').fill(zone);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('First service').fill(service);
  await page.getByLabel('Duration in minutes').fill(String(duration));
  await page.getByLabel('Price').fill(String(price));
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Open my book' }).click();
  return bookingLink(page);
};

export const bookingLink = async (page: Page): Promise<string> => {
  const link = page
    .getByRole('region', { name: 'Booking link' })
    .getByRole('textbox', { name: 'Booking link' });
  await expect(link).toHaveValue(/#\/b\//);
  return link.inputValue();
};

/** Shows a day on the desk's calendar. */
export const showDay = async (page: Page, date: Temporal.PlainDate): Promise<void> => {
  await page.getByRole('button', { name: 'Day', exact: true }).click();
  const heading = page.getByRole('heading', { name: dayName(date) });
  const next = page.getByRole('button', { name: 'Next', exact: true });
  while (!(await heading.isVisible())) await next.click();
};

/** A session on the calendar: "start–end service, client, state". */
export const session = (page: Page, words: RegExp | string): Locator =>
  page.getByRole('button', { name: words });
