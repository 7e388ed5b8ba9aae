import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './person';

export const PASSPHRASE = 'three cats on the roof';

export type BackupFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export const backupFile = (name: string, buffer: Buffer): BackupFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer,
});

/** Saves a backup in the settings; the file that lands in the downloads. */
export const saveBackup = async ({ page, visit }: Person): Promise<BackupFile> => {
  await visit('/#/desk/settings/backup');
  const form = page.getByRole('form', { name: 'Save a backup' });
  await form.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await form.getByLabel('Passphrase again').fill(PASSPHRASE);
  const downloading = page.waitForEvent('download');
  await form.getByRole('button', { name: 'Save a backup' }).click();
  const download = await downloading;
  await expect(page.getByText('The backup was handed to your downloads')).toBeVisible();
  return backupFile(download.suggestedFilename(), readFileSync(await download.path()));
};

/** Fills in a form that restores, and sends it. */
export const restore = async (form: Locator, file: BackupFile, passphrase = PASSPHRASE): Promise<void> => {
  await form.getByLabel('Backup file').setInputFiles(file);
  await form.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await form.getByRole('button', { name: /^Restore/ }).click();
};

/** The form in the settings of a desk. */
export const restoringForm = (page: Page): Locator => page.getByRole('form', { name: 'Restore a backup' });
