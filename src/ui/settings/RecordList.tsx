import { For, Show } from 'solid-js';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { useDeskWords } from '../words/desk-words';

export type Listed = {
  readonly key: string;
  readonly name: string;
  /** What else there is to know in a line. */
  readonly says?: string;
  readonly tags?: readonly string[];
};

/** Records of a section, each a link to its form, in the order that the person gives them. */
export const RecordList = (props: {
  readonly records: readonly Listed[];
  readonly hrefOf: (key: string) => string;
  /** Moves one up or down; absent where order says nothing. */
  readonly onMove?: (key: string, by: -1 | 1) => void;
  /** Names the list. */
  readonly label: string;
}) => {
  const words = useDeskWords();
  return (
    <ul class="settings-list" aria-label={props.label}>
      <For each={props.records}>
        {(record, at) => (
          <li>
            <div class="settings-item">
              <a href={props.hrefOf(record.key)}>{record.name}</a>
              <Show when={record.says || record.tags?.length}>
                <p class="soft settings-says">
                  {record.says}
                  <For each={record.tags}>{tag => <span class="settings-tag">{tag}</span>}</For>
                </p>
              </Show>
            </div>
            <Show when={props.records.length > 1 && props.onMove}>
              {move => (
                <span class="settings-tools">
                  <Button
                    icon
                    kind="quiet"
                    class="settings-up"
                    aria-label={words().settings.up(record.name)}
                    disabled={at() === 0}
                    onClick={() => move()(record.key, -1)}
                  >
                    <Icon name="down" />
                  </Button>
                  <Button
                    icon
                    kind="quiet"
                    aria-label={words().settings.down(record.name)}
                    disabled={at() === props.records.length - 1}
                    onClick={() => move()(record.key, 1)}
                  >
                    <Icon name="down" />
                  </Button>
                </span>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
};

/** Archived records, out of the way. */
export const ArchivedList = (props: {
  readonly records: readonly Listed[];
  readonly hrefOf: (key: string) => string;
  readonly label: string;
}) => (
  <Show when={props.records.length > 0}>
    <details>
      <summary class="settings-summary">
        {props.label} ({props.records.length})
      </summary>
      <RecordList records={props.records} hrefOf={props.hrefOf} label={props.label} />
    </details>
  </Show>
);
