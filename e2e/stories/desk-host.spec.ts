import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { bookingLink, newSession, openBook, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const MINUTE = 60_000;

test.use({ shop: null });

test('a broken config.json is told at the desk, which works on; mended, the booking link is there', async ({
  world,
  owner,
  visitor,
}) => {
  const { page } = owner;
  const warnings = page.getByRole('region', { name: 'Warnings' });
  world.configure('{ "relays": ["http://relay.example"] }');
  await openBook(owner);
  await expect(warnings).toContainText('The app’s configuration (config.json) cannot be used');
  await expect(warnings).toContainText('relays: "http://relay.example"');
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText('No relay is set');
  await expect(page.getByRole('region', { name: 'Booking link' })).toContainText('There is no link');

  await test.step('what needs nobody else works', async () => {
    await owner.visit('/#/desk');
    await newSession(page, { day, start: '10:00', client: 'Ana Kept' });
    await owner.visit('/#/desk/clients');
    await page.getByRole('searchbox', { name: 'Search clients' }).fill('ana');
    await expect(page.getByText('Ana Kept')).toBeVisible();
  });

  await test.step('no JSON at all is told too, and keeps nothing from opening', async () => {
    world.configure('{ "relays": [');
    await owner.visit('/#/desk');
    await page.reload();
    await expect(warnings).toContainText('config.json');
    await expect(warnings).toContainText('JSON');
    await showDay(page, day);
    await expect(session(page, /Ana Kept/)).toHaveCount(1);
  });

  await test.step('mended', async () => {
    world.configure('{ "relays": ["/relay"] }');
    await page.reload();
    await expect(page.getByRole('status', { name: 'Connection' })).toContainText('Connected');
    await expect(warnings.getByRole('alert')).toHaveCount(0);
    await owner.visit('/#/desk/settings/booking-page');
    await visitor.visit(await bookingLink(page));
    await expect(visitor.page.getByRole('button', { name: 'Later days' })).toBeVisible();
  });
});

test('a clock that is more than five minutes off is told at its desk, until it is set', async ({ owner }) => {
  const { page, context } = owner;
  const warning = page.getByRole('region', { name: 'Warnings' }).getByRole('alert');
  const connected = page.getByRole('status', { name: 'Connection' });
  await context.clock.install({ time: Date.now() + 7 * MINUTE });
  await setUp(owner);
  await owner.visit('/#/desk');
  await expect(warning).toContainText('This device’s clock is 7 minutes ahead.');

  await context.clock.setSystemTime(Date.now() - 9 * MINUTE);
  await page.reload();
  await expect(warning).toContainText('This device’s clock is 9 minutes behind.');

  await context.clock.setSystemTime(Date.now() - 4 * MINUTE);
  const asked = page.waitForResponse(answer => answer.request().method() === 'HEAD');
  await page.reload();
  await asked;
  await expect(connected).toContainText('Connected');
  await expect(warning).toHaveCount(0);
});
