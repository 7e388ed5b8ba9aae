import { type Page, test } from '@playwright/test';

/**
 * Controls of the present screen that a finger misses: whose box is smaller than 44 × 44 px, a line each. A
 * label belongs to the box of what it labels. Left out are the exceptions of WCAG 2.5.8, as far as the app needs them:
 * - inline: a link within a sentence has the height of its line;
 * - equivalent: a session in the calendar is as high as it is long, and as wide as its column; "List" has the
 *   same sessions in rows of full height;
 * - what cannot be pressed: disabled, covered by a dialog, or out of sight until Tab brings it.
 */
export const tooSmall = (page: Page): Promise<readonly string[]> =>
  test.step('targets', () =>
    page.evaluate(
      ({ controls, drawn, least }) => {
        const boxOf = (element: Element): { readonly width: number; readonly height: number } => {
          const parts = [element, ...('labels' in element ? Array.from(element.labels as NodeList) : [])];
          const boxes = parts.map(part => (part as Element).getBoundingClientRect());
          return {
            width: Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left)),
            height: Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top)),
          };
        };
        const isInSentence = (element: Element): boolean =>
          element.matches('a') &&
          getComputedStyle(element).display === 'inline' &&
          (element.parentElement?.textContent ?? '').trim() !== (element.textContent ?? '').trim();
        const isCovered = (element: Element): boolean =>
          element.closest('[inert], [aria-hidden="true"]') !== null ||
          element.closest('[data-hidden], .unseen') !== null;
        const isInSight = (element: Element): boolean => {
          const { width, height, bottom, right } = element.getBoundingClientRect();
          return element.checkVisibility() && width > 1 && height > 1 && bottom > -scrollY && right > 0;
        };
        return Array.from(document.querySelectorAll(controls))
          .filter(element => !element.matches(`:disabled, ${drawn}`))
          .filter(element => isInSight(element) && !isCovered(element) && !isInSentence(element))
          .flatMap(element => {
            const { width, height } = boxOf(element);
            // Half a pixel may be lost to rounding.
            if (width > least - 0.5 && height > least - 0.5) return [];
            return `${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 200)}`;
          });
      },
      { controls: CONTROLS, drawn: DRAWN_TO_SCALE, least: LEAST },
    ));

const LEAST = 44;
const CONTROLS =
  'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"], [role="tab"], [role="option"], [tabindex]:not([tabindex="-1"])';
const DRAWN_TO_SCALE = '.grid .block, .month-session';
