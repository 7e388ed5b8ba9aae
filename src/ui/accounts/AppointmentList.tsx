import { createUniqueId, Show } from 'solid-js';
import type { OwnSession } from '../../app/wallet/wallet';
import { Keyed } from '../parts/Keyed';
import type { OwnPlace } from './AccountPage';
import { AppointmentEntry } from './AppointmentEntry';
import '../bookings/bookings.css';

/** Some appointments under a heading. */
export const AppointmentList = (props: {
  readonly title: string;
  /** Stands there while there are none. */
  readonly none: string;
  readonly faces: readonly OwnSession[];
  readonly place: OwnPlace;
  /** Address of the page that lists all. */
  readonly list: string;
  readonly now: () => number;
}) => {
  const heading = createUniqueId();
  return (
    <section class="stack" aria-labelledby={heading}>
      <h2 id={heading}>{props.title}</h2>
      <Show when={props.faces.length > 0} fallback={<p class="soft">{props.none}</p>}>
        <ul class="entries">
          <Keyed items={props.faces} keyOf={({ key }) => key}>
            {face => <AppointmentEntry face={face()} place={props.place} list={props.list} now={props.now} />}
          </Keyed>
        </ul>
      </Show>
    </section>
  );
};
