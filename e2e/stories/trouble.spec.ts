import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { beside, drop, fill, hold, readAt, writeAt } from '../people/databases';
import { nextWeekday } from '../people/days';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { newSession, SALON, session, setUp, showDay, typeSession } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const LOG = 'caderneta-log';

/** Over the open desk as a dialog, in its place as a screen: either has a heading. */
const trouble = (page: Page, name: string): Locator => page.getByRole('heading', { name });
const tryAgain = (page: Page): Promise<void> => page.getByRole('button', { name: 'Try again' }).click();

const openDesk = async (owner: Person): Promise<void> => {
  await setUp(owner);
  await owner.visit('/#/desk');
  await newSession(owner.page, { day, start: '10:00', client: 'Ana Kept' });
};

const expectKept = async (page: Page): Promise<void> => {
  await showDay(page, day);
  await expect(session(page, /Ana Kept/)).toHaveCount(1);
};

const savedCopy = async (page: Page): Promise<readonly unknown[]> => {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a copy' }).click();
  const copy = await (await downloading).path();
  await expect(page.getByText('The copy is in your downloads.')).toBeVisible();
  return JSON.parse(await readFile(copy, 'utf8'));
};

test('a damaged entry is told; a copy can be saved, and the desk goes on without it', async ({
  world,
  owner,
}) => {
  await openDesk(owner);
  const at = { database: LOG, store: 'state', key: 'state' };
  const { end } = (await readAt(owner.page, at)) as { readonly end: number };
  await newSession(owner.page, { day, start: '11:00', client: 'Bia Lost' });
  await owner.visit('about:blank');
  const other = await beside(owner.page, world.url);
  await writeAt(other, { database: LOG, store: 'changes', key: end + 1 }, { at: end + 1, of: 7 });
  await other.close();

  await owner.visit('/#/desk');
  await expect(trouble(owner.page, 'Part of the book cannot be read')).toBeVisible();
  await look(owner.page, 'trouble: damaged');
  expect(await savedCopy(owner.page)).toContainEqual({ at: end + 1, of: 7 });
  await owner.page.getByRole('button', { name: 'Go on without the damaged entries' }).click();
  await expect(trouble(owner.page, 'Part of the book cannot be read')).toBeHidden();
  await expectKept(owner.page);
  await newSession(owner.page, { day, start: '12:00', client: 'Caio New' });
});

test('a full disk is told, what is typed stays, and it is saved when there is room', async ({
  world,
  owner,
}) => {
  const devTools = await owner.context.newCDPSession(owner.page);
  await devTools.send('Storage.overrideQuotaForOrigin', { origin: world.url, quotaSize: 16_000_000 });
  await openDesk(owner);
  await owner.kept();
  await showDay(owner.page, day);
  await typeSession(owner.page, { day, start: '11:00', client: 'Bia Late' });
  const other = await beside(owner.page, world.url);
  await fill(other);
  await owner.page.getByRole('button', { name: /^Save/ }).click();
  await expect(trouble(owner.page, 'This device has no room left')).toBeVisible();
  await look(owner.page, 'trouble: no room');

  await drop(other, /^filler$/);
  await other.close();
  // What the desk writes by itself may find the room first, and then there is nothing to press any more.
  await owner.page.evaluate(() => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent?.trim() === 'Try again')?.click();
  });
  await expect(trouble(owner.page, 'This device has no room left')).toBeHidden();
  await owner.page.getByRole('button', { name: /^Save/ }).press('Enter');
  await expect(owner.page.getByRole('dialog', { name: 'New session' })).toBeHidden();
  await expect(session(owner.page, /Bia Late/)).toHaveCount(1);
  await expectKept(owner.page);
});

