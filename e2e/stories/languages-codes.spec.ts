import { englishOn, WALKED, WORDS } from '../people/leaks';
import { expect, test } from '../people/people';

for (const locale of WALKED)
  test(`every screen of codes speaks ${locale} and nothing else`, async ({ person, ready }) => {
    const { desk } = WORDS[locale];
    const { codes } = desk;
    const owner = await person(`owner (${locale})`, { locale, profile: ready });
    const { page } = owner;
    const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const look = (screen: string): Promise<void> =>
      test.step(screen, async () => {
        expect.soft(await englishOn(page, locale), screen).toEqual([]);
      });

    await owner.visit('/#/desk/codes');
    await expect(page.getByText(codes.list.empty)).toBeVisible();
    await look('no codes');
    await owner.visit('/#/desk/codes/orders');
    await expect(page.getByText(codes.order.empty)).toBeVisible();
    await look('no orders');
    await owner.visit('/#/desk/codes/products');
    await expect(page.getByText(codes.product.empty)).toBeVisible();
    await look('no products');

    for (const [kind, price] of [
      ['subscription', '90'],
      ['gift', '50'],
    ] as const) {
      await owner.visit('/#/desk/codes/products/new');
      await page.getByLabel(codes.kind[kind]).check();
      await button(codes.product.add).click();
      await expect(page.getByText(desk.settings.needed)).toBeVisible();
      await look(`${kind}, with errors`);
      await page.getByLabel(codes.product.name, { exact: true }).fill(`Aurora ${price}`);
      if (kind === 'gift') await page.getByLabel(codes.product.amount, { exact: true }).fill(price);
      await page.getByLabel(codes.product.price).fill(price);
      await button(codes.product.add).click();
      await expect(page.getByRole('link', { name: `Aurora ${price}` })).toBeVisible();
    }
    await look('products');

    await owner.visit('/#/desk/codes/orders');
    await button(codes.order.add).click();
    await button(codes.order.anotherLine).click();
    await page.getByLabel(codes.order.message).fill('Parabéns!');
    await button(desk.common.save).click();
    await expect(page.getByText(codes.order.recipientNeeded)).toBeVisible();
    await look('a new order, with an error');
    await page.getByLabel(codes.order.recipientName).fill('Bia');
    await button(desk.common.save).click();
    await expect(page.getByText(codes.payment.none)).toBeVisible();
    await look('an order that waits for payment');
    await button(codes.payment.pay).click();
    await expect(page.getByRole('list', { name: codes.payment.title })).toBeVisible();
    await page.getByText(desk.settings.history, { exact: true }).click();
    await expect(
      page.getByRole('list', { name: desk.history.title }).getByRole('listitem').first(),
    ).toBeVisible();
    await look('an order that is paid');
    await button(codes.order.cancel).click();
    await look('about to cancel an order');
    await button(codes.order.keep).click();

    await page.getByRole('link', { name: codes.order.certificate }).click();
    await expect(heading(codes.certificate.title)).toBeVisible();
    await expect(page.getByRole('img', { name: codes.certificate.qr })).toBeVisible();
    await look('a certificate');
    await owner.visit('/#/desk/codes');
    await page.getByRole('link', { name: 'Aurora 90' }).click();
    await button(codes.code.pause).click();
    await expect(button(codes.code.resume)).toBeVisible();
    await button(codes.code.update).click();
    await expect(page.getByText(codes.code.assignNone, { exact: true })).toBeVisible();
    await page.getByText(desk.settings.history, { exact: true }).click();
    await expect(
      page.getByRole('list', { name: desk.history.title }).getByRole('listitem').first(),
    ).toBeVisible();
    await look('a subscription that is paused');
    await owner.visit('/#/desk/codes/totals');
    await expect(page.getByRole('table', { name: codes.total.received })).toBeVisible();
    await look('totals');
    await owner.visit('/#/desk/help?about=codes');
    await expect(heading(/./)).toBeVisible();
    await look('help');
  });
