import type { Locator, Page } from '@playwright/test';
import { logIn, logOut, openOwn, signUp } from '../people/accounts';
import { book, type Contact, chooseTime, contact, expectConfirmed, fillIn } from '../people/booking';
import { nextWeekday } from '../people/days';
import { undo } from '../people/desk';
import { press, tabTo } from '../people/keyboard';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { SALON, setUp } from '../people/shop';

const day = nextWeekday(2, SALON.zone);
/** On a day of its own where it is not the first: who holds a service on a day is asked whether they mean it. */
const at = (time: string, date = day): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

const bookAt = async (
  { visit, page }: Person,
  link: string,
  start: Temporal.Instant,
  who: Contact,
): Promise<void> => {
  await visit(link);
  await chooseTime(page, start, SALON.zone);
  await fillIn(page, who);
  await book(page);
  await expectConfirmed(page);
};

/** What "Appointments" shows of what is to come. */
const appointments = (page: Page): Locator =>
  page.getByRole('region', { name: 'Upcoming' }).getByRole('listitem');

/** The row of a client, with the check mark or without. */
const row = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const mark = (page: Page, name: string): Locator =>
  row(page, name).getByRole('img', { name: 'Has an account' });
const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });
/** A session in a client's history, by its start. */
const line = (page: Page, start: string): Locator =>
  page
    .getByRole('tabpanel', { name: 'History' })
    .getByRole('button', { name: new RegExp(`${start}.[AP]M–`) });
const silhouette = (session: Locator, email: string): Locator =>
  session.getByRole('img', { name: `Assigned to ${email}`, exact: true });

