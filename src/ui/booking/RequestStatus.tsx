import { createEffect, on, Show } from 'solid-js';
import type { LastRequest } from '../../app/wallet/lastRequest';
import { dateTimeText } from '../format';
import type { ClientWords } from '../words/client/en';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { ownZone } from './zone';
import './booking-status.css';

/** Status "Request status": what became of the wish to move or cancel. It stays on the page, so that each step is read out. */
export const RequestStatus = (props: {
  readonly last: LastRequest | null;
  /** Whether another time may be asked for. */
  readonly mayMove: boolean;
  readonly business: string;
}) => {
  let box: HTMLDivElement | undefined;
  // The button that was pressed is gone with the asking.
  createEffect(
    on(
      () => props.last?.key,
      asked => {
        if (asked !== undefined) box?.focus();
      },
      { defer: true },
    ),
  );
  const { region } = useLanguage();
  const client = useClientWords();
  const when = (last: LastRequest) => (last.to ? dateTimeText(last.to.start, ownZone(), region()) : null);
  return (
    <div role="status" class="asked" aria-label={client().moving.name} tabindex="-1" ref={box}>
      <Show when={props.last}>
        {last => (
          <div class="status" data-state={last().state.is}>
            <strong class="status-word">{headOf(last(), when(last()), client())}</strong>
            <p>{howOf(last(), when(last()), client())}</p>
            <Show when={last().state.is === 'refused'} fallback={<p>{client().moving.stays}</p>}>
              <p>{props.mayMove ? client().moving.refusedHow : client().moving.contact(props.business)}</p>
            </Show>
            <Show when={last().withdrawing}>
              <p>{client().status.withdrawing}</p>
            </Show>
          </div>
        )}
      </Show>
    </div>
  );
};

const headOf = ({ state }: LastRequest, when: string | null, { moving, status }: ClientWords): string => {
  if (state.is === 'refused') return moving.refused(status.reasons[state.why]);
  return when === null ? moving.asksCancel : moving.asksMove(when);
};

const howOf = ({ state }: LastRequest, when: string | null, { moving, status }: ClientWords): string => {
  switch (state.is) {
    case 'refused':
      return when === null ? moving.refusedCancel : moving.refusedMove(when);
    case 'waiting':
      return status.waitingHow;
    case 'on-its-way':
      return state.sent ? status.onItsWayHow : status.notSentHow;
  }
};
