import type { Page } from '@playwright/test';
import { accountMenu, chooseLogins, openOwn, PASSWORD, signUp } from '../people/accounts';
import { book, chooseTime, contact, expectConfirmed, fillIn } from '../people/booking';
import { nextWeekday } from '../people/days';
import { changeService } from '../people/desk';
import { press, tabTo, type } from '../people/keyboard';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { addForm, SALON, setUp } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();
const datetime = (time: string): string => at(time).toString({ smallestUnit: 'second' });

const logIn = (page: Page) => page.getByRole('form', { name: 'Log in' });

test('a client signs up on a phone and logs in on a laptop; sessions follow the account, and the owner’s choice holds', async ({
  owner,
  person,
}) => {
  test.slow();
  const link = await setUp(owner);
  await addForm(owner, { name: 'Before you come', questions: ['Allergies', 'Wishes'] });
  await changeService(owner, SALON.service, async page => {
    await page.getByLabel('Intake form').selectOption('Before you come');
  });
  const phone = await person('phone', { viewport: { width: 360, height: 740 }, hasTouch: true });
  const laptop = await person('laptop');
  const ana = contact('Ana', 'Souza');

  await test.step('booked logged out, in a browser that is remembered', async () => {
    await phone.visit(link);
    await chooseTime(phone.page, at('10:00'), SALON.zone);
    await fillIn(phone.page, ana);
    await phone.page.getByRole('textbox', { name: 'Allergies' }).fill('Nuts');
    await book(phone.page);
    await expectConfirmed(phone.page);
  });

  await test.step('what an account lacks is said at its field; then it is made', async () => {
    const { page } = phone;
    await page.getByRole('button', { name: 'Sign up' }).click();
    const form = page.getByRole('form', { name: 'Sign up' });
    await expect(form.getByRole('textbox', { name: 'Email' })).toHaveValue(ana.email);
    const password = form.getByLabel('Password', { exact: true });
    await expect(password).toHaveAttribute('autocomplete', 'new-password');
    await password.fill('password123');
    await form.getByLabel('Show password').check();
    await expect(password).toHaveAttribute('type', 'text');
    await form.getByRole('button', { name: 'Sign up' }).click();
    await expect(form.getByText('This is easy to guess')).toBeVisible();
    await expect(form.getByText('An account needs this.')).toHaveCount(2);
    await expect(password).toBeFocused();
    await look(page, 'signing up, with errors');
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
    await signUp(page, ana);
  });

  await test.step('booked logged in, with the details filled in', async () => {
    const { page } = phone;
    await phone.visit(link);
    await expect(accountMenu(page)).toBeVisible();
    await chooseTime(page, at('11:00'), SALON.zone);
    await expect(page.getByRole('textbox', { name: 'Email' })).toHaveValue(ana.email);
    await page.getByRole('textbox', { name: 'Phone' }).fill('212 555 0100');
    await page.getByRole('textbox', { name: 'Allergies' }).fill('Dust');
    await book(page);
    await page.getByRole('button', { name: 'Book anyway' }).click();
    await expectConfirmed(page);
  });

  await test.step('what was booked logged out stays with the browser, the other goes to the account', async () => {
    const { page } = phone;
    await phone.visit('/#/bookings');
    await expect(page.getByRole('link', { name: `Appointments: ${SALON.name}` })).toBeVisible();
    const here = page.getByRole('region', { name: 'Booked on this device' }).locator('time');
    await expect(here).toHaveCount(1);
    await expect(here).toHaveAttribute('datetime', datetime('10:00'));
    await look(page, 'my bookings, logged in');
  });

  await test.step('on the laptop, by keyboard: a wrong and an empty password get one alert', async () => {
    const { page } = laptop;
    await laptop.visit(link);
    await press(page, page.getByRole('button', { name: 'Log in' }));
    const form = logIn(page);
    const email = form.getByRole('textbox', { name: 'Email' });
    await expect(email).toBeFocused();
    await expect(email).toHaveAttribute('autocomplete', 'username');
    await page.keyboard.type(ana.email);
    await type(page, form.getByLabel('Password', { exact: true }), 'a fine morning in June');
    await page.keyboard.press('Enter');
    const alert = form.getByRole('alert');
    await expect(alert).toContainText('Wrong email or password');
    await look(page, 'a wrong password');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await expect(alert).toHaveCount(1);
    await expect(email).toHaveValue(ana.email);
  });

  await test.step('while the desk is closed it says so, and goes on by itself when it opens', async () => {
    const { page } = laptop;
    await owner.page.goto('about:blank');
    await type(page, logIn(page).getByLabel('Password', { exact: true }), PASSWORD);
    await page.keyboard.press('Enter');
    await expect(logIn(page).getByText('The business is offline now')).toBeVisible();
    await look(page, 'logging in while the business is offline');
    await owner.visit('/#/desk');
    await expect(accountMenu(page)).toBeVisible();
    await expect(logIn(page)).toBeHidden();
  });

  await test.step('there the account shows its session and fills the details in', async () => {
    const { page } = laptop;
    await chooseTime(page, at('15:00'), SALON.zone);
    await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Ana');
    await expect(page.getByRole('textbox', { name: 'Phone' })).toHaveValue('212 555 0100');
    const form = page.getByRole('group', { name: 'Before you come' });
    await expect(form.getByText('Already answered')).toBeVisible();
    await expect(form.getByRole('textbox')).toHaveAccessibleName('Wishes');
    await look(page, 'a form that was answered before');
    await form.getByRole('button', { name: 'Change' }).click();
    await expect(form.getByRole('textbox', { name: 'Allergies' })).toBeFocused();
    await expect(form.getByRole('textbox', { name: 'Allergies' })).toHaveValue('Dust');
    await laptop.visit('/#/bookings');
    const next = page.getByRole('listitem').filter({ hasText: SALON.name }).locator('time');
    await expect(next).toHaveCount(1);
    await expect(next).toHaveAttribute('datetime', datetime('11:00'));
  });

  await test.step('what was answered stands with the appointment, also where it was not typed', async () => {
    const { page } = laptop;
    await laptop.visit(link);
    await openOwn(page, 'Appointments');
    await press(page, page.locator('summary', { hasText: 'What you answered' }));
    await expect(page.getByRole('definition')).toHaveText(['Dust']);
    await look(page, 'an appointment with its answers');
  });

  await test.step('logging out leaves nothing of it', async () => {
    const { page } = laptop;
    await laptop.visit(link);
    await press(page, accountMenu(page));
    await expect(page.getByRole('menuitem', { name: 'My profile' })).toBeVisible();
    await look(page, 'the account menu');
    await page.keyboard.press('Escape');
    await press(page, accountMenu(page));
    await expect(page.getByRole('menuitem', { name: 'My profile' })).toBeFocused();
    await page.keyboard.press('End');
    await expect(page.getByRole('menuitem', { name: 'Log out' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Log in' })).toBeFocused();
    await chooseTime(page, at('15:00'), SALON.zone);
    await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('');
  });

  await test.step('required: the details ask for the account, and nothing chosen is lost', async () => {
    const { page } = laptop;
    await chooseLogins(owner, 'Required');
    await expect(page.getByRole('heading', { name: 'Book with your account' })).toBeVisible();
    await look(page, 'an account is asked for');
    const main = page.getByRole('main');
    await main.getByRole('button', { name: 'Log in' }).click();
    await logIn(page).getByRole('textbox', { name: 'Email' }).fill(ana.email);
    await logIn(page).getByLabel('Password', { exact: true }).fill(PASSWORD);
    await logIn(page).getByRole('button', { name: 'Log in' }).click();
    await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Ana');
    await book(page);
    await expectConfirmed(page);
  });

  await test.step('off: log in, sign up and the avatar are gone, also where someone is logged in', async () => {
    const { page } = laptop;
    await chooseLogins(owner, 'Off');
    await look(owner.page, 'the choice of client logins');
    await expect(accountMenu(page)).toBeHidden();
    await expect(page.getByRole('button', { name: 'Log in' })).toBeHidden();
    await tabTo(page, page.getByRole('link', { name: 'My bookings' }));
  });
});
