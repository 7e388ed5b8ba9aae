import type { Page } from '@playwright/test';
import { decodeQR } from 'qr/decode.js';
import { book, chooseDay, chooseTime, contact, expectConfirmed, fillIn, timeAt } from '../people/booking';
import { nextWeekday } from '../people/days';
import { pictureOf } from '../people/film';
import { expect, test } from '../people/people';
import { SALON, setUp } from '../people/shop';
import { noteLostScreens } from '../people/steady';

const day = nextWeekday(5, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

test('the short link of the QR code opens the page, and a time that someone takes leaves it', async ({
  owner,
  visitor,
  otherVisitor,
}) => {
  const long = await setUp(owner);
  await test.step('shared by what the system has for it', async () => {
    await owner.page.evaluate(() =>
      Object.assign(navigator, { share: async (shared: ShareData) => Object.assign(window, { shared }) }),
    );
    await owner.page.getByRole('button', { name: 'Share link' }).click();
    await expect
      .poll(() => owner.page.evaluate(() => (window as { shared?: ShareData }).shared))
      .toEqual({ title: SALON.name, url: long });
  });
  await owner.page.getByRole('button', { name: 'Show QR code' }).click();
  const short = long.replace(/&?c=[^&]+/, '');
  expect(short.length).toBeLessThan(long.length);
  expect(decodeQR(pictureOf(await drawn(owner.page), 4))).toBe(short);

  await visitor.visit(short);
  await otherVisitor.visit(long);
  for (const { page } of [visitor, otherVisitor]) {
    await expect(page.getByRole('heading', { name: SALON.name })).toBeVisible();
    await chooseDay(page, day);
    await expect(timeAt(page, at('10:00'))).toBeVisible();
  }
  await test.step('one takes a time: it leaves the list of the other, also where it was chosen', async () => {
    await timeAt(visitor.page, at('10:00')).click();
    await visitor.page.getByRole('textbox', { name: 'First name' }).fill('Gil');
    await timeAt(otherVisitor.page, at('10:00')).click();
    await fillIn(otherVisitor.page, contact('Hugo'));
    await book(otherVisitor.page);
    await expectConfirmed(otherVisitor.page);
    await expect(timeAt(visitor.page, at('10:00'))).toBeHidden();
    await expect(timeAt(visitor.page, at('10:30'))).toBeVisible();
    await expect(visitor.page.getByText('is no longer free')).toBeVisible();
    await expect(visitor.page.getByRole('textbox', { name: 'First name' })).toHaveValue('Gil');
  });
});

test('a page reached from another screen stays on screen while its later parts are loaded', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  const { page, visit } = visitor;
  await visit('/#/bookings');
  await expect(page.getByRole('heading', { name: 'My bookings' })).toBeVisible();
  await visit(link);
  await expect(page.getByRole('heading', { name: SALON.name })).toBeVisible();
  const lost = await noteLostScreens(page);
  await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
  await chooseTime(page, at('11:00'), SALON.zone);
  await fillIn(page, contact('Ivo'));
  await book(page);
  await expectConfirmed(page);
  expect(await lost()).toBe(0);
});

/** The modules of the QR code on screen. */
const drawn = async (page: Page): Promise<boolean[][]> => {
  const code = page.getByRole('img', { name: `QR code of the booking link of ${SALON.name}` });
  const size = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  const path = (await code.locator('path').getAttribute('d')) ?? '';
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => `${x} ${y}`));
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => dark.has(`${x} ${y}`)),
  );
};

test('a visitor reads where the business is, how to reach it, and what booking means', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  const save = async (): Promise<void> => {
    await owner.page.getByRole('button', { name: 'Save changes' }).click();
    await expect(owner.page.getByText('Saved', { exact: true }).first()).toBeVisible();
  };
  await owner.visit('/#/desk/settings/business');
  await owner.page.getByLabel('Address').fill('12 Elm Street, Springfield');
  await owner.page.getByLabel('Phone', { exact: true }).fill('(212) 555-0100');
  await save();
  await owner.visit('/#/desk/settings/booking-page');
  const notice = owner.page.getByLabel('Minimum notice');
  await notice.fill('2');
  await owner.page.getByLabel('Unit').selectOption('hours');
  await save();

  const { page } = visitor;
  await visitor.visit(link);
  await test.step('address, map, phone, WhatsApp', async () => {
    await expect(page.getByText('12 Elm Street, Springfield')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Show on a map' })).toHaveAttribute(
      'href',
      /openstreetmap\.org\/search\?query=12%20Elm%20Street%2C%20Springfield$/,
    );
    await expect(page.getByRole('link', { name: '(212) 555-0100' })).toHaveAttribute(
      'href',
      'tel:2125550100',
    );
    await expect(page.getByRole('link', { name: 'Talk on WhatsApp' })).toHaveAttribute(
      'href',
      'https://wa.me/12125550100',
    );
  });

  await chooseTime(page, at('10:00'), SALON.zone);
  await test.step('the rules, the terms and the privacy policy stand before "Book"', async () => {
    await expect(page.getByText('until 2 hours before it starts')).toBeVisible();
    await expect(page.getByText('You can reschedule here until 24 hours before the start.')).toBeVisible();
    await page.getByText('Terms', { exact: true }).click();
    await expect(page.getByText(`When you book, you ask ${SALON.name} for an appointment.`)).toBeVisible();
    await page.getByText('Privacy policy', { exact: true }).click();
    await expect(page.getByText(`Ask ${SALON.name} to see, correct or erase`)).toBeVisible();
  });

  await test.step('own texts and links take their place, while the visitor looks', async () => {
    await owner.visit('/#/desk/settings/business');
    await owner.page.getByLabel('Terms', { exact: false }).last().fill('Bring a towel.');
    await owner.page.getByLabel('Privacy policy').fill('https://salon.example/privacy');
    await save();
    await expect(page.getByText('Bring a towel.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Privacy policy' })).toHaveAttribute(
      'href',
      'https://salon.example/privacy',
    );
  });
});
