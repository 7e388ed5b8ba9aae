import { For } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import type { Key } from '../../core/id';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { useDeskWords } from '../words/desk-words';
import { SessionRow } from './SessionRow';

type AttendeesProps = {
  readonly entries: readonly SessionEntry[];
  readonly onClose: () => void;
  readonly onSession: (key: Key) => void;
  readonly onAdd: () => void;
};

/** Who comes to a class: each attendee is a session. */
export const Attendees = (props: AttendeesProps) => {
  const words = useDeskWords();
  const format = useFormat();
  const first = () => props.entries[0];
  const title = () => {
    const entry = first();
    const name = entry?.service?.name ?? words().calendar.noService;
    return words().session.attendees(name);
  };
  const about = () => {
    const entry = first();
    if (!entry) return '';
    const when = format().moment(entry.session.when.start);
    return entry.seats ? `${when} · ${words().calendar.seats(entry.seats.taken, entry.seats.of)}` : when;
  };
  return (
    <Dialog open onClose={props.onClose} title={title()} side>
      <div class="stack">
        <p class="figures">{about()}</p>
        <ul class="sheet-list">
          <For each={props.entries}>
            {entry => (
              <li>
                <SessionRow entry={entry} onOpen={() => props.onSession(entry.session.key)} />
              </li>
            )}
          </For>
        </ul>
        <div class="row">
          <Button onClick={() => props.onAdd()}>{words().session.addAttendee}</Button>
        </div>
      </div>
    </Dialog>
  );
};
