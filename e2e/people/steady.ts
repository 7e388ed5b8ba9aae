import type { Page } from '@playwright/test';

declare global {
  interface Window {
    timesLost: number;
  }
}

/** Counts from now on how often the screen is taken off the page, be it for a moment; its value tells the count. */
export const noteLostScreens = async (page: Page): Promise<() => Promise<number>> => {
  await page.evaluate(() => {
    window.timesLost = 0;
    const main = document.querySelector('main');
    new MutationObserver(() => {
      if (!main?.isConnected) window.timesLost += 1;
    }).observe(document, { childList: true, subtree: true });
  });
  return () => page.evaluate(() => window.timesLost);
};
