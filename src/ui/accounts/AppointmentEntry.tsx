import { createMemo, createSignal, createUniqueId, For, lazy, Show, Suspense } from 'solid-js';
import type { OwnSession } from '../../app/wallet/wallet';
import { withValue } from '../address';
import { answerText } from '../answerText';
import { AddToCalendar } from '../booking/AddToCalendar';
import { stateWord } from '../booking/BookingStatus';
import { CancelDialog } from '../booking/CancelAppointment';
import { MOVES, mayOf } from '../booking/changeable';
import { RequestStatus } from '../booking/RequestStatus';
import { ownZone } from '../booking/zone';
import { shortDateTimeText, timeText, utcText } from '../format';
import { orNothing } from '../orNothing';
import { Button } from '../parts/Button';
import { paidText } from '../paying/texts';
import { useAccountWords } from '../words/account-words';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import type { OwnPlace } from './AccountPage';
import { Pencil } from './Pencil';

const SendAnotherWay = lazy(
  orNothing(async () => ({
    default: (await import('../booking/SendAnotherWay')).SendAnotherWay,
  })),
);

/** One appointment of the account, and what its client may do with it as long as they may. */
export const AppointmentEntry = (props: {
  readonly face: OwnSession;
  readonly place: OwnPlace;
  readonly list: string;
  readonly now: () => number;
}) => {
  const { region } = useLanguage();
  const client = useClientWords();
  const account = useAccountWords();
  const [asks, setAsks] = createSignal(false);
  const name = createUniqueId();
  const zone = ownZone();
  const may = createMemo(() => mayOf(props.face, props.now()), undefined, {
    equals: (a, b) => a.move === b.move && a.cancel === b.cancel,
  });
  const last = () => props.face.last;
  const isOpen = () => last() !== null && last()?.state.is !== 'refused';
  const shown = () => (isOpen() ? (last()?.state ?? props.face.state) : props.face.state);
  const when = () =>
    `${shortDateTimeText(props.face.start, zone, region())}–${timeText(props.face.end, zone, region())}`;
  return (
    <li>
      <div class="entry">
        <span class="entry-main" id={name}>
          <time datetime={utcText(props.face.start)}>{when()}</time>
          <span class="entry-what">
            {[props.face.service, props.face.staff].filter(text => text !== '').join(' · ')}
          </span>
          <Show when={props.face.paid}>
            {paid => (
              <span class="entry-what figures">
                {paidText(paid(), { words: client().codes, region: region() })}
              </span>
            )}
          </Show>
        </span>
        <span class="entry-state" data-state={shown().is}>
          {stateWord(shown(), client())}
        </span>
        <Show when={may().move || may().cancel}>
          <Pencil
            describedBy={name}
            edit={may().move ? withValue(props.list, MOVES, props.face.key) : null}
            onDelete={may().cancel ? () => setAsks(true) : null}
          />
        </Show>
      </div>
      <Show when={'says' in props.face.state && props.face.state.says}>
        {says => <p class="entry-changes">{client().status.says(says())}</p>}
      </Show>
      <Show when={props.face.answers?.length !== 0}>
        <details class="entry-changes own-answers">
          <summary aria-describedby={name}>{account().own.answered}</summary>
          <Show
            when={props.face.answers}
            fallback={<p class="soft">{account().own.answersKept(props.face.business)}</p>}
          >
            {answers => (
              <dl class="stack">
                <For each={answers()}>
                  {one => (
                    <div>
                      <dt class="soft">{one.question}</dt>
                      <dd class="own-answer">{answerText(one, client().details.yes)}</dd>
                    </div>
                  )}
                </For>
              </dl>
            )}
          </Show>
        </details>
      </Show>
      <div class="entry-changes stack own-asked">
        <RequestStatus last={last()} mayMove={may().move} business={props.face.business} />
        <Show when={isOpen() && !last()?.withdrawing && last()?.key} keyed>
          {asked => (
            <div class="row">
              <Button onClick={() => void props.place.wallet.withdraw(props.place.root, asked)}>
                {client().withdraw}
              </Button>
            </div>
          )}
        </Show>
        <Show when={last()?.state.is === 'on-its-way' && last()?.key} keyed>
          {request => (
            <Suspense>
              <SendAnotherWay
                wallet={props.place.wallet}
                root={props.place.root}
                request={request}
                business={props.place.catalog.business}
              />
            </Suspense>
          )}
        </Show>
        <Show when={props.face.state.is === 'confirmed' && props.face.end > props.now()}>
          <div class="row">
            <AddToCalendar face={props.face} link={null} />
          </div>
        </Show>
      </div>
      <CancelDialog
        open={asks()}
        onClose={() => setAsks(false)}
        face={props.face}
        root={props.place.root}
        wallet={props.place.wallet}
      />
    </li>
  );
};
