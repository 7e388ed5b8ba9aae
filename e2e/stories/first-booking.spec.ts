import type { Page } from '@playwright/test';
import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const start = day.toZonedDateTime({ timeZone: SALON.zone, plainTime: '10:00' }).toInstant();

test('a visitor books through the shared link, and it stays on both sides', async ({ owner, visitor }) => {
  const link = await setUp(owner);
  await test.step('the owner wants to be told, and turns to something else', async () => {
    await owner.kept();
    await owner.context.grantPermissions(['notifications']);
    await owner.page.getByRole('link', { name: /^Attention/ }).click();
    await owner.page.getByRole('switch', { name: 'Tell me about new bookings' }).check();
    await owner.page.getByRole('link', { name: 'Calendar' }).click();
    // Tabs that are driven all believe that they are looked at.
    await owner.page.evaluate(() => Object.assign(document, { hasFocus: () => false }));
  });

  await visitor.visit(link);
  await visitor.page.getByRole('button', { name: SALON.service }).click();
  await chooseTime(visitor.page, start, SALON.zone);
  await fillIn(visitor.page, contact('Ana'));
  await book(visitor.page);
  await expect(status(visitor.page)).toContainText(/^(Requested|Confirmed)/);
  await expectConfirmed(visitor.page);

  const booked = () => session(owner.page, /10:00.*Haircut.*Ana Silva.*confirmed/i);
  await showDay(owner.page, day);
  await expect(booked()).toBeVisible();

  await test.step('told of what and when, but not of whom', async () => {
    await expect.poll(() => noticesOf(owner.page)).toHaveLength(1);
    const [notice] = await noticesOf(owner.page);
    expect(notice).toContain(`New booking: ${SALON.service}`);
    expect(notice).toContain('10:00');
    expect(notice).not.toMatch(/Ana|Silva|example\.org/);
  });

  await test.step('both reload', async () => {
    await Promise.all([owner.page.reload(), visitor.page.reload()]);
    await expectConfirmed(visitor.page);
    await showDay(owner.page, day);
    await expect(booked()).toBeVisible();
  });

  await test.step('both lose the network and reload', async () => {
    await Promise.all([owner.kept(), visitor.kept()]);
    await Promise.all([owner.offline(true), visitor.offline(true)]);
    await Promise.all([owner.page.reload(), visitor.page.reload()]);
    await expectConfirmed(visitor.page);
    await showDay(owner.page, day);
    await expect(booked()).toBeVisible();
  });

  await test.step('both close their browsers, and open them with the network back', async () => {
    await Promise.all([owner.restart(), visitor.restart()]);
    await expectConfirmed(visitor.page);
    await showDay(owner.page, day);
    await expect(booked()).toBeVisible();
  });
});

/** What the system shows of the app, each as one text. */
const noticesOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready;
    return (await worker.getNotifications()).map(({ title, body }) => `${title}\n${body}`);
  });
