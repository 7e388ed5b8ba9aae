import { createSignal, Show } from 'solid-js';
import { useDesk, useIdle } from '../desk';
import { useFormat } from '../frame/format';
import { useMinute } from '../frame/minute';
import { Button, ButtonLink } from '../parts/Button';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { laterUntil, putOff } from './later';
import { shutFolder } from './shutFolder';
import './reminder.css';

/**
 * Says at the desk that a backup is due, until there is one, and that the folder for daily ones cannot be written
 * to any more; can be put off until the next day.
 */
export const Reminder = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const isIdle = useIdle();
  const state = createValue(() => (isIdle() ? desk.backup.state : null));
  const sync = createValue(() => (isIdle() ? desk.devices.sync : null));
  const [off, setOff] = createSignal(laterUntil());
  const minute = useMinute();
  const shut = () => shutFolder(state()?.folder ?? null, words());
  const isShown = () => (state()?.due === true || shut() !== null) && off() <= minute();
  const says = () => {
    const folder = shut();
    if (folder) return folder.text;
    const last = state()?.last ?? null;
    const text = last === null ? words().backup.due.never : words().backup.due.old(format().moment(last));
    return sync()?.is === 'alone' ? `${text} ${words().backup.due.alone}` : text;
  };
  return (
    <Show when={isShown()}>
      <section class="reminder" aria-label={words().backup.due.title}>
        <p>{says()}</p>
        <div class="row">
          <Show when={shut()}>
            {folder => <Button onClick={() => void desk.backup.allow()}>{folder().again}</Button>}
          </Show>
          <ButtonLink href="#/desk/settings/backup">{words().backup.save}</ButtonLink>
          <Button kind="quiet" onClick={() => setOff(putOff(minute()))}>
            {words().backup.due.later}
          </Button>
        </div>
      </section>
    </Show>
  );
};
