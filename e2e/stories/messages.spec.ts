import type { Locator, Page } from '@playwright/test';
import { chooseTime, contact, fillIn } from '../people/booking';
import { nextWeekday } from '../people/days';
import { openSession, saveSettings, undo } from '../people/desk';
import { expectSynced, pair } from '../people/devices';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { SALON, setUp, showDay, typeSession } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

const items = (page: Page): Locator =>
  page.getByRole('list', { name: 'Messages to send' }).getByRole('listitem');

const hrefOf = async (item: Locator, name: string): Promise<URL> =>
  new URL((await item.getByRole('link', { name }).getAttribute('href')) ?? '');

/** Presses a way of sending without leaving for the app that it opens. */
const press = async (link: Locator): Promise<void> => {
  await link.evaluate(element =>
    element.addEventListener('click', event => event.preventDefault(), { once: true }),
  );
  await link.press('Enter');
};

const openMessages = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: /^Messages/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Messages' })).toBeVisible();
};

test('what clients are to hear waits on both devices, is sent by the owner’s own means, and its link opens', async ({
  owner,
  visitor,
  person,
}) => {
  test.slow();
  const link = await setUp(owner);
  const { page } = owner;
  await owner.visit('/#/desk/settings/business');
  await page.getByRole('textbox', { name: 'Email' }).fill('salon@example.org');
  await page.getByRole('combobox', { name: 'Country of phone numbers' }).selectOption('BR');
  await saveSettings(page);

  await test.step('a client books in Portuguese, and the owner enters another', async () => {
    await visitor.visit(link);
    await chooseTime(visitor.page, at('10:00'), SALON.zone);
    await fillIn(visitor.page, { ...contact('Ana'), email: 'ana@example.org' });
    await visitor.page.getByLabel('Language').selectOption('pt-BR');
    await visitor.page.getByRole('button', { name: 'Agendar', exact: true }).click();
    await expect(visitor.page.getByRole('status').filter({ hasText: /^Confirmado/ })).toBeVisible();
    await owner.visit('/#/desk');
    await typeSession(page, { day, start: '11:00', client: 'Bia Reis' });
    const dialog = page.getByRole('dialog', { name: 'New session' });
    await dialog.getByLabel('Phone').fill('(11) 98765-4321');
    await dialog.getByLabel('Email').fill('bia@example.org');
    await page.getByRole('button', { name: /^Save/ }).click();
    await expect(dialog).toBeHidden();
  });
  const tablet = await person('tablet');
  await pair(owner, tablet);
  await expectSynced([owner, tablet]);

  await test.step('each in their language, by the means that there are', async () => {
    for (const device of [owner, tablet]) {
      await openMessages(device.page);
      await expect(items(device.page)).toHaveCount(2);
    }
    const [ana, bia] = [items(page).first(), items(page).last()];
    await expect(ana.getByRole('heading')).toHaveText('Ana Silva');
    await expect(ana.getByRole('link')).toHaveText(['Email']);
    const mail = await hrefOf(ana, 'Email');
    expect(mail.pathname).toBe('ana@example.org');
    expect(mail.searchParams.get('body')).toContain('Seu horário está confirmado');
    await expect(bia.getByRole('link')).toHaveText(['Email', 'WhatsApp', 'SMS']);
    const chat = await hrefOf(bia, 'WhatsApp');
    expect(chat.href).toMatch(/^https:\/\/wa\.me\/5511987654321\?text=Hello%20Bia/);
    await look(page, 'messages to send');
  });

  const session = await test.step('opening an app is not sending: that is said after it', async () => {
    const bia = items(page).last();
    const chat = await hrefOf(bia, 'WhatsApp');
    await press(bia.getByRole('link', { name: 'WhatsApp' }));
    await expect(bia.getByText('Did you send it by WhatsApp?')).toBeVisible();
    await expect(bia.getByRole('button', { name: 'Mark as sent' })).toBeFocused();
    await expect(items(tablet.page)).toHaveCount(2);
    await page.keyboard.press('Enter');
    await expect(items(page)).toHaveCount(1);
    await expect(items(page).first().getByRole('link', { name: 'Email' })).toBeFocused();
    await expect(items(tablet.page)).toHaveCount(1);
    await undo(page);
    for (const device of [page, tablet.page]) await expect(items(device)).toHaveCount(2);
    await items(tablet.page).last().getByRole('button', { name: 'Mark as sent' }).click();
    await expect(items(page)).toHaveCount(1);
    const found = /https?:\/\/\S+\/s\/\S+/.exec(chat.searchParams.get('text') ?? '');
    return found?.[0] ?? '';
  });

  await test.step('its link opens the session elsewhere', async () => {
    await visitor.forget();
    await visitor.visit(session);
    await expect(visitor.page.getByText('Haircut')).toBeVisible();
    await expect(visitor.page.getByText('Bia')).toBeHidden();
  });

  await test.step('what happens later takes the place of what was not sent', async () => {
    await owner.visit('/#/desk');
    await showDay(page, day);
    const panel = await openSession(page, /Ana Silva, Confirmed/);
    await panel.getByRole('button', { name: 'Cancel session' }).click();
    const asks = page.getByRole('alertdialog', { name: 'Cancel this session?' });
    await asks.getByRole('textbox').fill('Falta luz & água');
    await asks.getByRole('button', { name: 'Cancel session' }).click();
    await expect(asks).toBeHidden();
    await page.keyboard.press('Escape');
    await openMessages(page);
    await expect(items(page)).toHaveCount(1);
    await expect(items(page)).toContainText('Cancellation');
    const mail = await hrefOf(items(page).first(), 'Email');
    expect(mail.searchParams.get('body')).toContain('Falta luz & água');
    await expect(items(tablet.page)).toContainText('Cancellation');
  });

  await test.step('the words are the owner’s, with a preview, and back again', async () => {
    await page.getByRole('tab', { name: 'Templates' }).click();
    const text = page.getByRole('textbox', { name: 'Text' });
    await page.getByLabel('Message', { exact: true }).selectOption('Cancellation');
    await page.getByLabel('Language').selectOption('pt-BR');
    await expect(text).toHaveValue(/Seu horário foi cancelado/);
    await text.fill('Oi {nmoe}, que pena!');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(page.getByText(/Not known: \{nmoe\}\. These are: \{nome\}/)).toBeVisible();
    await expect(text).toBeFocused();
    await look(page, 'template with a fault');
    await text.fill('Oi {nome}, que pena! ');
    await page.getByRole('button', { name: '{motivo}' }).click();
    await expect(text).toHaveValue('Oi {nome}, que pena! {motivo}');
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Oi Ana, que pena! Falta luz');
    await saveSettings(page);
    await page.getByRole('tab', { name: 'To send' }).click();
    const mail = await hrefOf(items(page).first(), 'Email');
    expect(mail.searchParams.get('body')).toBe('Oi Ana, que pena! Falta luz & água');
    await page.getByRole('tab', { name: 'Templates' }).click();
    await page.getByLabel('Message', { exact: true }).selectOption('Cancellation');
    await page.getByLabel('Language').selectOption('pt-BR');
    await page.getByRole('button', { name: 'Use the app’s own words again' }).click();
    await expect(text).toHaveValue(/Seu horário foi cancelado/);
    await page.getByRole('switch', { name: 'Cancellations' }).uncheck();
    await expect(items(tablet.page)).toHaveCount(0);
    await page.getByRole('switch', { name: 'Cancellations' }).check();
    await expect(items(tablet.page)).toHaveCount(1);
  });

  await test.step('what was sent is listed, and can be taken back', async () => {
    await tablet.page.getByRole('tab', { name: 'To send' }).focus();
    await tablet.page.keyboard.press('ArrowRight');
    const sent = tablet.page.getByRole('list', { name: 'Sent messages' }).getByRole('listitem');
    await expect(sent).toHaveText([/Bia Reis.*Confirmation/]);
    await look(tablet.page, 'sent messages');
    await page.getByRole('tab', { name: 'To send' }).click();
    await items(page).first().getByRole('button', { name: 'Do not send' }).click();
    await expect(page.getByText('Nothing to send')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(sent).toHaveText([/Ana Silva.*Not sent/, /Bia Reis/]);
    await sent.first().getByRole('button').click();
    await expect(sent).toHaveCount(1);
    await expect(items(page)).toHaveCount(1);
  });

  await test.step('help is there without a network, for the owner and for clients', async () => {
    await owner.kept();
    await owner.offline(true);
    await page.getByRole('link', { name: 'Help' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'Messages' })).toBeFocused();
    await look(page, 'help for owners');
    await owner.visit('/#/help?about=password');
    await expect(page.getByRole('heading', { level: 2, name: 'Passwords' })).toBeVisible();
    await look(page, 'help for clients');
    await page.getByLabel('Language').selectOption('pt-BR');
    await expect(page.getByRole('heading', { level: 1, name: 'Ajuda' })).toBeVisible();
  });
});
