import type { Page } from '@playwright/test';
import { logIn, logOut, openOwn, signUp } from '../people/accounts';
import { book, type Contact, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import {
  addProduct,
  codeOn,
  enterOrder,
  markAsPaid,
  order,
  orderStatus,
  ownCode,
  payGroup,
} from '../people/codes';
import { nextWeekday } from '../people/days';
import { attentionEntries, openAttention } from '../people/desk';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { SALON, setUp } from '../people/shop';

const at = (weekday: number, time: string): Temporal.Instant =>
  nextWeekday(weekday, SALON.zone).toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

const PACKAGE = { name: 'Five haircuts', kind: 'Package', gives: 5, price: 150 } as const;

/** The owner marks the only order that waits as paid, where Attention tells of it. */
const payOrder = async ({ page }: Person): Promise<void> => {
  await openAttention(page);
  const entry = attentionEntries(page).filter({ hasText: 'ordered and has not paid' });
  await entry.getByRole('button', { name: 'Mark as paid' }).click();
  await expect(entry.getByLabel('Amount')).toBeFocused();
  await entry.getByRole('button', { name: 'Mark as paid' }).click();
  await expect(entry).toHaveCount(0);
};

const applyCode = async (page: Page, code: string): Promise<void> => {
  // Where something is sold it is open by itself, once that is known.
  const group = payGroup(page);
  await expect(group).toBeVisible();
  const other = group.getByLabel('Another code');
  if (await other.isVisible()) await other.check();
  await group.getByLabel('Code', { exact: true }).fill(code);
  await group.getByRole('button', { name: 'Apply' }).click();
};

const toDetails = async (
  { visit, page }: Person,
  link: string,
  start: Temporal.Instant,
  who: Contact | null,
): Promise<void> => {
  await visit(link);
  await page
    .getByRole('group', { name: 'Choose a service' })
    .getByRole('button', { name: /Haircut/ })
    .click();
  await chooseTime(page, start, SALON.zone);
  if (who) await fillIn(page, who);
};

test('a package bought logged out is the account’s where it has logged in before, and elsewhere after one press', async ({
  owner,
  visitor,
  otherVisitor,
}) => {
  test.slow();
  const link = await setUp(owner);
  await addProduct(owner, PACKAGE);
  const ana = contact('Ana');
  const { page } = visitor;
  await visitor.visit(link);
  await signUp(page, ana);
  await logOut(page);

  await test.step('bought in the browser where the account was logged in', async () => {
    await order(visitor, PACKAGE.name, ana);
    await expect(orderStatus(page)).toContainText('Ordered: waiting for payment');
    await payOrder(owner);
    await expect(orderStatus(page)).toContainText('Paid');
    await visitor.visit(link);
    await logIn(page, ana.email);
    await openOwn(page, 'Codes');
    await expect(ownCode(page, PACKAGE.name)).toHaveCount(1);
    await expect(ownCode(page, PACKAGE.name)).toContainText('5 of 5 appointments left');
  });

  await test.step('bought in another browser with the same email, it waits for the owner', async () => {
    await otherVisitor.visit(link);
    await order(otherVisitor, PACKAGE.name, ana);
    await expect(orderStatus(otherVisitor.page)).toContainText('Ordered: waiting for payment');
    await payOrder(owner);
    await expect(orderStatus(otherVisitor.page)).toContainText('Paid');
    await expect(ownCode(page, PACKAGE.name)).toHaveCount(1);
    const offered = attentionEntries(owner.page).filter({ hasText: 'an email proves nothing' });
    await expect(offered).toHaveCount(1);
    await offered.getByRole('button', { name: `Assign to ${ana.email}` }).click();
    await expect(offered).toHaveCount(0);
    await expect(ownCode(page, PACKAGE.name)).toHaveCount(2);
  });

  await test.step('it pays for an appointment, also one that is booked while no network is there', async () => {
    await visitor.visit(link);
    await chooseTime(page, at(3, '10:00'), SALON.zone);
    await visitor.offline(true);
    await payGroup(page).getByRole('radio', { name: PACKAGE.name }).first().check();
    await expect(payGroup(page)).toContainText('Paid by code');
    await expect(payGroup(page)).toContainText('$0.00');
    await book(page);
    await expect(status(page)).toContainText('Requested');
    await visitor.offline(false);
    await expectConfirmed(page);
    await expect(page.getByRole('main')).toContainText('Paid by code');
    await openOwn(page, 'Codes');
    await expect(ownCode(page, PACKAGE.name).filter({ hasText: '4 of 5 appointments left' })).toHaveCount(1);
  });
});

test('a gift paid in cash is assigned by its recipient’s email, and pays as far as it goes', async ({
  owner,
  visitor,
  otherVisitor,
}) => {
  test.slow();
  const link = await setUp(owner);
  const bia = contact('Bia');
  await visitor.visit(link);
  await signUp(visitor.page, bia);
  await openOwn(visitor.page, 'Codes');
  await expect(visitor.page.getByText('No codes yet')).toBeVisible();
  await addProduct(owner, { name: 'For you', kind: 'Gift certificate', gives: 25, price: 25 });
  await enterOrder(owner, 'For you', { recipient: 'Bia' });
  const code = await codeOn(owner.page);

  await test.step('what is not paid pays for nothing', async () => {
    await toDetails(otherVisitor, link, at(4, '09:00'), contact('Caio'));
    await applyCode(otherVisitor.page, code);
    await expect(payGroup(otherVisitor.page)).toContainText('the code is still waiting for payment');
  });
  await test.step('the owner assigns it, by an email that is typed', async () => {
    await markAsPaid(owner.page);
    await owner.page.getByRole('link', { name: `For you, ${code}` }).click();
    const email = owner.page.getByLabel('Assign to account');
    await email.fill('nobody@example.org');
    await owner.page.getByRole('button', { name: 'Update code' }).click();
    await expect(owner.page.getByText('No account with this email', { exact: true })).toBeVisible();
    await email.fill(bia.email);
    await owner.page.getByRole('button', { name: 'Update code' }).click();
    await expect(ownCode(visitor.page, 'For you')).toContainText('$25.00');
  });
  await test.step('who was handed it types it, and the rest is due', async () => {
    const { page } = otherVisitor;
    await applyCode(page, code.toLowerCase().replaceAll('-', ' '));
    await expect(payGroup(page)).toContainText('$25.00');
    await expect(payGroup(page)).toContainText('$15.00');
    await book(page);
    await expectConfirmed(page);
    await expect(page.getByRole('main')).toContainText('$15.00');
    await expect(ownCode(visitor.page, 'For you')).toContainText('Used up');
  });
});

test('a code is tried for a service that it does not fit, and what was typed is kept', async ({
  owner,
  visitor,
  otherVisitor,
}) => {
  const link = await setUp(owner);
  await addProduct(owner, PACKAGE);
  await owner.visit('/#/desk/settings/services');
  await owner.page.getByRole('link', { name: 'Add service' }).click();
  await owner.page.getByRole('textbox', { name: 'Name' }).fill('Colour');
  await owner.page.getByLabel('Price').fill('90');
  await owner.page.getByRole('button', { name: 'Add service' }).click();
  await expect(owner.page.getByRole('link', { name: 'Colour' })).toBeVisible();
  await addProduct(owner, { ...PACKAGE, name: 'Colours', service: 'Colour' });
  await enterOrder(owner, 'Colours');
  await markAsPaid(owner.page);
  const code = await codeOn(owner.page);

  const { page } = visitor;
  const caio = contact('Caio');
  await visitor.visit(link);
  await page
    .getByRole('group', { name: 'Choose a service' })
    .getByRole('button', { name: /Haircut/ })
    .click();
  await chooseTime(page, at(4, '11:00'), SALON.zone);
  await fillIn(page, caio);
  await applyCode(page, 'nothing');
  await expect(payGroup(page)).toContainText('This is not a code');
  await applyCode(page, '0000-0000-0000');
  await expect(payGroup(page)).toContainText('there is no such code');
  await applyCode(page, code);
  await expect(payGroup(page)).toContainText('the code does not pay for this service');
  await book(page);
  await expect(payGroup(page).getByLabel('Code', { exact: true })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue(caio.first);

  // Another page knows of no refusal: here the desk decides.
  await toDetails(otherVisitor, link, at(4, '11:00'), caio);
  await payGroup(otherVisitor.page).getByLabel('Code', { exact: true }).fill(code);
  await book(otherVisitor.page);
  await expect(status(otherVisitor.page)).toContainText(/^Refused/);
  await expect(status(otherVisitor.page)).toContainText('the code does not pay for this service');
  await otherVisitor.page.getByRole('button', { name: 'Book without a code' }).click();
  await expectConfirmed(otherVisitor.page);
  await expect(otherVisitor.page.getByRole('main')).not.toContainText('Paid by code');
});

test('a subscription with nothing left is not shown until it renews, though no device of the business is awake then', async ({
  owner,
  visitor,
}) => {
  test.slow();
  const link = await setUp(owner);
  const dora = contact('Dora');
  const { page } = visitor;
  await visitor.visit(link);
  await signUp(page, dora);
  await addProduct(owner, { name: 'Monthly cut', kind: 'Subscription', gives: 1, price: 30 });
  await order(visitor, 'Monthly cut', null);
  await payOrder(owner);
  await openOwn(page, 'Codes');
  await expect(ownCode(page, 'Monthly cut')).toContainText('1 of 1 appointment left');

  await toDetails(visitor, link, at(4, '14:00'), null);
  await payGroup(page).getByRole('radio', { name: 'Monthly cut' }).check();
  await expect(payGroup(page)).toContainText('$0.00');
  await book(page);
  await expectConfirmed(page);
  await openOwn(page, 'Codes');
  await expect(page.getByText('No codes yet')).toBeVisible();
  await expect(ownCode(page, 'Monthly cut')).toHaveCount(0);

  await test.step('given back, it is shown again', async () => {
    await openOwn(page, 'Appointments');
    await page.getByRole('button', { name: 'Change appointment' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel appointment' }).click();
    await expect(page.getByRole('region', { name: 'Past' })).toContainText('Cancelled');
    await openOwn(page, 'Codes');
    await expect(ownCode(page, 'Monthly cut')).toContainText('1 of 1 appointment left');
  });
  await test.step('spent again, it renews with its month', async () => {
    await toDetails(visitor, link, at(5, '14:00'), null);
    await payGroup(page).getByRole('radio', { name: 'Monthly cut' }).check();
    await book(page);
    await expectConfirmed(page);
    await openOwn(page, 'Codes');
    await expect(page.getByText('No codes yet')).toBeVisible();
    await owner.leave();
    await page.clock.setSystemTime(Date.now() + 32 * 86_400_000);
    await page.reload();
    await expect(ownCode(page, 'Monthly cut')).toContainText('1 of 1 appointment left');
  });
});
