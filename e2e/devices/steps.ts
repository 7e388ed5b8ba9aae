import 'temporal-polyfill/global';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { build } from 'vite';
import type { Person } from '../people/person';

/** The built app in a folder of its own, with a page beside it that holds a device without screens. */
export const filesWithDevices = async (): Promise<string> => {
  const folder = mkdtempSync(path(tmpdir(), 'caderneta-devices-'));
  cpSync('dist', folder, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    root: path(import.meta.dirname, 'page'),
    base: './',
    build: { outDir: path(folder, 'devices'), emptyOutDir: true, target: 'esnext', minify: false },
  });
  return folder;
};

export const openPage = async (person: Person): Promise<Page> => {
  await person.visit('/devices/index.html');
  await person.page.waitForFunction(() => 'devicePage' in window);
  return person.page;
};

/** Makes a browser the first device of a business. */
export const found = async (owner: Page): Promise<void> => {
  await owner.evaluate(() => window.devicePage.found());
  await owner.evaluate(() => window.devicePage.open(false));
};

/** Gives a second browser keys of the first one's business, as pairing does. */
export const join = async (owner: Page, other: Page): Promise<void> => {
  const keys = await other.evaluate(() => window.devicePage.keys());
  const invitation = await owner.evaluate(given => window.devicePage.invite(given), keys);
  await other.evaluate(given => window.devicePage.join(given), invitation);
  await other.evaluate(() => window.devicePage.open(false));
};

/** Closes a device's book and opens it again, with `live` to meet the others; its clock `off` by milliseconds. */
export const reopen = async (page: Page, live: boolean, off = 0): Promise<void> => {
  await page.evaluate(() => window.devicePage.close());
  await page.evaluate(([meets, by]) => window.devicePage.open(meets, by), [live, off] as const);
};

/** Fills the owner's book; resolves when it is as if the changes had been there for long. */
export const filled = async (owner: Page, changes: number, zone: string, title: string): Promise<void> => {
  const noon = { timeZone: zone, plainTime: '12:00' };
  const today = Temporal.Now.plainDateISO(zone).toZonedDateTime(noon).epochMilliseconds;
  await owner.evaluate(at => window.devicePage.setUp({ name: 'Shop', zone: at }), zone);
  await owner.evaluate(([count, start, shown]) => window.devicePage.fill(count, start, shown), [
    changes,
    today,
    title,
  ] as const);
  await owner.evaluate(() => window.devicePage.settled());
};

/**
 * Waits until a device is connected with so many others, and has what each of them has. `patience` in
 * milliseconds; a whole book takes longer than anything else.
 */
export const inStep = async (page: Page, others: number, patience = 20_000): Promise<void> => {
  await page.evaluate(([count, most]) => window.devicePage.inStep(count, most), [others, patience] as const);
};

/** Waits until a device's log holds so many changes of a client. */
export const holds = (page: Page, client: string, changes: number): Promise<void> =>
  expect.poll(() => page.evaluate(key => window.devicePage.history(key), client)).toBe(changes);

export const headsOf = (page: Page): Promise<string> => page.evaluate(() => window.devicePage.heads());
