import * as Kobalte from '@kobalte/core/dropdown-menu';
import type { ParentProps } from 'solid-js';
import './accounts.css';

/**
 * What a menu opens. Kobalte gives the focus to what is made with it, and makes it anew each time only in a portal;
 * this one ends where the menu stands, within the same landmark.
 */
export const MenuContent = (props: ParentProps) => {
  let place!: HTMLSpanElement;
  return (
    <span class="menu-place" ref={place}>
      <Kobalte.Portal mount={place}>
        <Kobalte.Content class="menu">{props.children}</Kobalte.Content>
      </Kobalte.Portal>
    </span>
  );
};
