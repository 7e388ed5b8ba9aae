import { Tabs as Kobalte } from '@kobalte/core/tabs';
import { For, type JSX } from 'solid-js';
import './tabs.css';

export type Tab = { readonly value: string; readonly name: string; readonly content: () => JSX.Element };

export const Tabs = (props: { readonly label: string; readonly tabs: readonly Tab[] }) => (
  <Kobalte class="tabs" activationMode="automatic">
    <Kobalte.List class="tabs-list" aria-label={props.label}>
      <For each={props.tabs}>
        {tab => (
          <Kobalte.Trigger
            class="tabs-tab"
            value={tab.value}
            // Where not all fit, one that is pressed at the edge comes into sight whole.
            onFocus={event => event.currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })}
          >
            {tab.name}
          </Kobalte.Trigger>
        )}
      </For>
    </Kobalte.List>
    <For each={props.tabs}>
      {tab => (
        <Kobalte.Content class="tabs-content" value={tab.value}>
          {tab.content()}
        </Kobalte.Content>
      )}
    </For>
  </Kobalte>
);
