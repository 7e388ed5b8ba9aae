import { Show } from 'solid-js';
import * as v from 'valibot';
import type { Booking, BookingState } from '../../app/wallet/wallet';
import { CodeReason } from '../../core/draws';
import { dateTimeText } from '../format';
import type { ClientWords } from '../words/client/en';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import './booking-status.css';

/**
 * Status "Booking status": its first word is Requested, Confirmed, Refused, Withdrawn or Cancelled. It stays on
 * the page while the booking lives, so that each change of state is read out.
 */
export const BookingStatus = (props: {
  readonly state: BookingState;
  readonly withdrawing: boolean;
  readonly zone: string;
  /** Whether any relay can be reached, where that is known. */
  readonly online?: boolean;
}) => {
  const { region } = useLanguage();
  const client = useClientWords();
  return (
    <div class="status" role="status" aria-label={client().status.name} data-state={props.state.is}>
      <strong class="status-word">{statusText(props.state, client())}</strong>
      <p>
        {statusHow(props.state, client(), props.online ?? false, at =>
          dateTimeText(at, props.zone, region()),
        )}
      </p>
      <Show when={'says' in props.state ? props.state.says : ''}>
        {says => <p>{client().status.says(says())}</p>}
      </Show>
      <Show when={props.withdrawing && (props.state.is === 'on-its-way' || props.state.is === 'waiting')}>
        <p>{client().status.withdrawing}</p>
      </Show>
    </div>
  );
};

const statusText = (state: BookingState, { status }: ClientWords): string => {
  switch (state.is) {
    case 'on-its-way':
      return state.sent ? status.onItsWay : status.notSent;
    case 'waiting':
      return status.waiting;
    case 'confirmed':
      return status.confirmed;
    case 'refused':
      return status.refused(status.reasons[state.why]);
    case 'withdrawn':
      return status.withdrawn;
    case 'cancelled':
      return status.cancelled;
    case 'no-show':
      return status.noShow;
  }
};

const statusHow = (
  state: BookingState,
  { codes, status }: ClientWords,
  online: boolean,
  moment: (at: number) => string,
): string => {
  switch (state.is) {
    case 'on-its-way':
      if (state.sent) return status.onItsWayHow;
      return online ? status.leavingHow : status.notSentHow;
    case 'waiting':
      return state.until === null ? status.waitingHow : status.waitingUntil(moment(state.until));
    case 'confirmed':
      return status.confirmedHow;
    case 'refused':
      return v.is(CodeReason, state.why) ? codes.refusedHow : status.refusedHow;
    case 'withdrawn':
      return status.withdrawnHow;
    case 'cancelled':
      return state.by === 'owner' ? status.cancelledOwner : status.cancelledClient;
    case 'no-show':
      return status.noShowHow;
  }
};

/** The short word of a state, for lists. */
export const stateWord = (state: Booking['state'], { state: words }: ClientWords): string => {
  switch (state.is) {
    case 'on-its-way':
    case 'waiting':
      return words.requested;
    case 'no-show':
      return words.missed;
    default:
      return words[state.is];
  }
};
