import type { Page } from '@playwright/test';
import { PASSPHRASE } from '../people/backup';
import { expect, test } from '../people/people';
import { setUp } from '../people/shop';

const [HOUR, DAY] = [3_600_000, 86_400_000];

/**
 * Nobody is there to press the browser's own buttons: the folder that is chosen is a real one of the page's own, and
 * what the browser would answer about it stands in the page's local storage.
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
        localStorage.removeItem('permission');
        return 'granted';
      },
    });
  });
};

const filesIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('backups');
    const names: string[] = [];
    for await (const name of (folder as unknown as { keys: () => AsyncIterable<string> }).keys())
      names.push(name);
    return names.sort();
  });

test('a folder gets a backup each day by itself; one that may not be written to any more is told at the desk', async ({
  owner,
}) => {
  const { page, visit } = owner;
  await answerForTheBrowser(page);
  await setUp(owner);
  const now = Date.now();
  await visit('/#/desk/settings/backup');
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
  await reminder.getByRole('button', { name: 'Allow it again' }).click();
  await expect(reminder).toHaveCount(0);
  await expect.poll(() => filesIn(page)).toHaveLength(3);
});
