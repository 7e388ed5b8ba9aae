import type { Page } from '@playwright/test';
import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const start = day.toZonedDateTime({ timeZone: SALON.zone, plainTime: '10:00' }).toInstant();

// From the very beginning, the wizard.
test.use({ shop: null });

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
  const notes = await notesOf(owner);

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
    expect(notes()).toBe(2);
    // Pressed, it brings this tab to the front, though it began as another page than the desk.
    expect(await tabsNamed(owner)).toEqual(['visible']);
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

/** Counts the notes that a page plays from now on. */
const notesOf = async ({ context, page }: Person): Promise<() => number> => {
  const devTools = await context.newCDPSession(page);
  const played = new Set<string>();
  let isRunning = false;
  devTools.on('WebAudio.contextCreated', ({ context: sound }) => {
    isRunning = sound.contextState === 'running';
  });
  devTools.on('WebAudio.contextChanged', ({ context: sound }) => {
    isRunning = sound.contextState === 'running';
  });
  devTools.on('WebAudio.audioNodeCreated', ({ node }) => {
    if (node.nodeType === 'Oscillator' && isRunning) played.add(node.nodeId);
  });
  await devTools.send('WebAudio.enable');
  return () => played.size;
};

/** How the tabs stand that the worker finds by what its notices name. */
const tabsNamed = ({ context }: Person): Promise<readonly (string | undefined)[]> => {
  const [worker] = context.serviceWorkers();
  if (!worker) throw new Error('No worker');
  return worker.evaluate(async () => {
    const { clients, registration } = globalThis as unknown as {
      readonly registration: ServiceWorkerRegistration;
      readonly clients: { get: (id: string) => Promise<{ readonly visibilityState: string } | undefined> };
    };
    const notices = await registration.getNotifications();
    return Promise.all(notices.map(async ({ data }) => (await clients.get(data))?.visibilityState));
  });
};
