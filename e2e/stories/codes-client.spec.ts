import type { Page } from '@playwright/test';
import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { press, tabTo, type } from '../people/keyboard';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { SALON, setUp } from '../people/shop';

const PACKAGE = 'Ten haircuts';
const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

const orderStatus = (page: Page) => page.getByRole('status', { name: 'Order status' });
const pay = (page: Page) => page.getByRole('group', { name: 'Pay with a code' });
const fact = (page: Page, name: string) =>
  page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd[1]');

test('a visitor buys a package, and books with its code once the owner has noted the payment', async ({
  owner,
  visitor,
}) => {
  test.slow();
  const link = await setUp(owner);
  const { page } = visitor;

  await test.step('the owner sells a package', async () => {
    await owner.visit('/#/desk/codes/products/new');
    const desk = owner.page;
    await desk.getByRole('textbox', { name: 'Name' }).fill(PACKAGE);
    await desk.getByLabel('How many sessions').fill('10');
    await desk.getByLabel('Price').fill('320');
    await desk.getByRole('button', { name: 'New product' }).click();
    await expect(desk.getByRole('link', { name: PACKAGE })).toBeVisible();
  });

  await test.step('the visitor orders it by the keyboard; pressed twice, it is one order', async () => {
    await visitor.visit(link);
    await press(page, page.getByRole('link', { name: 'Packages and gift certificates' }));
    await expect(
      page.getByRole('heading', { level: 1, name: 'Packages and gift certificates' }),
    ).toBeVisible();
    await press(page, page.getByRole('button', { name: 'Order', exact: true }));
    const count = page.getByRole('group', { name: PACKAGE }).getByLabel('How many');
    await expect(count).toBeFocused();
    await look(page, 'what is sold, with errors');
    await page.keyboard.press('1');
    const ana = contact('Ana', 'Souza');
    await type(page, page.getByRole('textbox', { name: 'First name' }), ana.first);
    await type(page, page.getByRole('textbox', { name: 'Email' }), ana.email);
    await tabTo(page, page.getByRole('button', { name: 'Order', exact: true }));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(orderStatus(page)).toContainText('Ordered: waiting for payment');
    await look(page, 'an order that waits for payment');
    await owner.visit('/#/desk/codes/orders');
    await expect(owner.page.getByRole('main').getByRole('link', { name: /Ana Souza|Ana/ })).toHaveCount(1);
  });

  const code = await test.step('noted as paid, its code is on the page, also after a reload', async () => {
    await owner.page.getByRole('main').getByRole('link', { name: /Ana/ }).click();
    await owner.page.getByRole('button', { name: 'Mark as paid' }).click();
    await expect(orderStatus(page)).toContainText('Paid');
    await page.reload();
    const card = page.getByRole('article', { name: PACKAGE });
    await expect(card).toContainText('10 of 10 appointments left');
    await look(page, 'an order with its code');
    const name = await card.getByRole('button', { name: /^Copy code/ }).getAttribute('aria-label');
    return name?.replace('Copy code ', '') ?? '';
  });

  await test.step('a code that is none is told at the field; the right one pays, by Enter', async () => {
    await visitor.visit(link);
    await chooseTime(page, at('10:00'), SALON.zone);
    const field = pay(page).getByLabel('Code');
    await type(page, field, 'a gift');
    await press(page, pay(page).getByRole('button', { name: 'Apply' }));
    await expect(field).toHaveAccessibleDescription(/This is not a code/);
    await type(page, field, code.toLowerCase().replaceAll('-', ' '));
    await page.keyboard.press('Enter');
    await expect(fact(page, 'Paid by code')).toContainText('$40.00');
    await expect(fact(page, 'Due')).toHaveText('$0.00');
    await look(page, 'paying with a code');
    await press(page, page.getByRole('button', { name: 'Book', exact: true }));
    await expectConfirmed(page);
    await expect(fact(page, 'Paid by code')).toContainText(PACKAGE);
    await expect(fact(page, 'Due')).toHaveText('$0.00');
    await page.getByRole('link', { name: 'View appointment' }).click();
    await expect(fact(page, 'Paid by code')).toContainText('$40.00');
  });

  await test.step('what is left stands with the order, which "My bookings" leads to', async () => {
    await visitor.visit('/#/bookings');
    await expect(page.getByText('Paid by code: $40.00 · Due: $0.00')).toBeVisible();
    await page.getByRole('link', { name: `Orders: ${SALON.name}` }).click();
    await page.getByRole('link', { name: PACKAGE }).click();
    await expect(page.getByRole('article', { name: PACKAGE })).toContainText('9 of 10 appointments left');
  });
});

test('a code that comes in a link is filled in; found wrong when it is read, the booking can be sent without it', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  const { page } = visitor;
  await visitor.visit(`${link}&code=7k2m9qfx40tb`);
  await chooseTime(page, at('11:00'), SALON.zone);
  await expect(pay(page).getByLabel('Code')).toHaveValue('7K2M-9QFX-40TB');
  await fillIn(page, contact('Bea'));
  await book(page);
  await expect(status(page)).toContainText('Refused: there is no such code');
  await look(page, 'refused for its code');
  await page.getByRole('button', { name: 'Use another code' }).click();
  await expect(pay(page).getByLabel('Code')).toHaveAccessibleDescription(/there is no such code/);
  await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Bea');
  await page.reload();
  await page.getByRole('button', { name: 'Book without a code' }).click();
  await expectConfirmed(page);
  await expect(page.getByRole('term').filter({ hasText: 'Paid by code' })).toHaveCount(0);
});
