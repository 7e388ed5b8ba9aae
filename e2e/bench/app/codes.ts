import type { Locator, Page } from '@playwright/test';
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

/** The list of codes, a search in it and a code with its statement, each to the frame that paints it. */
export const codes = (): Promise<readonly Measured[]> =>
  onStage(async ({ world, owner }) => {
    await setUp(owner);
    await filledWithClients(owner, world.url, CLIENTS);
    await filledWithCodes(owner, world.url, CODES, EACH);
    await owner.visit('/#/desk');
    const { page } = owner;
    const lists: number[] = [];
    const searches: number[] = [];
    const statements: number[] = [];
    for (let trial = 0; trial < WARM_UPS + TRIALS; trial += 1) {
      await page.getByRole('link', { name: 'Calendar' }).click();
      await page.getByRole('button', { name: 'New session', exact: true }).waitFor();
      lists.push(await painted(page, page.getByRole('link', { name: 'Codes', exact: true }), ROW));
      searches.push(await paintedAfterKey(page));
      statements.push(await painted(page, page.locator(ROW).first(), STATEMENT));
    }
    const rows = { 'the list of codes': lists, 'a code with its statement': statements };
    return [
      ...Object.entries(rows).map(
        ([what, trials]): Measured => ({
          name: `${CODES.toLocaleString('en')} codes that paid for ${(CODES * EACH).toLocaleString('en')} sessions: ${what} is on screen`,
          budget: { unit: 'ms', most: 1000, percentile: 95 },
          measure: percentile(trials.slice(WARM_UPS), 95),
        }),
      ),
      {
        name: `the first key pressed in the search of ${CODES.toLocaleString('en')} codes, which reads them all: those found are on screen`,
        budget: { unit: 'ms', most: 50, percentile: 95 },
        measure: percentile(searches.slice(WARM_UPS), 95),
      },
    ];
  });

const ROW = 'main a.code-row';
const STATEMENT = 'main table tbody tr';

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

/** Only codes of those found are of somebody named Zoë. */
const paintedAfterKey = async (page: Page): Promise<number> => {
  const field = page.getByLabel('Search codes');
  await field.fill('');
  await page.locator(ROW).filter({ hasText: 'Ana' }).first().waitFor();
  const at = await page.evaluateHandle(selector => {
    const measured = new Promise<number>(resolve =>
      document.addEventListener(
        'input',
        ({ timeStamp }) => {
          const look = (): void => {
            const isShown = [...document.querySelectorAll(selector)].every(row =>
              row.textContent?.includes('Zoë'),
            );
            if (isShown) setTimeout(() => resolve(performance.now() - timeStamp));
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      ),
    );
    return { at: measured };
  }, ROW);
  await field.fill('zoë');
  return at.evaluate(measured => measured.at);
};
