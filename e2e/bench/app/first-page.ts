import { gzipSync } from 'node:zlib';
import { times } from '../../people/booking';
import { setUp } from '../../people/shop';
import type { Measured } from '../bench';
import { onStage } from './stage';

/** Gzip of every script that the page had asked for when the first times were painted, from the long link. */
export const firstPage = (): Promise<readonly Measured[]> =>
  onStage(async ({ owner, visitor }) => {
    const link = await setUp(owner);
    const { page } = visitor;
    await page.addInitScript(() => {
      const seen = new MutationObserver(() => {
        if (!document.querySelector('button time[datetime]')) return;
        seen.disconnect();
        requestAnimationFrame(() => {
          const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
          Object.assign(window, { scriptsBeforeTimes: scripts.map(({ name }) => name) });
        });
      });
      seen.observe(document, { childList: true, subtree: true });
    });
    await visitor.visit(link);
    await times(page).first().waitFor();
    const urls = await page.evaluate(
      () => (window as unknown as { scriptsBeforeTimes: string[] }).scriptsBeforeTimes,
    );
    const sizes = await Promise.all(
      urls.map(
        async url => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer()), { level: 9 }).length,
      ),
    );
    return [
      {
        name: 'booking page: JavaScript before the first times are on screen, gzip',
        budget: { unit: 'KB', most: 55 },
        measure: sizes.reduce((sum, size) => sum + size, 0) / 1024,
      },
    ];
  });
