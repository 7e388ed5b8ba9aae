import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './person';
import { session } from './shop';

/** Opens a session of the calendar; its panel. */
export const openSession = async (page: Page, name: RegExp | string): Promise<Locator> => {
  await session(page, name).click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByText('History', { exact: true })).toBeVisible();
  return panel;
};

/** Takes back what was just done, by the way back that stands in the notice of it. */
export const undo = async (page: Page): Promise<void> => {
  await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone', { exact: true })).toBeVisible();
};

/** Saves a form of the settings and waits until it is kept. */
export const saveSettings = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Not saved yet')).toBeHidden();
};

/** Opens a service in the settings, changes it as told, and saves. */
export const changeService = async (
  { page, visit }: Person,
  name: string,
  change: (page: Page) => Promise<void>,
): Promise<void> => {
  await visit('/#/desk/settings/services');
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name);
  await change(page);
  await saveSettings(page);
};

export const openAttention = (page: Page): Promise<void> =>
  page.getByRole('link', { name: /^Attention/ }).click();

/** What Attention asks about. */
export const attentionEntries = (page: Page): Locator =>
  page.getByRole('list', { name: 'Entries' }).getByRole('listitem');
