import type { Page } from '@playwright/test';
import { violations } from '../people/axe';
import { book, chooseTime, contact, expectConfirmed, fillIn } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const start = day.toZonedDateTime({ timeZone: SALON.zone, plainTime: '10:00' }).toInstant();

const WIDTHS = [360, 1280];
const SCHEMES = ['light', 'dark'] as const;

/** Looks at a screen on a phone and on a laptop, by day and by night. */
const look = (page: Page, screen: string): Promise<void> =>
  test.step(screen, async () => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 820 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect.soft(await violations(page), `${screen}, ${width} px, ${colorScheme}`).toEqual([]);
      }
    }
  });

test('axe finds nothing wrong with any screen of a visitor', async ({ owner, visitor }) => {
  const link = await setUp(owner);
  const { page } = visitor;
  await visitor.visit('/');
  await look(page, 'landing');
  await visitor.visit('/#/bookings');
  await look(page, 'no bookings');
  await visitor.visit(link);
  await chooseTime(page, start, SALON.zone);
  await page.getByRole('button', { name: 'Book', exact: true }).click();
  await look(page, 'details, with errors');
  await fillIn(page, contact('Mia'));
  await book(page);
  await expectConfirmed(page);
  await look(page, 'confirmed');
  await page.getByRole('link', { name: 'View appointment' }).click();
  await expect(page.getByRole('heading', { name: 'Your appointment' })).toBeVisible();
  await look(page, 'appointment');
  await visitor.visit('/#/bookings');
  await expect(page.getByText(SALON.service)).toBeVisible();
  await look(page, 'my bookings');
  await visitor.visit('/#/open');
  await look(page, 'open, without a link');
  await visitor.visit('/#/nowhere');
  await look(page, 'no such page');
});

test('axe finds nothing wrong with setting up', async ({ owner }) => {
  const { page } = owner;
  await owner.visit('/#/setup');
  await page.getByRole('button', { name: 'Next' }).click();
  await look(page, 'business, with errors');
  await page.getByLabel('Business name').fill(SALON.name);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('First service').fill(SALON.service);
  await look(page, 'service');
  await page.getByRole('button', { name: 'Next' }).click();
  await look(page, 'hours');
  await page.getByRole('button', { name: 'Open my book' }).click();
  await expect(page.getByRole('region', { name: 'Booking link' })).toBeVisible();
  await look(page, 'desk, just set up');
});

const SETTINGS = ['', '/business', '/services', '/staff', '/hours', '/forms', '/booking-page', '/devices'];

test('axe finds nothing wrong with any screen of the desk', async ({ owner }) => {
  const { page } = owner;
  await setUp(owner);
  await owner.visit('/#/desk');
  await newSession(page, { day, start: '10:00', client: 'Nina Costa' });
  for (const view of ['Week', 'Month', 'List', 'Day']) {
    await page.getByRole('button', { name: view, exact: true }).click();
    await look(page, `calendar, ${view}`);
  }
  await page.getByRole('button', { name: 'New session', exact: true }).click();
  await look(page, 'new session');
  await page.keyboard.press('Escape');
  await showDay(page, day);
  await session(page, /Nina Costa/).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, 'session');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Clients' }).click();
  await look(page, 'clients');
  await page.getByRole('link', { name: /Nina Costa/ }).click();
  await look(page, 'client');
  await page.getByRole('link', { name: 'Attention' }).click();
  await look(page, 'attention');
  for (const section of SETTINGS) {
    await owner.visit(`/#/desk/settings${section}`);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await look(page, `settings${section}`);
  }
  await page.goto(new URL('/#/desk/settings/services', page.url()).href);
  await page.getByRole('link', { name: SALON.service }).click();
  await look(page, 'service');
});
