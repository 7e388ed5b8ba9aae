import * as Kobalte from '@kobalte/core/dropdown-menu';
import { For, Show } from 'solid-js';
import { MenuContent } from '../accounts/MenuContent';
import { follow } from '../address';
import { Icon } from '../parts/Icon';
import { useDeskWords } from '../words/desk-words';
import { Count, type Section, type Waiting } from './Count';

type MoreProps = {
  readonly sections: readonly Section[];
  readonly isHere: (section: Section) => boolean;
  readonly waiting: (name: Section['name']) => Waiting | null;
};

/** The sections for which the bar of a small phone has no room; what waits in them is counted on its button too. */
export const MoreMenu = (props: MoreProps) => {
  const words = useDeskWords();
  const waiting = () => props.sections.map(({ name }) => props.waiting(name)).find(some => some !== null);
  return (
    <Kobalte.Root modal={false} preventScroll={false} placement="top-end">
      <Kobalte.Trigger class="frame-more" data-here={props.sections.some(props.isHere) ? '' : undefined}>
        <Icon name="menu" />
        <span>{words().nav.more}</span>
        <Show when={waiting()}>{some => <Count waiting={some()} />}</Show>
      </Kobalte.Trigger>
      <MenuContent>
        <For each={props.sections}>
          {section => (
            <Kobalte.Item
              as="a"
              class="menu-item frame-more-item"
              href={`#${section.at}`}
              aria-current={props.isHere(section) ? 'page' : undefined}
              onSelect={() => follow(`#${section.at}`)}
            >
              <Icon name={section.icon} />
              {words().nav[section.name]}
              <Show when={props.waiting(section.name)}>{some => <Count waiting={some()} />}</Show>
            </Kobalte.Item>
          )}
        </For>
      </MenuContent>
    </Kobalte.Root>
  );
};
