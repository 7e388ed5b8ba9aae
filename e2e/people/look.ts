import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe';
import { tooSmall } from './targets';

const SCHEMES = ['light', 'dark'] as const;
const PHONE = { width: 360, height: 820 };
const LAPTOP = { width: 1280, height: 820 };

/**
 * Looks at a screen on a phone by day and on a laptop by night: axe finds nothing wrong, nothing is wider than the
 * phone, and every control is large enough for a finger. The other way round only colours differ: contrast alone.
 */
export const look = (page: Page, screen: string): Promise<void> =>
  test.step(screen, async () => {
    // A page that has only just been opened is still loading the screen.
    await expect(page.locator('body:has(main):has(h1)')).toBeAttached();
    for (const viewport of [PHONE, LAPTOP]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const isWhole = (viewport === PHONE) === (colorScheme === 'light');
        const found = await violations(page, isWhole ? undefined : ['color-contrast']);
        expect.soft(found, `${screen}, ${viewport.width} px, ${colorScheme}`).toEqual([]);
      }
      if (viewport !== PHONE) continue;
      expect.soft(await tooSmall(page), `${screen}: too small for a finger`).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(wide, `${screen}: wider than the screen`).toBeLessThanOrEqual(0);
    }
  });
