import type { Locator, Page } from '@playwright/test';

/**
 * Milliseconds from the next press, as the browser dated it, until the frame is painted that shows an element
 * whose text holds `text`; both are taken inside the page. Resolves once the page watches for it, with the
 * promise of the measure; that fails when nothing comes.
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
        const notePress = (event: MouseEvent) => {
          pressed = event.timeStamp;
        };
        document.addEventListener('click', notePress, { capture: true, once: true });
        const watch = new MutationObserver(() => {
          const shown = [...document.querySelectorAll(wanted ?? '')].some(element =>
            element.textContent?.includes(held ?? ''),
          );
          if (!shown) return;
          watch.disconnect();
          // The first message after a frame has begun comes when it is painted.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - pressed);
            port2.postMessage(null);
          });
        });
        watch.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
      });
      return { measured };
    },
    [selector, text],
  );
  return () => measure.evaluate(({ measured }) => measured);
};

/**
 * Presses the middle of an element and nothing else: a locator's own press has scripts of its own in the page
 * while what is measured runs.
 */
export const press = async (page: Page, element: Locator): Promise<void> => {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('What is to be pressed is not on the page');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
};
