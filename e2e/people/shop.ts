import { isDeepStrictEqual } from 'node:util';
import { expect, type Locator, type Page } from '@playwright/test';
import { dayName } from './days';
import type { Person } from './person';

export type Shop = {
  readonly name: string;
  readonly zone: string;
  readonly service: string;
  readonly duration: number;
  readonly price: number;
  /** Other hours than those that the wizard proposes, by weekday: from, to. */
  readonly hours: { readonly [weekday: string]: readonly [string, string] };
};

export const SALON: Shop = {
  name: 'Salon Aurora',
  zone: 'America/New_York',
  service: 'Haircut',
  duration: 30,
  price: 40,
  hours: {},
};

/** Brings an owner to the desk of a business, which is set up by now or is set up here; its value is the booking link. */
export const setUp = async (owner: Person, shop?: Partial<Shop>): Promise<string> => {
  const meant = shop ? { ...SALON, ...shop } : (owner.shop ?? SALON);
  if (isDeepStrictEqual(owner.shop, meant)) await owner.visit('/#/desk');
  else await openBook(owner, meant);
  return bookingLink(owner.page);
};

/** Goes through the wizard, as someone new, up to pressing "Open my book". */
export const openBook = async (owner: Person, shop: Partial<Shop> = {}): Promise<void> => {
  const { name, zone, service, duration, price, hours } = { ...SALON, ...shop };
  if (owner.shop) await owner.forget();
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
  for (const [weekday, [from, to]] of Object.entries(hours)) {
    const day = page.getByRole('group', { name: weekday });
    await day.getByLabel('Open').check();
    await day.getByLabel('From').fill(from);
    await day.getByLabel('To').fill(to);
  }
  await page.getByRole('button', { name: 'Open my book' }).click();
};

export const bookingLink = async (page: Page): Promise<string> => {
  const link = page
    .getByRole('region', { name: 'Booking link' })
    .getByRole('textbox', { name: 'Booking link' });
  await expect(link).toHaveValue(/#\/b\//);
  return link.inputValue();
};

/** Lets visitors book that many days ahead; its value is the booking link from then on. */
export const bookAhead = async ({ visit, page }: Person, days: number): Promise<string> => {
  const before = await bookingLink(page);
  await visit('/#/desk/settings/booking-page');
  await page.getByLabel('Book ahead up to').fill(String(days));
  await page.getByRole('button', { name: 'Save changes' }).click();
  const link = page.getByRole('textbox', { name: 'Booking link' });
  await expect(link).not.toHaveValue(before);
  return link.inputValue();
};

/** Adds someone who works all the hours of the business. */
export const addStaff = async ({ visit, page }: Person, name: string): Promise<void> => {
  await visit('/#/desk/settings/staff');
  await page.getByRole('link', { name: 'Add staff' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Add staff' }).click();
  await expect(page.getByLabel('Hours of')).toBeVisible();
};

/** Adds a form; each question asks for one line, and only the first must be answered. */
export const addForm = async (
  { visit, page }: Person,
  { name, questions }: { readonly name: string; readonly questions: readonly string[] },
): Promise<void> => {
  await visit('/#/desk/settings/forms');
  await page.getByRole('link', { name: 'Add form' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  for (const [at, text] of questions.entries()) {
    await page.getByRole('button', { name: 'Add question' }).click();
    const question = page.getByRole('group', { name: `Question ${at + 1}` });
    await question.getByRole('textbox', { name: 'Question' }).fill(text);
    await question.getByLabel('Must be answered').setChecked(at === 0);
  }
  await page.getByRole('button', { name: 'Add form' }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();
};

/** Adds a class, offered by everyone. */
export const addClass = async (
  { visit, page }: Person,
  { name, seats }: { readonly name: string; readonly seats: number },
): Promise<void> => {
  await visit('/#/desk/settings/services');
  await page.getByRole('link', { name: 'Add service' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByLabel('Duration in minutes').fill('60');
  await page.getByLabel('Seats').fill(String(seats));
  await page.getByRole('button', { name: 'Add service' }).click();
  await expect(page.getByRole('link', { name })).toBeVisible();
};

/** Shows a day on the desk's calendar. */
export const showDay = async (page: Page, date: Temporal.PlainDate): Promise<void> => {
  await page.getByRole('button', { name: 'Day', exact: true }).click();
  const heading = page.getByRole('heading', { name: dayName(date) });
  const next = page.getByRole('button', { name: 'Next', exact: true });
  while (!(await heading.isVisible())) await next.click();
};

/** A session on the calendar, which is named "start–end service, client, state". */
export const session = (page: Page, name: RegExp | string): Locator => page.getByRole('button', { name });

/** What screen readers call each of these. */
export const namesOf = async (found: Locator): Promise<readonly string[]> =>
  Promise.all((await found.all()).map(async each => /"(.*)"/.exec(await each.ariaSnapshot())?.[1] ?? ''));

export type Entered = {
  readonly day: Temporal.PlainDate;
  /** "10:00" */
  readonly start: string;
  readonly client: string;
  /** Another than the first service. */
  readonly service?: string;
};

/** Enters a session at the desk for someone new; resolves when the desk says that it is saved. */
export const newSession = async (page: Page, entered: Entered): Promise<void> => {
  await typeSession(page, entered);
  await page.getByRole('button', { name: /^Save/ }).click();
  await expect(page.getByRole('dialog', { name: 'New session' })).toBeHidden();
};

export const typeSession = async (page: Page, { day, start, client, service }: Entered): Promise<void> => {
  await page.getByRole('button', { name: 'New session', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'New session' });
  if (service) await dialog.getByLabel('Service').selectOption(service);
  await dialog.getByLabel('Date').fill(day.toString());
  await dialog.getByLabel('Start').fill(start);
  await dialog.getByRole('button', { name: 'New client' }).click();
  const [first = '', ...last] = client.split(' ');
  await dialog.getByLabel('First name').fill(first);
  await dialog.getByLabel('Last name').fill(last.join(' '));
};
