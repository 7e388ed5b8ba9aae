import { type Page, test } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the present screen, a line each; by all rules, or by some of them. */
export const violations = (page: Page, rules?: readonly string[]): Promise<readonly string[]> =>
  test.step('axe', async () => {
    // It is half a megabyte: once a page is enough.
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
    // What it finds right is not told: naming each of those elements takes longer than finding them.
    const { violations: found } = await page.evaluate(
      runOnly => window.axe.run(document, { runOnly, resultTypes: ['violations'] }),
      rules ? { type: 'rule' as const, values: [...rules] } : { type: 'tag' as const, values: TAGS },
    );
    return found.flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.html}\n${node.failureSummary ?? ''}`),
    );
  });
