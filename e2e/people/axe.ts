import { type Page, test } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the present screen, a line each. */
export const violations = (page: Page): Promise<readonly string[]> =>
  test.step('axe', async () => {
    await page.evaluate(axe.source);
    const { violations: found } = await page.evaluate(
      tags => window.axe.run(document, { runOnly: tags }),
      TAGS,
    );
    return found.flatMap(({ id, nodes }) =>
      nodes.map(node => `${id}: ${node.html}\n${node.failureSummary ?? ''}`),
    );
  });
