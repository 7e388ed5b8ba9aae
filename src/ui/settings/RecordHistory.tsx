import { createSignal, Show } from 'solid-js';
import type { HistoryOf } from '../../app/desk/desk';
import { History } from '../history/History';
import { useDeskWords } from '../words/desk-words';

/** What happened to a record of the settings; read from the log once it is opened. */
export const RecordHistory = (props: {
  readonly of: HistoryOf;
  readonly record: string;
  readonly changed: unknown;
}) => {
  const words = useDeskWords();
  const [open, setOpen] = createSignal(false);
  return (
    <details class="settings-part" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary class="settings-summary">{words().settings.history}</summary>
      <Show when={open()}>
        <History of={props.of} key={props.record} changed={props.changed} />
      </Show>
    </details>
  );
};
