import type { Page } from '@playwright/test';
import { PASSPHRASE, saveBackup } from '../people/backup';
import { expect, test } from '../people/people';
import { setUp } from '../people/shop';

const [HOUR, DAY] = [3_600_000, 86_400_000];

/**
 * Nobody is there to press the browser's own buttons: the folder that is chosen is a real one of the page's own, and
 * what the browser would answer about it, and whether its disk is full, stands in the page's local storage.
 */
const answerForTheBrowser = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    // An empty page, between two of the app, has none of it.
    if (!('FileSystemHandle' in window)) return;
    const chosen = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle('backups', { create: true });
    Object.assign(window, { showDirectoryPicker: chosen });
    Object.assign(FileSystemHandle.prototype, {
      queryPermission: async () => localStorage.getItem('permission') ?? 'granted',
      requestPermission: async () => {
        const said = localStorage.getItem('says') ?? 'granted';
        if (said === 'granted') localStorage.removeItem('permission');
        return said;
      },
    });
    const create = FileSystemFileHandle.prototype.createWritable;
    Object.assign(FileSystemFileHandle.prototype, {
      async createWritable(this: FileSystemFileHandle) {
        if (localStorage.getItem('full')) throw new DOMException('No room', 'QuotaExceededError');
        return create.call(this);
      },
    });
  });
};

type Found = { readonly name: string; readonly size: number };

const folderOf = (page: Page): Promise<readonly Found[]> =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('backups');
    const found: Found[] = [];
    const files = (folder as unknown as { values: () => AsyncIterable<FileSystemFileHandle> }).values();
    for await (const file of files) found.push({ name: file.name, size: (await file.getFile()).size });
    return found;
  });

/** Names of those in which something stands. */
const filesIn = async (page: Page): Promise<readonly string[]> =>
  (await folderOf(page)).flatMap(({ name, size }) => (size > 0 ? [name] : [])).sort();

test('a folder gets a backup each day by itself; one that may not be written to any more is told at the desk', async ({
  owner,
}) => {
  const { page, visit } = owner;
  await answerForTheBrowser(page);
  await setUp(owner);
  const now = Date.now();
  // One that was saved by hand is none in the folder.
  await saveBackup(owner);
  const daily = page.getByRole('region', { name: 'Write a backup into a folder each day' });
  await daily.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await daily.getByLabel('Passphrase again').fill(PASSPHRASE);
  await daily.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(daily).toContainText('Written each day into “backups”.');
  await expect.poll(() => filesIn(page)).toHaveLength(1);
  expect((await filesIn(page))[0]).toMatch(/^caderneta-salon-aurora-\d{4}-\d\d-\d\d\.backup$/);
  await expect(page.getByText(/^Last backup: /)).toBeVisible();

  const open = async (day: number): Promise<void> => {
    await visit('about:blank');
    // Each time an hour later than the day before, so that the next one is due.
    await page.clock.setSystemTime(now + day * (DAY + HOUR));
    await visit('/#/desk');
    await expect(page.getByRole('status', { name: 'Connection' })).toBeVisible();
  };
  await open(1);
  await expect.poll(() => filesIn(page)).toHaveLength(2);

  const reminder = page.getByRole('region', { name: 'Backup reminder' });
  await expect(reminder).toHaveCount(0);
  await page.evaluate(() => localStorage.setItem('permission', 'prompt'));
  await open(2);
  await expect(reminder).toContainText('wants to be asked again before it writes into “backups”');
  expect(await filesIn(page)).toHaveLength(2);
  await page.evaluate(() => localStorage.setItem('says', 'prompt'));
  await reminder.getByRole('link', { name: 'Save a backup' }).click();
  await daily.getByRole('button', { name: 'Allow it again' }).click();
  await expect(daily.getByRole('alert')).toHaveText('The browser did not allow it.');
  await page.evaluate(() => localStorage.removeItem('says'));
  await reminder.getByRole('button', { name: 'Allow it again' }).click();
  await expect(reminder).toHaveCount(0);
  await expect.poll(() => filesIn(page)).toHaveLength(3);
});

test('a folder that is gone, and one without room, are told in every tab, until they are written into again', async ({
  owner,
}) => {
  const { page, context, visit } = owner;
  await answerForTheBrowser(page);
  await setUp(owner);
  await visit('/#/desk/settings/backup');
  const daily = page.getByRole('region', { name: 'Write a backup into a folder each day' });
  const choose = async (): Promise<void> => {
    await daily.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await daily.getByLabel('Passphrase again').fill(PASSPHRASE);
    await daily.getByRole('button', { name: 'Choose a folder' }).click();
  };
  await page.evaluate(() => localStorage.setItem('full', 'yes'));
  await choose();
  await expect(daily).toContainText('There was no room in “backups” for the last backup.');
  const other = await context.newPage();
  await answerForTheBrowser(other);
  await other.goto(page.url());
  const reminder = other.getByRole('region', { name: 'Backup reminder' });
  await expect(reminder).toContainText('There was no room in “backups”');
  expect(await folderOf(page)).toEqual([]);

  await page.evaluate(async () => {
    localStorage.removeItem('full');
    await (await navigator.storage.getDirectory()).removeEntry('backups', { recursive: true });
  });
  await reminder.getByRole('button', { name: 'Try again' }).click();
  await expect(reminder).toContainText('Nothing can be written into “backups”');
  await expect(daily).toContainText('Nothing can be written into “backups”');

  await page.evaluate(async () => {
    await (await navigator.storage.getDirectory()).getDirectoryHandle('backups', { create: true });
  });
  await daily.getByRole('button', { name: 'Try again' }).click();
  await expect(daily).toContainText('Written each day into “backups”.');
  await expect.poll(() => filesIn(page)).toHaveLength(1);
  await expect(reminder).toHaveCount(0);
});
