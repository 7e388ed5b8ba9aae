import type { Page } from '@playwright/test';
import { englishOn, WALKED, WORDS } from '../people/leaks';
import { expect, test } from '../people/people';
import { openWindow } from '../people/tabs';

/** Address of a section, and its name among the words. */
const SETTINGS = [
  ['business', 'business'],
  ['services', 'services'],
  ['staff', 'staff'],
  ['hours', 'hours'],
  ['forms', 'forms'],
  ['booking-page', 'page'],
  ['policies', 'policy'],
  ['devices', 'devices'],
  ['backup', 'backup'],
] as const;

for (const locale of WALKED)
  test(`every screen speaks ${locale} and nothing else`, async ({ world, person }) => {
    // Some fifty screens, one after the other.
    test.slow();
    const words = WORDS[locale];
    const { client, desk } = words;
    const both = await person(`owner and visitor (${locale})`, { locale });
    const look = (page: Page, screen: string): Promise<void> =>
      test.step(screen, async () => {
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
        expect.soft(await englishOn(page, locale), screen).toEqual([]);
      });
    const { page } = both;
    const button = (name: string, of = page) => of.getByRole('button', { name, exact: true });
    const heading = (name: string | RegExp, of = page) =>
      expect(of.getByRole('heading', { name })).toBeVisible();

    await both.visit('/#/bookings');
    await expect(page.getByText(client.bookings.empty)).toBeVisible();
    await look(page, 'no bookings');
    await page.getByLabel(words.language).selectOption('en');
    await expect(page.getByText(/^Nothing booked/)).toBeVisible();
    expect(await englishOn(page, locale)).toContain('Nothing booked in this browser yet');
    await page.getByLabel('Language').selectOption(locale);
    await expect(page.getByText(client.bookings.empty)).toBeVisible();
    await both.visit('/#/open');
    await heading(desk.open.title);
    await button(desk.open.take).click();
    await look(page, 'open, with nothing');
    await both.visit('/#/nowhere');
    await heading(client.trouble.notFound);
    await look(page, 'no such page');
    await both.visit('/#/b/broken');
    await heading(client.trouble.brokenLink);
    await look(page, 'broken link');
    await both.visit('/#/desk');
    await heading(desk.frame.none);
    await look(page, 'no staff device');

    await both.visit('/');
    await look(page, 'landing');
    await page.getByRole('link', { name: client.landing.setUp }).click();
    await button(desk.setup.next).click();
    await look(page, 'business, with errors');
    await page.getByLabel(desk.setup.name).fill('Aurora');
    await button(desk.setup.next).click();
    await button(desk.setup.next).click();
    await look(page, 'service, with errors');
    await page.getByLabel(desk.setup.serviceName).fill('Corte');
    await page.getByLabel(desk.setup.duration).fill('30');
    await page.getByLabel(desk.setup.price).fill('40');
    await button(desk.setup.next).click();
    await look(page, 'hours');
    await button(desk.setup.finish).click();
    const link = page.getByRole('textbox', { name: desk.settings.link.name });
    await expect(link).toHaveValue(/#\/b\//);
    await button(desk.settings.link.qr).click();
    await look(page, 'desk, just set up');

    const other = await openWindow(both);
    await other.goto(await link.inputValue());
    await button(words.time.later, other).click();
    await look(other, 'times');
    const times = other.getByRole('list', { name: words.time.times, exact: true }).getByRole('button');
    await times.first().click();
    await button(client.details.book, other).click();
    await expect(other.getByText(words.needed).first()).toBeVisible();
    await button(client.details.forget, other).click();
    await look(other, 'details, with errors');
    await button(client.details.forgetNo, other).click();
    const field = (name: string) => other.getByRole('textbox', { name: new RegExp(`^${name}`) });
    await field(client.details.first).fill('Ana');
    await field(client.details.last).fill('Silva');
    await field(client.details.email).fill('ana@example.org');
    await field(client.details.phone).fill('+55 11 91234-5678');
    await button(client.details.book, other).click();
    const status = other.getByRole('status', { name: client.status.name });
    await expect(status).toContainText(client.status.confirmed);
    await look(other, 'confirmed');
    await button(client.another, other).click();
    await times.last().click();
    await button(client.details.book, other).click();
    await expect(other.getByText(client.same.title)).toBeVisible();
    await look(other, 'the same service that day');
    await other.goto(new URL('/#/bookings', world.url).href);
    await heading(client.bookings.upcoming, other);
    await look(other, 'my bookings');
    await other.getByRole('link', { name: /Corte/ }).click();
    await heading(client.session.title, other);
    await look(other, 'appointment');

    await both.visit('/#/desk');
    for (const view of ['month', 'list', 'day', 'week'] as const) {
      await button(desk.calendar[view]).click();
      await look(page, `calendar, ${view}`);
    }
    const dialog = page.getByRole('dialog');
    await button(desk.calendar.newSession).click();
    await button(desk.session.newClient).click();
    await dialog.getByRole('button', { name: new RegExp(`^${desk.common.save}`) }).click();
    await look(page, 'new session, with errors');
    await dialog.getByLabel(desk.session.note).fill('x');
    await page.keyboard.press('Escape');
    await look(page, 'new session, about to be lost');
    await button(desk.frame.discard).click();
    await button(desk.calendar.block).click();
    await look(page, 'block time');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    const booked = page.getByRole('button', { name: /Ana Silva/ });
    const date = (await other.locator('dl time').getAttribute('datetime'))?.slice(0, 10);
    await both.visit(`/#/desk?date=${date}`);
    await booked.click();
    await dialog.getByText(desk.session.history, { exact: true }).click();
    await look(page, 'session');
    await button(desk.session.edit, page).click();
    await look(page, 'edit session');
    await button(desk.clients.cancel).click();
    await button(desk.session.noShow).click();
    await expect(button(desk.session.restore)).toBeVisible();
    await look(page, 'session, missed');
    await expect(status).toContainText(client.status.noShow);
    await look(other, 'appointment, missed');
    await button(desk.session.restore).click();
    await button(desk.session.cancel).click();
    await look(page, 'about to cancel');
    await button(desk.session.cancel).last().click();
    await expect(status).toContainText(client.status.cancelled);
    await look(page, 'session, cancelled');
    await look(other, 'appointment, cancelled');

    await both.visit('/#/desk/clients');
    await heading(desk.clients.title);
    await look(page, 'clients');
    await page.getByRole('link', { name: /Ana Silva/ }).click();
    await heading('Ana Silva');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await look(page, `client, ${await tab.textContent()}`);
    }
    await both.visit('/#/desk/attention');
    await expect(page.getByText(desk.attention.empty)).toBeVisible();
    await look(page, 'attention');
    for (const [section, name] of SETTINGS) {
      await both.visit(`/#/desk/settings/${section}`);
      await expect(page.getByRole('heading', { level: 1, name: desk.settings[name] })).toBeVisible();
      await look(page, `settings, ${section}`);
    }
    for (const [section, name] of [
      ['services', 'Corte'],
      ['staff', desk.setup.me],
    ] as const) {
      await both.visit(`/#/desk/settings/${section}`);
      await page.getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
      await look(page, `settings, one of ${section}`);
    }
    await both.visit('/#/desk/settings/forms/new');
    await button(desk.settings.form.addQuestion).click();
    await button(desk.settings.form.add).click();
    await look(page, 'new form, with errors');

    await both.kept();
    world.publishNewer();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    await expect(page.getByText(words.update.ready)).toBeVisible();
    await look(page, 'a new version');
  });
