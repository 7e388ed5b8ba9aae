import { createMemo, onMount, Show, Suspense } from 'solid-js';
import type { Booking, FreeTime, Wallet } from '../../app/wallet/wallet';
import { slotAt } from '../../core/availability';
import type { Catalog } from '../../core/catalog';
import { nearestTimes } from '../../core/nearest';
import { createZone } from '../../core/zone';
import { useDoors } from '../doors';
import { Button, ButtonLink } from '../parts/Button';
import { NO_CODE } from '../paying/pay';
import { useClientWords } from '../words/client-words';
import { AddToCalendar } from './AddToCalendar';
import { type Attempt, codeReasonOf } from './attempt';
import { BookingStatus } from './BookingStatus';
import type { Choice } from './choice';
import { UNKNOWN } from './days';
import { Facts } from './Facts';
import { NearestTimes } from './NearestTimes';
import { SendAnotherWay } from './SendAnotherWay';

/** What became of a request, and what can be done next. */
export const Outcome = (props: {
  readonly booking: Booking;
  readonly choice: Choice;
  readonly attempt: Attempt;
  readonly wallet: Wallet | null;
  readonly business: Catalog['business'];
  /** Whether any relay can be reached. */
  readonly online: boolean;
}) => {
  const client = useClientWords();
  let box: HTMLDivElement | undefined;
  onMount(() => {
    box?.scrollIntoView({ block: 'nearest' });
    box?.focus({ preventScroll: true });
  });
  const state = () => props.booking.state;
  const isOpen = () => state().is === 'on-its-way' || state().is === 'waiting';
  const refusal = createMemo(() => {
    const now = state();
    return now.is === 'refused' ? now : null;
  });
  const face = () => ({ ...props.booking, address: props.booking.address || props.business.address });

  return (
    <section class="outcome stack" tabindex="-1" ref={box} aria-labelledby="outcome">
      <h2 id="outcome" class="unseen">
        {client().facts.title}
      </h2>
      <BookingStatus
        online={props.online}
        state={state()}
        withdrawing={props.booking.withdrawing}
        zone={props.choice.zone()}
      />
      <div class="sheet stack">
        <Facts
          face={face()}
          zone={props.choice.zone()}
          code={isOpen() && props.booking.paid === null ? props.booking.asked.code : null}
        />
        <div class="row">
          <Show when={state().is === 'confirmed' ? props.booking.link : null}>
            {link => (
              <ButtonLink kind="primary" href={link()}>
                {client().view}
              </ButtonLink>
            )}
          </Show>
          <Show when={state().is === 'confirmed' || state().is === 'cancelled'}>
            <AddToCalendar face={face()} link={props.booking.link} />
          </Show>
          <Show when={isOpen() && !props.booking.withdrawing}>
            <Button
              kind="danger"
              onClick={() => void props.wallet?.withdraw(props.booking.root, props.booking.key)}
            >
              {client().withdraw}
            </Button>
          </Show>
          <Show when={refusal()?.why === 'same-day'}>
            <Button onClick={() => bookAnyway(props)}>{client().same.anyway}</Button>
          </Show>
          <Show when={codeReasonOf(props.booking)}>
            <Button onClick={() => bookWithout(props)}>{client().codes.without}</Button>
            <Button onClick={() => takeAgain(props)}>{client().codes.another}</Button>
          </Show>
          <Show when={!refusal()}>
            <Button kind="quiet" onClick={() => props.attempt.startAgain()}>
              {client().another}
            </Button>
          </Show>
        </div>
      </div>
      <Show when={codeReasonOf(props.booking) === null && refusal()}>
        {refused => <StillFree choice={props.choice} booking={props.booking} named={refused().nearest} />}
      </Show>
      <Show when={state().is === 'on-its-way' && props.wallet}>
        {wallet => (
          <div class="sheet">
            <Suspense>
              <SendAnotherWay
                wallet={wallet()}
                root={props.booking.root}
                request={props.booking.key}
                business={props.business}
              />
            </Suspense>
          </div>
        )}
      </Show>
    </section>
  );
};

type Refused = {
  readonly booking: Booking;
  readonly choice: Choice;
  readonly attempt: Attempt;
};

/** Chooses what was refused once more, and shows "Your details" with all that was typed. */
const takeAgain = ({ booking, choice }: Refused) => {
  choice.setService(booking.serviceKey);
  choice.setStaff(booking.asked.staff);
  choice.take({ start: booking.start, staff: booking.asked.staff }, createZone(choice.zone()).dayOf);
};

const bookAnyway = (props: Refused) => {
  takeAgain(props);
  void props.attempt.book(true);
};

const bookWithout = (props: Refused) => {
  takeAgain(props);
  props.attempt.setPay(NO_CODE);
  void props.attempt.book();
};

/** The free times that the refusal named, as far as they still are; where none is left, those nearest now. */
const StillFree = (props: {
  readonly choice: Choice;
  readonly booking: Booking;
  readonly named: readonly FreeTime[];
}) => {
  const doors = useDoors();
  const times = createMemo((): readonly FreeTime[] => {
    const search = props.choice.search();
    if (!search) return props.named;
    const busy = search.busy ?? UNKNOWN;
    const ask = { service: search.service, staff: search.staff, now: doors.now() };
    const free = props.named.filter(({ start }) => slotAt(search.catalog, busy, { ...ask, start }));
    if (free.length > 0) return free;
    return nearestTimes(search.catalog, busy, { ...ask, start: props.booking.start }).map(({ start }) => ({
      start,
      staff: search.staff,
    }));
  });
  return <NearestTimes times={times()} choice={props.choice} />;
};
