import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './person';

/** The desk's line on how far its devices are in step. */
export const syncStatus = (page: Page): Locator => page.getByRole('status', { name: 'Sync status' });

/** Opens "Add a device" at the desk; its value is the code, as it is shown. */
export const offerPlace = async ({ page, visit }: Person): Promise<string> => {
  await visit('/#/desk/settings/devices');
  await page.getByRole('button', { name: 'Add a device' }).click();
  const code = page.getByRole('dialog', { name: 'Add a device' }).getByLabel('Pairing code', { exact: true });
  await expect(code).toHaveText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  return textOf(code);
};

/** The text of what is on screen. */
export const textOf = async (shown: Locator): Promise<string> => {
  await expect(shown).toBeVisible();
  return (await shown.textContent()) ?? '';
};

/** Types a code on the pairing page. */
export const enterCode = async ({ page, visit }: Person, code: string): Promise<void> => {
  await visit('/#/pair');
  await page.getByRole('textbox', { name: 'Pairing code' }).fill(code);
  await page.getByRole('button', { name: 'Pair', exact: true }).click();
};

/** The six digits that a screen shows. */
export const digitsOn = (page: Page): Promise<string> => textOf(page.getByText(/^\d{3} \d{3}$/));

/** Pairs another browser with the owner's business, as two people do who look at both; it is at its desk then. */
export const pair = async (owner: Person, other: Person): Promise<void> => {
  await enterCode(other, await offerPlace(owner));
  expect(await digitsOn(owner.page)).toBe(await digitsOn(other.page));
  for (const { page } of [owner, other]) await page.getByRole('button', { name: 'Digits match' }).click();
  await other.page.getByRole('link', { name: 'Open the book' }).click();
  await expect(other.page.getByRole('heading', { level: 1 })).toBeVisible();
  await owner.page.getByRole('button', { name: 'Done' }).click();
};

/**
 * Milliseconds. Those that do not reach each other directly tell what they have each ten seconds at most, and fifteen
 * later where the relay would not take it.
 */
const BY_RELAY = 60_000;

/** Both desks say that they have the same. */
export const expectSynced = async (people: readonly Person[]): Promise<void> => {
  const others = people.length - 1;
  for (const { page } of people)
    await expect(syncStatus(page)).toHaveText(
      `Synced with ${others} ${others === 1 ? 'device' : 'devices'}`,
      { timeout: BY_RELAY },
    );
};

/** Ends its network, and what is connected: what is open between two browsers outlives that they are told so. */
export const goApart = async (device: Person): Promise<void> => {
  await device.kept();
  await device.offline(true);
  await device.page.reload();
  await expect(syncStatus(device.page)).toHaveText(/^Working offline/);
};
