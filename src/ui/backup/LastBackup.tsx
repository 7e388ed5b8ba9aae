import { Show } from 'solid-js';
import type { BackupState } from '../../app/desk/backup';
import { useFormat } from '../frame/format';
import { Notice } from '../parts/Notice';
import { useDeskWords } from '../words/desk-words';

/** When any device made the last one. */
export const LastBackup = (props: { readonly state: BackupState | undefined }) => {
  const words = useDeskWords();
  const format = useFormat();
  const says = (last: number | null) =>
    last === null ? words().backup.never : words().backup.last(format().moment(last));
  return (
    <Show when={props.state}>
      {state => (
        <div role="status">
          <Notice kind={state().due ? 'warn' : state().last === null ? 'info' : 'good'}>
            <p>{says(state().last)}</p>
          </Notice>
        </div>
      )}
    </Show>
  );
};
