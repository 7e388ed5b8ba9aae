import { For, Show } from 'solid-js';
import type { Warning } from '../../app/desk/desk';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { Notice } from '../parts/Notice';
import { useDeskWords } from '../words/desk-words';
import { warningText } from './whyText';

/** Why the rules would not offer this; the owner may go on. */
export const Warnings = (props: { readonly warnings: readonly Warning[] }) => {
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  return (
    <div role="status">
      <Show when={props.warnings.length > 0}>
        <Notice kind="warn" title={words().session.warning}>
          <ul>
            <For each={props.warnings}>
              {warning => <li>{warningText(warning, { words: words(), format: format(), book: book() })}</li>}
            </For>
          </ul>
        </Notice>
      </Show>
    </div>
  );
};
