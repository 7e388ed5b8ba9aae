import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { accountMenu, chooseLogins, logIn, openOwn, PASSWORD, signUp } from '../people/accounts';
import { book, chooseTime, contact, expectConfirmed } from '../people/booking';
import { nextWeekday } from '../people/days';
import { saveSettings } from '../people/desk';
import { press, type } from '../people/keyboard';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();
const datetime = (time: string): string => at(time).toString({ smallestUnit: 'second' });

const NEXT = 'an evening in late June';
const LAST = 'a night in September';

const upcoming = (page: Page): Locator => page.getByRole('region', { name: 'Upcoming' });
const pencil = (page: Page): Locator => page.getByRole('button', { name: 'Change appointment' });
const loggedOut = (page: Page): Locator => page.getByText('You are not logged in here');

/** The link that the owner sends from "Messages"; the mail that it opens is not looked at. */
const linkSent = async ({ page }: Person): Promise<string> => {
  await page.getByRole('link', { name: /^Messages/ }).click();
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Page.enable');
  const mail = new Promise<string>(resolve =>
    devTools.on('Page.frameRequestedNavigation', ({ url }) => {
      if (url.startsWith('mailto:')) resolve(url);
    }),
  );
  await page.getByRole('list', { name: 'Messages to send' }).getByRole('button', { name: 'Email' }).click();
  const text = new URL(await mail).searchParams.get('body') ?? '';
  await devTools.detach();
  return /https?:\/\/\S+\/reset\/\S+/.exec(text)?.[0] ?? '';
};

const choosePassword = async (page: Page, password: string): Promise<void> => {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Save password' }).click();
};

