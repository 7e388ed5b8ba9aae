import type { Locator, Page } from '@playwright/test';
import type { Person } from '../../people/person';
import { setUp } from '../../people/shop';
import { type Budget, type Measured, percentile } from '../bench';
import { filledWithClients, filledWithCodes } from './filled';
import { onStage } from './stage';

const CLIENTS = 5_000;
const CODES = 20_000;
/** Sessions that each code has paid for. */
const EACH = 10;
const TRIALS = 20;
const WARM_UPS = 3;

/** The list of codes, searches in it and a code with its statement, each to the frame that paints it. */
export const codes = (): Promise<readonly Measured[]> =>
  onStage(async ({ world, owner }) => {
    await setUp(owner);
    await filledWithClients(owner, world.url, CLIENTS);
    await filledWithCodes(owner, world.url, CODES, EACH);
    await openAnew(owner);
    await owner.kept();
    // Else the desk would be sending to the relay all that was put in just now, which no shop's does at once.
    await owner.offline(true);
    return measured(owner);
  });

const measured = async (owner: Person): Promise<readonly Measured[]> => {
  const { page } = owner;
  const opened: number[] = [];
  const lists: number[] = [];
  const firsts: number[] = [];
  const laters: number[] = [];
  const rares: number[] = [];
  const statements: number[] = [];
  for (let trial = 0; trial < WARM_UPS + TRIALS; trial += 1) {
    await openAnew(owner);
    opened.push(await paintedAfterKey(page, 'zoë', 'Zoë'));
  }
  for (let trial = 0; trial < WARM_UPS + TRIALS; trial += 1) {
    await page.getByRole('link', { name: 'Calendar' }).click();
    await page.getByRole('button', { name: 'New session', exact: true }).waitFor();
    lists.push(await painted(page, page.getByRole('link', { name: 'Codes', exact: true }), ROW));
    firsts.push(await paintedAfterKey(page, 'zoë', 'Zoë'));
    // Others each time: what was found once is at hand.
    const [many, few] = [31 + trial, 4000 + trial];
    laters.push(await paintedAfterKey(page, `client.${many}`, `Silva ${many}`));
    rares.push(await paintedAfterKey(page, `client.${few}@`, `Silva ${few}`));
    statements.push(await painted(page, page.locator(ROW).first(), STATEMENT));
  }
  const row = (name: string, budget: Omit<Budget, 'unit'>, trials: readonly number[]): Measured => ({
    name,
    budget: { unit: 'ms', percentile: 95, ...budget },
    measure: percentile(trials.slice(WARM_UPS), 95),
  });
  const all = `${CODES.toLocaleString('en')} codes`;
  const spent = `${all} that paid for ${(CODES * EACH).toLocaleString('en')} sessions`;
  const key = (which: string) => `search of ${all}, ${which}: those found fill the screen`;
  return [
    row(`${spent}: the list of codes is on screen`, { most: 1000 }, lists),
    row(`${spent}: a code with its statement is on screen`, { most: 1000 }, statements),
    row(key('the first key once the list is there'), { most: 50 }, firsts),
    row(key('a later key, which finds hundreds'), { most: 50 }, laters),
    row(key('a later key, which finds four'), { most: 50 }, rares),
    // What is looked through is read then.
    row(key('a key in the moment in which the app was opened'), {}, opened),
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
