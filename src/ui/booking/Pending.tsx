import { For } from 'solid-js';
import type { Booking } from '../../app/wallet/wallet';
import type { Key } from '../../core/id';
import { dateTimeText } from '../format';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { stateWord } from './BookingStatus';

/** Requests of this browser that wait for an answer: whoever opens the link again finds them. */
export const Pending = (props: {
  readonly pending: readonly Booking[];
  readonly zone: string;
  readonly onShow: (request: Key) => void;
}) => {
  const { region } = useLanguage();
  const client = useClientWords();
  return (
    <For each={props.pending}>
      {booking => (
        <Notice title={`${stateWord(booking.state, client())}: ${booking.service}`}>
          <p>{dateTimeText(booking.start, props.zone, region())}</p>
          <div>
            <Button onClick={() => props.onShow(booking.key)}>{client().bookings.show}</Button>
          </div>
        </Notice>
      )}
    </For>
  );
};