test('a client keeps a profile, moves and cancels by the pencil, and gets back in when the password is forgotten', async ({
  owner,
  person,
}) => {
  test.slow();
  const link = await setUp(owner);
  const phone = await person('phone', { viewport: { width: 360, height: 740 }, hasTouch: true });
  const laptop = await person('laptop');
  const ana = contact('Ana', 'Souza');

  await test.step('an account with an appointment, on two devices', async () => {
    await phone.visit(link);
    await signUp(phone.page, ana);
    await chooseTime(phone.page, at('10:00'), SALON.zone);
    await book(phone.page);
    await expectConfirmed(phone.page);
    await laptop.visit(link);
    await logIn(laptop.page, ana.email);
  });

  await test.step('another name and phone, which the owner sees too; what is wrong is said at its field', async () => {
    const { page } = phone;
    await openOwn(page, 'My profile');
    await expect(page.getByRole('region', { name: 'Next appointment' }).locator('time')).toHaveAttribute(
      'datetime',
      datetime('10:00'),
    );
    const form = page.getByRole('form', { name: 'Contact details' });
    await expect(form.getByRole('textbox', { name: 'Email' })).not.toBeEditable();
    await form.getByRole('textbox', { name: 'First name' }).fill(' ');
    await form.getByRole('textbox', { name: 'Phone' }).fill('12');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(form.getByRole('textbox', { name: 'First name' })).toBeFocused();
    await look(page, 'my profile, with errors');
    await page.setViewportSize({ width: 360, height: 740 });
    await form.getByRole('textbox', { name: 'First name' }).fill('Anna');
    await form.getByRole('textbox', { name: 'Phone' }).fill('212 555 0100');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(form.getByText('Saved. The business sees it too.')).toBeVisible();
    await showDay(owner.page, day);
    await expect(session(owner.page, /^10:00.*Anna Souza/)).toBeVisible();
    await openOwn(laptop.page, 'My profile');
    await expect(laptop.page.getByRole('textbox', { name: 'Phone' })).toHaveValue('212 555 0100');
  });

  await test.step('the pencil leads to another time, on both devices', async () => {
    const { page } = laptop;
    await openOwn(page, 'Appointments');
    await press(page, pencil(page));
    await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Choose a new time' })).toBeFocused();
    await chooseTime(page, at('11:00'), SALON.zone);
    await look(page, 'another time');
    await page.getByRole('button', { name: 'Reschedule' }).click();
    await openOwn(phone.page, 'Appointments');
    for (const each of [page, phone.page])
      await expect(upcoming(each).locator('time')).toHaveAttribute('datetime', datetime('11:00'));
    await expect(session(owner.page, /^11:00.*Anna Souza/)).toBeVisible();
  });

  await test.step('only what the owner allows is behind it, at once; cancelled, it is past', async () => {
    await owner.visit('/#/desk/settings/policies');
    await owner.page.getByLabel('Clients may reschedule').uncheck();
    await saveSettings(owner.page);
    const { page } = phone;
    await pencil(page).click();
    await expect(page.getByRole('menuitem')).toHaveText(['Delete']);
    await look(page, 'the pencil');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const asks = page.getByRole('alertdialog');
    await expect(asks).toContainText(SALON.service);
    await look(page, 'asked before it is cancelled');
    await page.setViewportSize({ width: 360, height: 740 });
    await asks.getByRole('button', { name: 'Cancel appointment' }).click();
    for (const each of [page, laptop.page]) {
      await expect(pencil(each)).toBeHidden();
      await expect(each.getByRole('region', { name: 'Past' })).toContainText('Cancelled');
    }
  });

  await test.step('another password logs the other device out; so does the list of devices', async () => {
    const { page } = laptop;
    await openOwn(page, 'My profile');
    await page.getByRole('button', { name: 'Change password' }).click();
    const form = page.getByRole('form', { name: 'Change password' });
    await form.getByLabel('Present password').fill('not the present one');
    await choosePassword(page, NEXT);
    await expect(form.getByText('This is not your present password.')).toBeVisible();
    await look(page, 'a wrong present password');
    await expect(form.getByLabel('Log out everywhere else')).toBeChecked();
    await form.getByLabel('Present password').fill(PASSWORD);
    await choosePassword(page, NEXT);
    await expect(page.getByText('Your new password is saved.')).toBeVisible();
    await expect(loggedOut(phone.page)).toBeVisible();
    await look(phone.page, 'logged out');
    await phone.page.setViewportSize({ width: 360, height: 740 });
    await logIn(phone.page, ana.email, NEXT);
    const devices = page.getByRole('region', { name: 'Where you are logged in' }).getByRole('listitem');
    await expect(devices).toHaveCount(2);
    const other = devices.filter({ hasNotText: /This device/ });
    await other.getByRole('button', { name: 'Log out this device' }).click();
    await expect(devices).toHaveCount(1);
    await expect(loggedOut(phone.page)).toBeVisible();
  });

  await test.step('a forgotten password: the page says the same for every email', async () => {
    const { page } = phone;
    await page.getByRole('button', { name: 'Log in' }).click();
    await page
      .getByRole('form', { name: 'Log in' })
      .getByRole('button', { name: 'Forgot your password?' })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Forgot your password?' });
    const said: string[] = [];
    for (const email of ['nobody@example.org', ana.email]) {
      await dialog.getByRole('textbox', { name: 'Email' }).fill(email);
      await dialog.getByRole('button', { name: 'Send me a link' }).click();
      const status = dialog.getByRole('status').filter({ hasText: 'Look into your mail' });
      await expect(status).toBeVisible();
      said.push(((await status.textContent()) ?? '').replace(email, 'EMAIL'));
      if (email === ana.email) await look(page, 'a link was asked for');
      await dialog.getByRole('button', { name: 'Back to log in' }).click();
      if (email === ana.email) break;
      await dialog.page().getByRole('button', { name: 'Forgot your password?' }).click();
    }
    expect(said[1]).toBe(said[0]);
  });

  await test.step('the owner sends the link, which opens once; what was typed before is cleared', async () => {
    const { page } = phone;
    const reset = await linkSent(owner);
    expect(reset).toContain('/reset/');
    await phone.visit(reset);
    await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
    await choosePassword(page, 'password123');
    await expect(page.getByText('This is easy to guess')).toBeVisible();
    await look(page, 'choosing a new password');
    await page.setViewportSize({ width: 360, height: 740 });
    await choosePassword(page, LAST);
    await page.getByRole('link', { name: 'My profile' }).click();
    await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('');
    await expect(loggedOut(laptop.page)).toBeVisible();
    await laptop.visit(reset);
    await choosePassword(laptop.page, LAST);
    await expect(laptop.page.getByRole('alert')).toContainText('This link does not work any more');
    await look(laptop.page, 'a used link');
    const form = page.getByRole('form', { name: 'Contact details' });
    await type(page, form.getByRole('textbox', { name: 'First name' }), 'Ana');
    await press(page, form.getByRole('button', { name: 'Save' }));
    await expect(form.getByText('Saved. The business sees it too.')).toBeVisible();
  });

  await test.step('all that the account holds, to take along', async () => {
    const { page } = phone;
    await page.getByRole('button', { name: 'Export my data' }).click();
    const file = async (name: string): Promise<string> => {
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      return readFileSync(await (await downloading).path(), 'utf8');
    };
    const data = JSON.parse(await file('Data (JSON)'));
    expect(data.account).toEqual({ email: ana.email, first: 'Ana', last: '', phone: '' });
    expect(data.appointments).toMatchObject([{ service: SALON.service, state: 'cancelled' }]);
    expect(await file('Readable page')).toContain(`My data with ${SALON.name}`);
  });

  await test.step('off: the page says so where someone is logged in; then it is back', async () => {
    const { page } = phone;
    await chooseLogins(owner, 'Off');
    await expect(page.getByText(`${SALON.name} does not use logins now`)).toBeVisible();
    await expect(accountMenu(page)).toBeHidden();
    await chooseLogins(owner, 'Optional');
    await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Ana');
  });

  await test.step('deleted, it is gone', async () => {
    const { page } = phone;
    await page.getByRole('button', { name: 'Delete my account' }).click();
    const asks = page.getByRole('alertdialog', { name: 'Delete your account?' });
    await look(page, 'asked before the account is deleted');
    await asks.getByRole('button', { name: 'Delete my account' }).click();
    await expect(page.getByRole('status').getByText('Your account is deleted')).toBeVisible();
    await expect(accountMenu(page)).toBeHidden();
  });
});
