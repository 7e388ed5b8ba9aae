import * as Kobalte from '@kobalte/core/dropdown-menu';
import { Show } from 'solid-js';
import { follow } from '../address';
import { Icon } from '../parts/Icon';
import { useAccountWords } from '../words/account-words';
import { MenuContent } from './MenuContent';
import './accounts.css';

/** "Change appointment": what may be changed of one, and only that. */
export const Pencil = (props: {
  /** Id of what names the appointment. */
  readonly describedBy: string;
  /** Where another time is chosen; null: it may not be moved. */
  readonly edit: string | null;
  readonly onDelete: (() => void) | null;
}) => {
  const account = useAccountWords();
  return (
    <Kobalte.Root modal={false} preventScroll={false} placement="bottom-end">
      <Kobalte.Trigger
        class="button"
        data-kind="quiet"
        data-icon=""
        aria-label={account().own.change}
        aria-describedby={props.describedBy}
      >
        <Icon name="edit" />
      </Kobalte.Trigger>
      <MenuContent>
        <Show when={props.edit}>
          {edit => (
            <Kobalte.Item as="a" class="menu-item" href={edit()} onSelect={() => follow(edit())}>
              {account().own.edit}
            </Kobalte.Item>
          )}
        </Show>
        <Show when={props.onDelete}>
          {remove => (
            <Kobalte.Item class="menu-item" onSelect={() => remove()()}>
              {account().own.remove}
            </Kobalte.Item>
          )}
        </Show>
      </MenuContent>
    </Kobalte.Root>
  );
};
