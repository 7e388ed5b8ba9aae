import type { Page } from '@playwright/test';

declare global {
  interface Window {
    longTasks: number[];
  }
}

/** Notes tasks of more than 50 ms on the page's main thread from now on; its value tells them, in ms. */
export const noteLongTasks = async (page: Page): Promise<() => Promise<readonly number[]>> => {
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  return () => page.evaluate(() => window.longTasks);
};
