import { expect, type Locator, type Page } from '@playwright/test';
import type { Contact } from './booking';
import type { Person } from './person';

export const PASSWORD = 'a fine morning in May';

export const accountMenu = (page: Page): Locator => page.getByRole('button', { name: 'Account menu' });

/** Opens a page of the account from its menu. */
export const openOwn = async (page: Page, name: 'My profile' | 'Appointments' | 'Codes'): Promise<void> => {
  await accountMenu(page).click();
  await page.getByRole('menuitem', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

/**
 * Milliseconds. Signing up and logging in take two letters each way, each of which a device that is second in line
 * leaves to the first for five seconds, and a password is stretched in between.
 */
const TWO_STEPS = 60_000;

/** Makes an account in the dialog that "Sign up" opens. */
export const signUp = async (page: Page, { first, last, email }: Contact): Promise<void> => {
  await page.getByRole('button', { name: 'Sign up' }).click();
  const form = page.getByRole('form', { name: 'Sign up' });
  await form.getByRole('textbox', { name: 'First name' }).fill(first);
  await form.getByRole('textbox', { name: 'Last name' }).fill(last);
  await form.getByRole('textbox', { name: 'Email' }).fill(email);
  await form.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await form.getByLabel('I agree to the terms').check();
  await form.getByLabel('I have read the privacy policy').check();
  await form.getByRole('button', { name: 'Sign up' }).click();
  await expect(accountMenu(page)).toBeVisible({ timeout: TWO_STEPS });
};

/** Logs in by the dialog that "Log in" opens. */
export const logIn = async (page: Page, email: string, password = PASSWORD): Promise<void> => {
  await page.getByRole('button', { name: 'Log in' }).click();
  const form = page.getByRole('form', { name: 'Log in' });
  await form.getByRole('textbox', { name: 'Email' }).fill(email);
  await form.getByLabel('Password', { exact: true }).fill(password);
  await form.getByRole('button', { name: 'Log in' }).click();
  await expect(accountMenu(page)).toBeVisible({ timeout: TWO_STEPS });
};

export const logOut = async (page: Page): Promise<void> => {
  await accountMenu(page).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
};

/** What the owner chooses under "Client logins". */
export const chooseLogins = async ({ visit, page }: Person, choice: string): Promise<void> => {
  await visit('/#/desk/settings/booking-page');
  const choices = page.getByRole('group', { name: 'Client logins' });
  await choices.getByRole('radio', { name: choice }).check();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
};
