import type { Locator, Page } from '@playwright/test';
import type { Person } from '../../people/person';
import { setUp } from '../../people/shop';
import { type Measured, percentile } from '../bench';
import { filledWithClients, filledWithCodes } from './filled';
import { onStage } from './stage';

const CLIENTS = 5_000;
const CODES = 20_000;
/** Sessions that each code has paid for. */
const EACH = 10;
const TRIALS = 10;
const WARM_UPS = 3;

/** The list of codes, searches in it and a code with its statement, each to the frame that paints it. */
export const codes = (): Promise<readonly Measured[]> =>
  onStage(async ({ world, owner }) => {
    await setUp(owner);
    await filledWithClients(owner, world.url, CLIENTS);
    return measured(owner, await filledWithCodes(owner, world.url, CODES, EACH));
  });

/** `rare`: the code sold first, as it is shown. */
export const measured = async (owner: Person, rare: string): Promise<readonly Measured[]> => {
  const opened: number[] = [];
  const openedRare: number[] = [];
  for (let trial = 0; trial < WARM_UPS + TRIALS; trial += 1) {
    await openAnew(owner);
    opened.push(await paintedAfterKey(owner.page, 'zoë', 'Zoë'));
    await openAnew(owner);
    openedRare.push(await paintedAfterKey(owner.page, rare.slice(0, 7), rare));
  }
  const { page } = owner;
  const lists: number[] = [];
  const firsts: number[] = [];
  const laters: number[] = [];
  const rares: number[] = [];
  const statements: number[] = [];
  for (let trial = 0; trial < WARM_UPS + TRIALS; trial += 1) {
    await page.getByRole('link', { name: 'Calendar' }).click();
    await page.getByRole('button', { name: 'New session', exact: true }).waitFor();
    lists.push(await painted(page, page.getByRole('link', { name: 'Codes', exact: true }), ROW));
    firsts.push(await paintedAfterKey(page, 'zoë', 'Zoë'));
    laters.push(await paintedAfterKey(page, 'davi', 'Davi'));
    rares.push(await paintedAfterKey(page, rare.slice(0, 7), rare));
    statements.push(await painted(page, page.locator(ROW).first(), STATEMENT));
  }
  const row = (name: string, most: number, trials: readonly number[]): Measured => ({
    name,
    budget: { unit: 'ms', most, percentile: 95 },
    measure: percentile(trials.slice(WARM_UPS), 95),
  });
  const all = `${CODES.toLocaleString('en')} codes`;
  const spent = `${all} that paid for ${(CODES * EACH).toLocaleString('en')} sessions`;
  const key = (which: string) => `search of ${all}, ${which}: those found fill the screen`;
  return [
    row(`${spent}: the list of codes is on screen`, 1000, lists),
    row(`${spent}: a code with its statement is on screen`, 1000, statements),
    row(key('the first key after the app was opened'), 50, opened),
    row(key('the first key after the app was opened, for the code sold first'), 50, openedRare),
    row(key('the first key once the list is there'), 50, firsts),
    row(key('a later key'), 50, laters),
    row(key('a later key for the code sold first'), 50, rares),
  ];
};

const ROW = 'main a.code-row';
const STATEMENT = 'main table tbody tr';

/** The app is opened at its calendar, and the list of codes from there. */
const openAnew = async ({ page, visit }: Person): Promise<void> => {
  await page.goto('about:blank');
  await visit('/#/desk');
  await page.getByRole('button', { name: 'New session', exact: true }).waitFor();
  await page.getByRole('link', { name: 'Codes', exact: true }).click();
  await page.locator(ROW).first().waitFor();
};

/** From a press until something is on screen. */
const painted = async (page: Page, pressed: Locator, shown: string): Promise<number> => {
  const at = await page.evaluateHandle(
    selector => ({
      at: new Promise<number>(resolve =>
        document.addEventListener(
          'click',
          ({ timeStamp }) => {
            const look = (): void => {
              if (document.querySelector(selector)) setTimeout(() => resolve(performance.now() - timeStamp));
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        ),
      ),
    }),
    shown,
  );
  await pressed.click();
  return at.evaluate(measured => measured.at);
};

/** From a key that leaves `text` in the search until all codes on screen are of those found, which say `name`. */
const paintedAfterKey = async (page: Page, text: string, name: string): Promise<number> => {
  const at = await page.evaluateHandle(
    ([selector, name]) => ({
      at: new Promise<number>(resolve =>
        document.addEventListener(
          'input',
          ({ timeStamp }) => {
            const look = (): void => {
              const rows = [...document.querySelectorAll(selector)];
              const isShown = rows.length > 0 && rows.every(row => row.textContent?.includes(name));
              if (isShown) setTimeout(() => resolve(performance.now() - timeStamp));
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        ),
      ),
    }),
    [ROW, name] as const,
  );
  await page.getByLabel('Search codes').fill(text);
  return at.evaluate(measured => measured.at);
};
