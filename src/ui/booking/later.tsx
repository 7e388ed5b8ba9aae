import { Show } from 'solid-js';
import type { Wallet } from '../../app/wallet/wallet';
import type { Catalog, OfferedService } from '../../core/catalog';
import type { Key } from '../../core/id';
import { ClientWordsProvider } from '../words/client-words';
import { type Attempt, createAttempt } from './attempt';
import { BookingStep } from './BookingStep';
import type { Choice } from './choice';
import { Outcome } from './Outcome';
import { Pending } from './Pending';

// The parts of the booking page that come after the first times are on screen, in one piece.

export const startAttempt = createAttempt;

type Parts = {
  readonly attempt: Attempt;
  readonly choice: Choice;
  readonly business: Catalog['business'];
  readonly wallet: Wallet | null;
  /** Whether any relay can be reached. */
  readonly online: boolean;
};

/** Above the choice: requests that wait for an answer, and a refusal with what is still free. */
export const Before = (props: Parts & { readonly onShow: (request: Key) => void }) => (
  <ClientWordsProvider>
    <Show when={props.attempt.pending().length > 0}>
      <Pending pending={props.attempt.pending()} zone={props.choice.zone()} onShow={props.onShow} />
    </Show>
    <Show when={props.attempt.refused()}>{booking => <Outcome {...props} booking={booking()} />}</Show>
  </ClientWordsProvider>
);

/** In place of the choice: what became of a request. */
export const Settled = (props: Parts) => (
  <ClientWordsProvider>
    <Show when={props.attempt.settled()}>{booking => <Outcome {...props} booking={booking()} />}</Show>
  </ClientWordsProvider>
);

/** Below the choice: details for the chosen time. */
export const After = (
  props: Parts & {
    readonly catalog: Catalog;
    readonly service: OfferedService;
    readonly maySend: boolean;
    readonly now: () => number;
  },
) => (
  <ClientWordsProvider>
    <BookingStep {...props} />
  </ClientWordsProvider>
);
