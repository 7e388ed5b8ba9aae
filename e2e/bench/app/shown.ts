import type { Page } from '@playwright/test';

/**
 * Milliseconds from the next press until the frame that paints an element whose text holds `text`. Resolves
 * once the page watches for it, with the promise of the measure; that fails when nothing comes.
 */
export const whenShown = async (
  page: Page,
  selector: string,
  text: string,
): Promise<() => Promise<number>> => {
  const measure = await page.evaluateHandle(
    ([wanted, held]) => {
      const measured = new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`Nothing showed ${held}`)), 20_000);
        let pressed = 0;
        const notePress = () => {
          pressed = performance.now();
        };
        document.addEventListener('click', notePress, { capture: true, once: true });
        const watch = new MutationObserver(() => {
          const shown = [...document.querySelectorAll(wanted ?? '')].some(element =>
            element.textContent?.includes(held ?? ''),
          );
          if (!shown) return;
          watch.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - pressed));
        });
        watch.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
      });
      return { measured };
    },
    [selector, text],
  );
  return () => measure.evaluate(({ measured }) => measured);
};
