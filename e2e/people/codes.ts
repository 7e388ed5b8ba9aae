import { expect, type Locator, type Page } from '@playwright/test';
import { type Contact, fillIn } from './booking';
import type { Person } from './person';

export type Sold = {
  readonly name: string;
  readonly kind: 'Package' | 'Gift certificate' | 'Subscription';
  /** Sessions, or of a gift certificate its amount. */
  readonly gives: number;
  readonly price: number;
  /** The only service that it pays for; absent: all. */
  readonly service?: string;
};

/** Makes a product at the desk, which is then on the booking page. */
export const addProduct = async ({ visit, page }: Person, sold: Sold): Promise<void> => {
  await visit('/#/desk/codes/products/new');
  await page.getByLabel('Name').fill(sold.name);
  await page.getByLabel(sold.kind).check();
  await page
    .getByLabel(sold.kind === 'Gift certificate' ? 'Amount' : 'How many sessions', { exact: true })
    .fill(String(sold.gives));
  if (sold.service) {
    await page.getByLabel('All services').uncheck();
    await page.getByLabel(sold.service, { exact: true }).check();
  }
  await page.getByLabel('Price').fill(String(sold.price));
  await page.getByRole('button', { name: 'New product' }).click();
  await expect(page.getByRole('link', { name: new RegExp(`^${sold.name}`) })).toBeVisible();
};

/** Enters an order of one product for a client whom the desk knows, or for nobody, and is on its page then. */
export const enterOrder = async (
  { visit, page }: Person,
  product: string,
  { client, recipient }: { readonly client?: string; readonly recipient?: string } = {},
): Promise<void> => {
  await visit('/#/desk/codes/orders');
  await page.getByRole('button', { name: 'New order' }).click();
  const form = page.getByRole('dialog', { name: 'New order' });
  await form.getByLabel('Product').selectOption({ label: product });
  if (client) {
    await form.getByRole('combobox', { name: 'Client' }).fill(client);
    await form.getByRole('option', { name: client }).click();
  }
  if (recipient) await form.getByLabel('Name of the recipient').fill(recipient);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Order of' })).toBeVisible();
};

/** "Mark as paid" on the page of an order: all that is due, in cash. */
export const markAsPaid = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Mark as paid' }).click();
  await expect(page.getByRole('list', { name: 'Payments' }).getByRole('listitem')).toHaveCount(1);
};

/** The code on the page of its order, as it is shown. */
export const codeOn = async (page: Page): Promise<string> => {
  const shown = page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await expect(shown.first()).toBeVisible();
  return (await shown.first().textContent()) ?? '';
};

/** Orders one piece on the booking page, under the contact given, or whom the page knows. */
export const order = async ({ page }: Person, product: string, who: Contact | null): Promise<void> => {
  await page.getByRole('link', { name: 'Packages and gift certificates' }).click();
  const piece = page.getByRole('listitem').filter({ hasText: product });
  await piece.getByLabel('How many').selectOption('1');
  if (who) await fillIn(page, who);
  await page.getByRole('button', { name: 'Order', exact: true }).click();
};

export const orderStatus = (page: Page): Locator => page.getByRole('status', { name: 'Order status' });

/** Where "Your details" asks for a code. */
export const payGroup = (page: Page): Locator => page.getByRole('group', { name: 'Pay with a code' });

/** A code among those of the account, by what was bought. */
export const ownCode = (page: Page, name: string): Locator => page.getByRole('article', { name });
