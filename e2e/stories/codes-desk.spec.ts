import type { Page } from '@playwright/test';
import { nextWeekday } from '../people/days';
import { openSession } from '../people/desk';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { SALON, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

test('the owner makes a product, sells it, is paid, and pays for a session with its code', async ({
  owner,
}) => {
  test.slow();
  await setUp(owner);
  const { page } = owner;

  await test.step('a product', async () => {
    await page.getByRole('link', { name: 'Codes' }).click();
    await expect(page.getByText('No codes yet')).toBeVisible();
    await look(page, 'no codes');
    await page.getByRole('link', { name: 'Products' }).click();
    await page.getByRole('link', { name: 'New product' }).click();
    await page.getByLabel('Name').fill('Two haircuts');
    await page.getByRole('button', { name: 'New product' }).click();
    await expect(page.getByText('This is not an amount. Write it like 80 or 80.50.')).toBeVisible();
    await page.getByLabel('How many sessions').fill('2');
    await page.getByLabel('All services').uncheck();
    await page.getByLabel(SALON.service).check();
    await page.getByLabel('It ends').check();
    await look(page, 'a product, with an error');
    await page.getByLabel('Price').fill('70');
    await page.getByRole('button', { name: 'New product' }).click();
    await expect(page.getByText('Package · 2 sessions · $70.00')).toBeVisible();
    await look(page, 'products');
  });

  await test.step('an order, which waits for payment', async () => {
    await page.getByRole('link', { name: 'Orders' }).click();
    await page.getByRole('button', { name: 'New order' }).click();
    const form = page.getByRole('dialog', { name: 'New order' });
    await form.getByRole('button', { name: 'New client' }).click();
    await form.getByLabel('First name').fill('Ana');
    await form.getByLabel('Last name').fill('Silva');
    await look(page, 'a new order');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(heading(page, 'Order of')).toBeVisible();
    await expect(page.getByText('Waiting for payment').first()).toBeVisible();
    await look(page, 'an order that waits for payment');
    await expect(page.getByLabel('Amount')).toHaveValue('70.00');
    await page.getByLabel('How').selectOption('Card');
    await page.getByRole('button', { name: 'Mark as paid' }).click();
    await expect(page.getByRole('list', { name: 'Payments' })).toContainText('$70.00, Card');
    await look(page, 'an order that is paid');
  });

  await test.step('a session, paid with the code', async () => {
    await page.getByRole('link', { name: 'Ana Silva' }).click();
    await page.getByRole('button', { name: 'New session' }).click();
    const form = page.getByRole('dialog', { name: 'New session' });
    await form.getByLabel('Date').fill(day.toString());
    await form.getByLabel('Start').fill('10:00');
    await form.getByRole('button', { name: /^Save/ }).click();
    await expect(form).toBeHidden();
    await page.getByRole('link', { name: 'Calendar' }).click();
    await showDay(page, day);
    const panel = await openSession(page, /Ana Silva, Confirmed/);
    await panel.getByRole('button', { name: 'Pay with a code' }).click();
    await panel.getByLabel('Another code').check();
    await panel.getByLabel('Code', { exact: true }).fill('no such code');
    await panel.getByRole('button', { name: 'Apply' }).click();
    await expect(panel.getByText('There is no such code.')).toBeVisible();
    await look(page, 'paying with a code');
    await panel.getByRole('radio', { name: /^Two haircuts/ }).check();
    await panel.getByRole('button', { name: 'Apply' }).click();
    await expect(panel.getByText('Paid by code', { exact: true })).toBeVisible();
    await expect(panel.getByText('$0.00')).toBeVisible();
    await look(page, 'a session that a code pays for');
  });

  await test.step('the statement of the code', async () => {
    await owner.visit('/#/desk/codes');
    await page.getByLabel('Search codes').fill('silva');
    const row = page.getByRole('list', { name: 'Codes' }).getByRole('link', { name: /Two haircuts/ });
    await expect(row).toContainText('1 of 2 sessions left');
    await look(page, 'codes');
    // A press goes where it began, though what was found is read to its end before it is over.
    await row.hover();
    await page.getByLabel('Search codes').fill('ana silva');
    await page.mouse.down();
    await expect(page.getByRole('status').filter({ hasText: '1 code' })).toBeVisible();
    await expect(page).toHaveURL(/ana/);
    await page.mouse.up();
    const movements = page.getByRole('table', { name: 'Statement' });
    await expect(movements.getByRole('row').last()).toContainText('1 session');
    await expect(movements.getByRole('link', { name: /^Haircut/ })).toBeVisible();
    await page.getByLabel('Assign to account').fill('nobody@example.org');
    await page.getByRole('button', { name: 'Update code' }).click();
    await expect(page.getByText('No account with this email', { exact: true })).toBeVisible();
    await expect(page.getByLabel('Assign to account')).toHaveValue('nobody@example.org');
    await look(page, 'a code');
  });

  await test.step('a session that has begun keeps what it took, where the owner says so', async () => {
    await page.getByRole('link', { name: 'Ana Silva', exact: true }).click();
    await page.getByRole('button', { name: 'New session' }).click();
    const form = page.getByRole('dialog', { name: 'New session' });
    await form.getByLabel('Date').fill(day.subtract({ days: 14 }).toString());
    await form.getByLabel('Start').fill('10:00');
    await form.getByRole('button', { name: 'Save anyway' }).click();
    await expect(form).toBeHidden();
    const sessions = page.getByRole('button', { name: /10:00.*Confirmed/ });
    await expect(sessions).toHaveCount(2);
    await sessions.last().click();
    const panel = page.getByRole('dialog', { name: SALON.service });
    await panel.getByRole('button', { name: 'Pay with a code' }).click();
    await panel.getByRole('button', { name: 'Apply' }).click();
    await panel.getByRole('button', { name: 'Cancel session' }).click();
    const asks = page.getByRole('alertdialog');
    await expect(asks.getByLabel('Give back to the code?')).toBeChecked();
    await asks.getByLabel('Give back to the code?').uncheck();
    await look(page, 'cancelling a session that has begun');
    await asks.getByRole('button', { name: 'Cancel session' }).click();
    await expect(panel.getByText('not given back')).toBeVisible();
    await panel.getByRole('link', { name: /-/ }).click();
    await expect(page.getByText('0 of 2 sessions left')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Statement' })).toContainText('Cancelled · not given back');
  });

  await test.step('the client, and the totals', async () => {
    await page.getByRole('link', { name: 'Ana Silva', exact: true }).click();
    await page.getByRole('tab', { name: 'Codes' }).click();
    await expect(page.getByRole('tabpanel').getByText('Has paid')).toBeVisible();
    await look(page, 'codes of a client');
    await page.getByRole('link', { name: 'Codes', exact: true }).click();
    await page.getByRole('link', { name: 'Totals' }).click();
    await expect(page.getByRole('table', { name: 'Received' })).toContainText('$70.00');
    await expect(page.locator('canvas')).toBeVisible();
    await look(page, 'totals');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV: Received' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^Received .*\.csv$/);
  });
});

test('the owner sells a gift, whose certificate is printed with its code', async ({ owner }) => {
  test.slow();
  await setUp(owner);
  const { page } = owner;
  await owner.visit('/#/desk/codes/products/new');
  await page.getByLabel('Name').fill('A gift');
  await page.getByLabel('Gift certificate').check();
  await page.getByLabel('Amount', { exact: true }).fill('50');
  await page.getByLabel('Price').fill('50');
  await page.getByRole('button', { name: 'New product' }).click();
  await expect(page.getByRole('link', { name: 'A gift' })).toBeVisible();
  await page.getByRole('link', { name: 'Orders' }).click();
  await page.getByRole('button', { name: 'New order' }).click();
  const form = page.getByRole('dialog', { name: 'New order' });
  await form.getByLabel('Message').fill('Happy birthday!');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByText('Say whom it is for.')).toBeVisible();
  await look(page, 'a new order of a gift');
  await form.getByLabel('Name of the recipient').fill('Beatriz');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('link', { name: /^Certificate of/ }).click();
  await expect(page.getByText('For Beatriz')).toBeVisible();
  await expect(page.getByText('Happy birthday!')).toBeVisible();
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
  await look(page, 'a certificate');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('For Beatriz')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByText('Salon Aurora')).toHaveCount(2);
  await expect(page.getByText('Salon Aurora').first()).toBeHidden();
});
