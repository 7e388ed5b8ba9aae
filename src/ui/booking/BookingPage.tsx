import { createEffect, createMemo, createSignal, lazy, onCleanup, Show, Suspense } from 'solid-js';
import type { Key } from '../../core/id';
import { createNow } from '../now';
import { ButtonLink } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { createWallet } from '../wallet';
import { useWords } from '../words/language';
import { createAttempt } from './attempt';
import { Contact } from './Contact';
import { createChoice } from './choice';
import { ServiceChoice } from './ServiceChoice';
import { StaffChoice } from './StaffChoice';
import { maySend } from './standing';
import { TimeStep } from './TimeStep';
import { type Place, Visited } from './Visited';
import './booking.css';

// What comes after the first times are on screen is loaded after them.
const load = {
  booking: () => import('./BookingStep'),
  outcome: () => import('./Outcome'),
  pending: () => import('./Pending'),
};
const BookingStep = lazy(async () => ({ default: (await load.booking()).BookingStep }));
const Outcome = lazy(async () => ({ default: (await load.outcome()).Outcome }));
const Pending = lazy(async () => ({ default: (await load.pending()).Pending }));

export type BookingPageProps = {
  readonly place: Place;
  /** Whose status the page shows. */
  readonly request: Key | null;
  readonly onRequest: (request: Key | null) => void;
};

/** A business's services and times, from the choice to the answer, on one page. */
export const BookingPage = (props: BookingPageProps) => (
  <Visited place={props.place}>{shown => <Booking {...props} shown={shown} />}</Visited>
);

const Booking = (props: BookingPageProps & { readonly shown: Parameters<Shown>[0] }) => {
  const words = useWords();
  const now = createNow();
  const { catalog, visit } = props.shown;
  const business = () => catalog().business;
  const busy = createMemo(() => visit().busy);
  const choice = createChoice({
    catalog,
    busy,
    now,
    service: () => props.place.service,
  });
  const [painted, setPainted] = createSignal(false);
  createEffect(() => {
    if (!choice.service() || painted()) return;
    // The frame after the one that draws the times.
    const timer = setTimeout(() => setPainted(true), 100);
    onCleanup(() => clearTimeout(timer));
  });
  const wanted = createMemo(() => painted() || props.request !== null);
  const wallet = createWallet(wanted);
  createEffect(() => {
    if (painted()) for (const part of Object.values(load)) void part();
  });
  const attempt = createAttempt({
    root: visit().root,
    catalog,
    busy,
    choice,
    wallet,
    request: () => props.request,
    onRequest: request => props.onRequest(request),
  });
  // A hidden service is in no list; its own link shows it (product §3.6).
  const listed = () => catalog().services.filter(({ key, hidden }) => !hidden || key === props.place.service);
  const settled = () => {
    const booking = attempt.booking();
    return booking && booking.state.is !== 'refused' ? booking : null;
  };
  const refused = () => {
    const booking = attempt.booking();
    return booking?.state.is === 'refused' ? booking : null;
  };
  /** The request in the address is still being read. */
  const isReading = () => props.request !== null && (wallet() === null || attempt.isReading());

  return (
    <Page
      title={business().name}
      lead={business().about}
      end={
        <ButtonLink kind="quiet" href="#/bookings">
          {words().bookings.title}
        </ButtonLink>
      }
      footer={
        <>
          <Contact business={business()} />
          <LanguageChoice />
        </>
      }
    >
      <div class="stack-l steps">
        <div class="cautions">{props.shown.cautions()}</div>
        <Show when={!isReading()} fallback={<p>{words().loading}</p>}>
          <Show
            when={settled()}
            fallback={
              <>
                <Suspense>
                  <Show when={attempt.pending().length > 0}>
                    <Pending pending={attempt.pending()} zone={choice.zone()} onShow={props.onRequest} />
                  </Show>
                  <Show when={refused()}>
                    {booking => (
                      <Outcome
                        booking={booking()}
                        choice={choice}
                        attempt={attempt}
                        wallet={wallet()}
                        business={business()}
                      />
                    )}
                  </Show>
                </Suspense>
                <Show when={props.place.service !== null && choice.service() === null}>
                  <Notice kind="warn">
                    <p>{words().service.unknown}</p>
                  </Notice>
                </Show>
                <ServiceChoice
                  services={listed()}
                  chosen={choice.service()?.key ?? null}
                  onChoose={choice.setService}
                />
                <Show when={choice.service()}>
                  {service => (
                    <>
                      <StaffChoice
                        people={choice.people()}
                        chosen={choice.staff()}
                        onChoose={choice.setStaff}
                      />
                      <TimeStep
                        choice={choice}
                        business={business()}
                        unknownBusy={busy() === null}
                        now={now}
                      />
                      <Show when={choice.start() !== null}>
                        <Suspense fallback={<p>{words().loading}</p>}>
                          <BookingStep
                            choice={choice}
                            attempt={attempt}
                            catalog={catalog()}
                            service={service()}
                            ready={wallet() !== null}
                            maySend={maySend(visit())}
                            now={now}
                          />
                        </Suspense>
                      </Show>
                    </>
                  )}
                </Show>
              </>
            }
          >
            {booking => (
              <Suspense fallback={<p>{words().loading}</p>}>
                <Outcome
                  booking={booking()}
                  choice={choice}
                  attempt={attempt}
                  wallet={wallet()}
                  business={business()}
                />
              </Suspense>
            )}
          </Show>
        </Show>
      </div>
    </Page>
  );
};

type Shown = Parameters<typeof Visited>[0]['children'];
