import { nextWeekday } from '../people/days';
import { openSession } from '../people/desk';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { addClass, addStaff, newSession, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);

test.use({ shop: null });

test('nothing is wrong with the calendar, its dialogs and the clients', async ({ owner }) => {
  test.slow();
  const { page } = owner;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const shut = async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await owner.visit('/#/desk');
  await expect(page.getByRole('link', { name: 'Set up my business' })).toBeVisible();
  await look(page, 'no staff device');
  await setUp(owner);
  await addStaff(owner, 'Marina');
  await addClass(owner, { name: 'Yoga', seats: 10 });
  await owner.visit('/#/desk');
  await newSession(page, { day, start: '10:00', client: 'Nina Costa' });
  await newSession(page, { day, start: '10:15', client: 'Otto Reis' });
  await newSession(page, { day, start: '14:00', client: 'Pia Mota', service: 'Yoga' });

  for (const view of ['Week', 'Month', 'List', 'Day']) {
    await press(view);
    await look(page, `calendar, ${view}`);
  }
  await showDay(page, day);
  await look(page, 'calendar, a day with an overlap');

  await press('New session');
  await press('New client');
  // Its button is gone: one goes on typing.
  await expect(page.getByLabel('First name')).toBeFocused();
  await page.getByLabel('First name').fill('x');
  await page.getByLabel('Start').fill('');
  await page.getByRole('button', { name: /^Save/ }).click();
  await look(page, 'new session, with errors');
  await page.keyboard.press('Escape');
  await look(page, 'new session, about to be lost');
  await press('Discard');
  await press('New session');
  await page.getByLabel('Date').fill(day.toString());
  await page.getByLabel('Start').fill('10:15');
  await expect(page.getByText(/there is already/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Client' }).fill('nin');
  const found = page.getByRole('listbox', { name: 'Clients found' });
  await expect(found.getByRole('option')).toHaveCount(1);
  await look(page, 'new session, with warnings and a client found');
  // The list goes first, then what it lies in.
  await page.keyboard.press('Escape');
  await expect(found).toBeHidden();
  await page.keyboard.press('Escape');
  await press('Discard');
  await press('Block time');
  await expect(page.getByRole('dialog', { name: 'Block time' })).toBeVisible();
  await look(page, 'block time');
  await page.getByRole('dialog', { name: 'Block time' }).getByRole('button', { name: 'Save' }).click();
  await session(page, /Blocked/).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Remove' })).toBeVisible();
  await look(page, 'blocked time');
  await shut();
  await press("Why isn't this time offered?");
  await expect(page.getByRole('status', { name: 'Reason' })).toHaveText(/./);
  await look(page, "why isn't this time offered?");
  await shut();

  await session(page, /Yoga, 1 of 10/).click();
  await expect(page.getByRole('dialog', { name: 'Yoga: who comes' })).toBeVisible();
  await look(page, 'attendees');
  await shut();
  const panel = await openSession(page, /Nina Costa/);
  await panel.getByText('History', { exact: true }).click();
  await look(page, 'session, with its history');
  await press('Edit');
  await panel.getByLabel('Start').fill('');
  await panel.getByRole('button', { name: /^Save/ }).click();
  await look(page, 'edit session, with errors');
  await press('Cancel');
  await press('Cancel session');
  await look(page, 'about to cancel');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel session' }).click();
  await expect(panel.getByRole('button', { name: 'Restore' })).toBeVisible();
  await look(page, 'session, cancelled, with the notice of it');
  await shut();

  await page.getByRole('link', { name: 'Clients' }).click();
  await expect(page.getByRole('heading', { name: 'Clients' })).toBeVisible();
  await look(page, 'clients');
  await page.getByLabel('Search clients').fill('nobody');
  await expect(page.getByText('Nobody found')).toBeVisible();
  await look(page, 'clients, nobody found');
  await press('New client');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByRole('dialog').getByLabel('Email').fill('nobody');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await look(page, 'new client, with errors');
  await page.keyboard.press('Escape');
  await press('Discard');
  await page.getByLabel('Search clients').fill('');
  await page.getByRole('link', { name: /Nina Costa/ }).click();
  await expect(page.getByRole('heading', { name: 'Nina Costa' })).toBeVisible();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await look(page, `client, ${await tab.textContent()}`);
  }
  await press('Edit');
  await look(page, 'client, edited');

  for (const [path, title] of [
    ['clients', 'This client is not in the book'],
    ['sessions', 'This session is not in the book'],
  ] as const) {
    await owner.visit(`/#/desk/${path}/${'a'.repeat(26)}`);
    await expect(page.getByText(title)).toBeVisible();
    await look(page, `${path}, one that is missing`);
  }
});