test('what another tab holds shut is told, and opens by itself once that tab is closed', async ({
  world,
  owner,
}) => {
  await openDesk(owner);
  for (const [what, database] of [
    ['entries', new RegExp(`^${LOG}$`)],
    ['volumes', /^caderneta-volumes$/],
    ['keys', /^caderneta-vault$/],
    ['records to show', /^rxdb-dexie-caderneta-store-.*--sessions$/],
  ] as const)
    await test.step(what, async () => {
      await owner.visit('about:blank');
      const other = await beside(owner.page, world.url);
      await hold(other, database);
      await owner.visit('/#/desk');
      await expect(trouble(owner.page, 'The browser keeps the book shut')).toBeVisible();
      await expect(owner.page.getByRole('button', { name: 'Try again' })).toBeVisible();
      if (what === 'entries') await look(owner.page, 'trouble: shut');
      await other.close();
      await expect(trouble(owner.page, 'The browser keeps the book shut')).toBeHidden();
      await expectKept(owner.page);
    });
});

test('a log that is deleted under the open desk comes back from the volumes', async ({ world, owner }) => {
  await openDesk(owner);
  await showDay(owner.page, day);
  const state = { database: LOG, store: 'state', key: 'state' };
  const { end } = (await readAt(owner.page, state)) as { readonly end: number };
  const carried = { database: 'caderneta-volumes', store: 'state', key: 'carried' };
  await expect
    .poll(async () => ((await readAt(owner.page, carried)) as { readonly mark: number } | undefined)?.mark)
    .toBe(end);
  const other = await beside(owner.page, world.url);
  await drop(other, new RegExp(`^${LOG}$`));
  await other.close();

  await typeSession(owner.page, { day, start: '11:00', client: 'Bia Late' });
  await owner.page.getByRole('button', { name: /^Save/ }).click();
  await expect(trouble(owner.page, 'The connection to the book broke')).toBeVisible();
  await look(owner.page, 'trouble: broken connection');
  await tryAgain(owner.page);
  await expect(trouble(owner.page, 'The connection to the book broke')).toBeHidden();
  await owner.page.getByRole('button', { name: /^Save/ }).press('Enter');
  await expect(owner.page.getByRole('dialog', { name: 'New session' })).toBeHidden();
  await expect(session(owner.page, /Bia Late/)).toHaveCount(1);
  await owner.page.reload();
  await expectKept(owner.page);
});

test('keys that do not open are told, and the book can be saved without them', async ({ world, owner }) => {
  await openDesk(owner);
  await owner.visit('about:blank');
  const other = await beside(owner.page, world.url);
  await writeAt(other, { database: 'caderneta-vault', store: 'keys', key: 'wrap' }, undefined);
  await other.close();
  await owner.visit('/#/desk');
  await expect(trouble(owner.page, 'The keys of this device cannot be opened')).toBeVisible();
  await look(owner.page, 'trouble: no keys');
  const copy = await savedCopy(owner.page);
  expect(copy).toContainEqual(
    expect.objectContaining({ of: 'client', set: expect.objectContaining({ first: 'Ana', last: 'Kept' }) }),
  );
});

test('the app opens the book of a device; where the browser has deleted it, that is told, with ways back', async ({
  world,
  owner,
}) => {
  await openDesk(owner);
  await owner.visit('/');
  await expectKept(owner.page);
  await owner.visit('about:blank');
  const devTools = await owner.context.newCDPSession(owner.page);
  await devTools.send('Storage.clearDataForOrigin', { origin: world.url, storageTypes: 'indexeddb' });
  await owner.visit('/');
  await expect(trouble(owner.page, 'The book is gone from this browser')).toBeVisible();
  await look(owner.page, 'trouble: deleted');
  for (const [way, leads] of [
    ['Restore a backup', '#/restore'],
    ['Recover my business', '#/recover'],
    ['Pair with my business', '#/pair'],
  ] as const)
    await expect(owner.page.getByRole('link', { name: way })).toHaveAttribute('href', leads);
  await owner.page.getByRole('link', { name: 'Restore a backup' }).click();
  await expect(owner.page.getByRole('heading', { name: 'Restore a backup' })).toBeVisible();
  await owner.page.goBack();
  await owner.page.getByRole('button', { name: 'It is not needed here any more' }).click();
  await expect(trouble(owner.page, 'This browser is no staff device')).toBeVisible();
  await owner.visit('about:blank');
  await owner.visit('/');
  await expect(owner.page.getByRole('link', { name: 'Set up my business' })).toBeVisible();
});