test('what the desk shows of accounts follows what clients do, and what the owner assigns, moves and merges', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  const ana = contact('Ana');
  const renewed = { ...ana, email: `new-${ana.email}` };
  const { page } = owner;
  const phone = visitor.page;
  const openClient = async (name: string): Promise<void> => {
    await owner.visit('/#/desk/clients');
    await page.getByRole('link', { name, exact: true }).click();
    await expect(heading(page, name)).toBeVisible();
  };
  const panel = page.getByRole('dialog');
  const account = panel.getByRole('combobox', { name: 'Client account' });
  const save = async (): Promise<void> => {
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(panel.getByRole('button', { name: 'Edit' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
  };

  await bookAt(visitor, link, at('09:00'), ana);
  await signUp(phone, ana);
  await logOut(phone);
  await openClient('Ana Silva');
  await expect(line(page, '9:00')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Assigned to/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Assign all to account' })).toBeHidden();
  await line(page, '9:00').click();
  await panel.getByRole('button', { name: 'Client account: Not assigned' }).click();
  await expect(account).toBeFocused();
  // The list that came with the panel goes by itself first.
  const list = panel.getByRole('listbox');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(account).toBeFocused();
  await account.fill(ana.email);
  const option = panel.getByRole('option', { name: ana.email });
  await expect(option).toHaveAttribute('aria-disabled', 'true');
  await expect(option).toContainText('Not linked yet');
  const ask = 'Not linked yet. Ask the client to open the link in a confirmation and press Log in';
  await expect(panel.getByText(ask, { exact: true })).toBeVisible();

  let appointment = '';
  await test.step('logging in on the page of a session, whose link the owner sends, links it and assigns nothing', async () => {
    await panel.getByRole('button', { name: 'Send the link' }).click();
    const sends = page.getByRole('dialog', { name: 'Send the link' });
    await sends.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByText('Copied', { exact: true })).toBeVisible();
    appointment = /http\S+/.exec(await page.evaluate(() => navigator.clipboard.readText()))?.[0] ?? '';
    await page.keyboard.press('Escape');
    await expect(sends).toBeHidden();
    await owner.visit('/#/desk/clients');
    await expect(row(page, 'Ana Silva')).toBeVisible();
    await expect(mark(page, 'Ana Silva')).toHaveCount(0);
    await visitor.visit(appointment);
    await logIn(phone, ana.email);
    await expect(mark(page, 'Ana Silva')).toBeVisible();
    await openOwn(phone, 'Appointments');
    await expect(appointments(phone)).toHaveCount(0);
    await look(page, 'Clients with an account');
    await visitor.visit(appointment);
    await phone.getByRole('button', { name: 'Link with my account' }).click();
    await expect(phone.getByRole('status').getByText('Your account is linked')).toBeVisible();
    await look(phone, 'an account that was linked');
    await openOwn(phone, 'Appointments');
    await expect(appointments(phone)).toHaveCount(0);
    await openClient('Ana Silva');
    await expect(line(page, '9:00')).toBeVisible();
    await expect(silhouette(line(page, '9:00'), ana.email)).toHaveCount(0);
  });

  await test.step('assigned by hand, without a mouse', async () => {
    await press(page, line(page, '9:00'));
    await press(page, panel.getByRole('button', { name: 'Edit' }));
    await tabTo(page, account);
    await page.keyboard.type(ana.email.slice(0, 8));
    await expect(panel.getByRole('option', { name: ana.email })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(account).toHaveValue(ana.email);
    await press(page, panel.getByRole('button', { name: 'Save', exact: true }));
    await expect(panel.getByRole('button', { name: `Client account: ${ana.email}` })).toBeVisible();
    await panel.getByText('History', { exact: true }).click();
    await expect(panel.getByRole('list', { name: 'History' }).getByRole('listitem').first()).toContainText(
      `Client account: ${ana.email}`,
    );
    await page.keyboard.press('Escape');
  });
  await openClient('Ana Silva');
  await expect(silhouette(line(page, '9:00'), ana.email)).toBeVisible();
  await expect(appointments(phone)).toHaveCount(1);

  await test.step('booked while logged in it is assigned; what the owner enters too, unless that is cleared', async () => {
    await bookAt(visitor, link, at('10:00', day.add({ days: 1 })), ana);
    await expect(silhouette(line(page, '10:00'), ana.email)).toBeVisible();
    for (const [start, clears] of [
      ['11:00', false],
      ['12:00', true],
    ] as const) {
      await page.getByRole('button', { name: 'New session' }).click();
      await panel.getByLabel('Date').fill(day.toString());
      await panel.getByLabel('Start').fill(start);
      await expect(account).toHaveValue(ana.email);
      if (clears) await panel.getByRole('button', { name: 'Remove' }).click();
      await panel.getByRole('button', { name: /^Save/ }).click();
      await expect(panel).toBeHidden();
    }
    await expect(silhouette(line(page, '11:00'), ana.email)).toBeVisible();
    await expect(line(page, '12:00')).toBeVisible();
    await expect(silhouette(line(page, '12:00'), ana.email)).toHaveCount(0);
    await openOwn(phone, 'Appointments');
    await expect(appointments(phone)).toHaveCount(3);
  });

  await test.step('all at once, while it is clear where they go', async () => {
    const all = page.getByRole('button', { name: 'Assign all to account' });
    await all.click();
    await expect(page.getByRole('img', { name: `Assigned to ${ana.email}` })).toHaveCount(4);
    await expect(all).toBeHidden();
    await undo(page);
    await expect(page.getByRole('img', { name: `Assigned to ${ana.email}` })).toHaveCount(3);
    await all.click();
    await expect(appointments(phone)).toHaveCount(4);
  });

  await test.step('one is removed: it stays in the entry, without the silhouette', async () => {
    await line(page, '12:00').click();
    await panel.getByRole('button', { name: `Client account: ${ana.email}` }).click();
    await expect(account).toHaveAttribute('aria-expanded', 'true');
    await account.press('Tab');
    await expect(account).toHaveAttribute('aria-expanded', 'false');
    await panel.getByRole('button', { name: 'Remove' }).press('Enter');
    await expect(account).toBeFocused();
    await expect(account).toHaveValue('');
    // A list that opened now would lie over "Save".
    await expect(account).toHaveAttribute('aria-expanded', 'false');
    await look(page, 'Edit session, with an account');
    await save();
    await expect(line(page, '12:00')).toBeVisible();
    await expect(silhouette(line(page, '12:00'), ana.email)).toHaveCount(0);
    await expect(appointments(phone)).toHaveCount(3);
  });

  await test.step('under another name it goes to the entry of that name, assigned as it was', async () => {
    await line(page, '11:00').click();
    await panel.getByRole('button', { name: 'Edit' }).click();
    await panel.getByRole('button', { name: 'Change name' }).click();
    await panel.getByLabel('First name').fill('Bia');
    await save();
    await expect(line(page, '11:00')).toHaveCount(0);
    await openClient('Bia Silva');
    await expect(silhouette(line(page, '11:00'), ana.email)).toBeVisible();
    await owner.visit('/#/desk/clients');
    await expect(mark(page, 'Ana Silva')).toBeVisible();
    await expect(mark(page, 'Bia Silva')).toHaveCount(0);
    await expect(appointments(phone)).toHaveCount(3);
  });

  await test.step('to a new account, which the client makes on the page of a session', async () => {
    await visitor.visit(appointment);
    await logOut(phone);
    await signUp(phone, renewed);
    await openClient('Ana Silva');
    await page.getByRole('tab', { name: 'Account', exact: true }).click();
    const about = page.getByRole('tabpanel', { name: 'Account' });
    await expect(about.getByRole('heading', { name: renewed.email })).toBeVisible();
    await expect(about.getByRole('heading', { name: ana.email, exact: true })).toBeVisible();
    await expect(about.getByRole('link', { name: /^Haircut, .*9:00/ })).toHaveCount(2);
    await about.getByText('Client can’t log in?').first().click();
    await expect(about.getByText('Forgot your password?')).toBeVisible();
    await look(page, 'A client’s accounts');
    await page.getByRole('button', { name: 'Move to another account' }).click();
    await panel.getByRole('button', { name: 'Move', exact: true }).click();
    await expect(panel.getByText('Choose the account that they go to.')).toBeVisible();
    const next = panel.getByRole('combobox', { name: 'New account' });
    await expect(next).toBeFocused();
    await next.fill('new-');
    await panel.getByRole('option', { name: renewed.email }).click();
    await panel.getByRole('button', { name: 'Move', exact: true }).click();
    await expect(panel).toBeHidden();
    await page.getByRole('tab', { name: 'History' }).click();
    for (const start of ['9:00', '10:00'])
      await expect(silhouette(line(page, start), renewed.email)).toBeVisible();
    await expect(page.getByRole('img', { name: `Assigned to ${ana.email}`, exact: true })).toHaveCount(0);
    await openOwn(phone, 'Appointments');
    await expect(appointments(phone)).toHaveCount(2);
    await undo(page);
    await expect(silhouette(line(page, '9:00'), ana.email)).toBeVisible();
    await expect(appointments(phone)).toHaveCount(0);
  });

  await test.step('who stands in the book twice is proposed, merged with all that both have, and parted again', async () => {
    await owner.visit('/#/desk/clients');
    await page.getByRole('button', { name: 'New client' }).click();
    await panel.getByLabel('First name').fill('Ana');
    await panel.getByLabel('Last name').fill('Sylva');
    await panel.getByLabel('Email').fill(ana.email);
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(heading(page, 'Ana Sylva')).toBeVisible();
    await expect(page.getByText('This may be the same person:')).toBeVisible();
    await owner.visit('/#/desk/clients');
    await press(page, page.getByRole('button', { name: 'Look at them' }));
    await look(page, 'Clients, with a pair that may be one person');
    await press(page, page.getByRole('button', { name: 'Merge' }));
    await expect(row(page, 'Ana Sylva')).toHaveCount(0);
    await expect(mark(page, 'Ana Silva')).toBeVisible();
    await page.getByLabel('Search clients').fill('sylva');
    await page.getByRole('link', { name: 'Ana Silva', exact: true }).click();
    await expect(line(page, '9:00')).toBeVisible();
    const person = page.getByRole('region', { name: 'Entries of this person' });
    await expect(person.getByText('Ana Sylva')).toBeVisible();
    await person.getByRole('button', { name: 'Unmerge' }).click();
    await expect(person.getByText('Ana Sylva')).toBeHidden();
    // The owner has said that they are two: they are not proposed again, and can be merged all the same.
    await expect(page.getByText('This may be the same person:')).toBeHidden();
    await person.getByRole('combobox').fill('sylva');
    await person.getByRole('option', { name: /Ana Sylva/ }).click();
    await person.getByRole('button', { name: 'Merge' }).click();
    await expect(person.getByText('Merged into this entry')).toBeVisible();
    await undo(page);
    await owner.visit('/#/desk/clients');
    await expect(row(page, 'Ana Sylva')).toBeVisible();
    await expect(mark(page, 'Ana Sylva')).toHaveCount(0);
  });
});
