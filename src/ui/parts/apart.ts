import { createMemo, type JSX, untrack } from 'solid-js';
import { insert } from 'solid-js/web';

/**
 * Fills `parent` with the children of a component, each at a place of its own. Drawn as one list, one that stays is
 * taken off the page for a moment when others come before and behind it at once; a field in it loses the focus by
 * that, and what is typed on is lost.
 */
export const insertApart = (parent: Element, children: () => JSX.Element): void => {
  const all = createMemo(children);
  const found = untrack(all);
  // Of several, each that changes follows that by itself.
  for (const child of Array.isArray(found) ? found : [all])
    insert(parent, child, parent.appendChild(document.createTextNode('')));
};
