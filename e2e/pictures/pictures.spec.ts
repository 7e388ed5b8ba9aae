import { chooseTime, contact, fillIn } from '../people/booking';
import { addProduct, codeOn, enterOrder, markAsPaid } from '../people/codes';
import { nextWeekday } from '../people/days';
import { test } from '../people/people';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';

// The README's pictures, taken from the app itself.
const day = nextWeekday(3, SALON.zone);
const FOLDER = 'e2e/pictures';
const CLIENTS: readonly (readonly [string, string])[] = [
  ['09:00', 'Ana Silva'],
  ['10:00', 'Rui Costa'],
  ['11:30', 'Bia Rocha'],
  ['14:00', 'Caio Lima'],
];

test('the desk', async ({ owner }) => {
  const { page } = owner;
  await setUp(owner, { duration: 45 });
  await page.getByRole('button', { name: 'Done' }).click();
  for (const [start, client] of CLIENTS) await newSession(page, { day, start, client });
  await showDay(page, day);
  await page.setViewportSize({ width: 820, height: 900 });
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Close' }).first().click();
  await session(page, /Ana Silva/).scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${FOLDER}/desk.png` });
});

test('the booking page', async ({ owner, person }) => {
  const link = await setUp(owner);
  const visitor = await person('phone', { viewport: { width: 390, height: 900 } });
  const { page } = visitor;
  await visitor.visit(link);
  await chooseTime(
    page,
    day.toZonedDateTime({ timeZone: SALON.zone, plainTime: '10:00' }).toInstant(),
    SALON.zone,
  );
  await fillIn(page, contact('Ana'));
  await page.mouse.wheel(0, -10_000);
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${FOLDER}/booking.png` });
});

test('a gift certificate', async ({ owner }) => {
  const { page } = owner;
  await setUp(owner);
  await addProduct(owner, { name: 'An hour for you', kind: 'Gift certificate', gives: 80, price: 80 });
  await enterOrder(owner, 'An hour for you', { recipient: 'Beatriz' });
  await markAsPaid(page);
  const code = await codeOn(page);
  await page.setViewportSize({ width: 820, height: 900 });
  await page.getByRole('link', { name: `Certificate of ${code}` }).click();
  await page.getByRole('img', { name: /^QR code/ }).waitFor();
  await page.screenshot({ path: `${FOLDER}/certificate.png` });
});
