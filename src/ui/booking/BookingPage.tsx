import { createEffect, createMemo, createSignal, lazy, onCleanup, Show, Suspense, untrack } from 'solid-js';
import type { Key } from '../../core/id';
import { createNow } from '../now';
import { orNothing } from '../orNothing';
import { ButtonLink } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { createWallet } from '../wallet';
import { useWords } from '../words/language';
import { createChoice } from './choice';
import { ServiceChoice } from './ServiceChoice';
import { StaffChoice } from './StaffChoice';
import { maySend } from './standing';
import { TimeStep } from './TimeStep';
import { type Place, type Shown, Visited } from './Visited';
import './booking.css';

const AccountCorner = lazy(
  orNothing(async () => ({ default: (await import('../accounts/AccountCorner')).AccountCorner })),
);
const Foot = lazy(orNothing(async () => ({ default: (await import('./Contact')).Foot })));

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

const Booking = (props: BookingPageProps & { readonly shown: Shown }) => {
  const words = useWords();
  const now = createNow();
  const { catalog, visit } = props.shown;
  const business = () => catalog().business;
  const hasLogins = () => business().logins !== 'off';
  const busy = createMemo(() => visit().busy);
  const choice = createChoice({ catalog, busy, now, service: () => props.place.service });
  // A hidden service is in no list; its own link shows it (product §3.6).
  const prefers = () => (hasLogins() ? visit().prefers : null);
  const listed = () =>
    withFirst(
      catalog().services.filter(({ key, hidden }) => !hidden || key === props.place.service),
      prefers()?.service,
    );
  const people = () => withFirst(choice.people(), prefers()?.staff);
  const wanted = createWanted(
    () => choice.service() !== null,
    () => props.request !== null || choice.start() !== null,
  );
  const seen = createSeen();
  const wallet = createWallet(() => wanted() || (seen() && hasLogins()));
  const [parts, setParts] = createSignal<typeof import('./later') | null>(null);
  createEffect(() => {
    if (wanted() && !parts()) void import('./later').then(loaded => setParts(loaded));
  });
  const later = createMemo(() => {
    const loaded = parts();
    if (!loaded) return null;
    const attempt = untrack(() =>
      loaded.startAttempt({
        root: visit().root,
        catalog,
        busy,
        choice,
        wallet,
        request: () => props.request,
        onRequest: request => props.onRequest(request),
      }),
    );
    return { ...loaded, attempt };
  });
  const given = (attempt: NonNullable<ReturnType<typeof later>>['attempt']) => ({
    attempt,
    choice,
    business: business(),
    wallet: wallet(),
    online: visit().online,
  });
  /** The request in the address is still being read. */
  const isReading = () => props.request !== null && (later()?.attempt.isReading() ?? true);
  const isSettled = () => (later()?.attempt.settled() ?? null) !== null;

  return (
    <Page
      title={business().name}
      lead={business().about}
      start={<Show when={visit().logo}>{logo => <img class="logo" src={logo()} alt="" />}</Show>}
      end={
        <>
          <ButtonLink kind="quiet" href="#/bookings">
            {words().myBookings}
          </ButtonLink>
          <Show when={hasLogins()}>
            <div class="corner">
              <Suspense>
                <Show when={wallet()}>
                  <AccountCorner root={visit().root} wallet={wallet()} catalog={catalog()} link={null} />
                </Show>
              </Suspense>
            </div>
          </Show>
        </>
      }
      footer={
        <>
          <Suspense>
            <Show when={wanted() || seen()}>
              <Foot business={business()} />
            </Show>
          </Suspense>
          <LanguageChoice />
        </>
      }
    >
      <div class="stack-l steps">
        <div class="cautions">{props.shown.cautions()}</div>
        <Show when={isReading()}>
          <p>{words().loading}</p>
        </Show>
        <Show when={isSettled() && later()} keyed>
          {({ Settled, attempt }) => <Settled {...given(attempt)} />}
        </Show>
        <Show when={!isReading() && !isSettled()}>
          <Show when={later()} keyed>
            {({ Before, attempt }) => <Before {...given(attempt)} onShow={props.onRequest} />}
          </Show>
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
                <StaffChoice people={people()} chosen={choice.staff()} onChoose={choice.setStaff} />
                <TimeStep choice={choice} business={business()} unknownBusy={busy() === null} now={now} />
                <Show when={choice.start() !== null}>
                  <Show when={later()} keyed fallback={<p>{words().loading}</p>}>
                    {({ After, attempt }) => (
                      <After
                        {...given(attempt)}
                        catalog={catalog()}
                        service={service()}
                        maySend={maySend(visit())}
                        now={now}
                      />
                    )}
                  </Show>
                </Show>
              </>
            )}
          </Show>
        </Show>
      </div>
    </Page>
  );
};

/** The same with one of them in front, where it is there. */
const withFirst = <T extends { readonly key: Key }>(
  all: readonly T[],
  first: Key | null | undefined,
): readonly T[] => [...all].sort((a, b) => Number(b.key === first) - Number(a.key === first));

/** Whether to load the rest: the first times are on screen, or the status of a request is asked for. */
const createWanted = (hasTimes: () => boolean, isAsked: () => boolean): (() => boolean) => {
  const [painted, setPainted] = createSignal(false);
  createEffect(() => {
    if (!hasTimes() || painted()) return;
    const timer = setTimeout(() => setPainted(true), AFTER_PAINT);
    onCleanup(() => clearTimeout(timer));
  });
  return createMemo(() => painted() || isAsked());
};

/** Whether the services have been on screen for a while: whoever has not chosen yet may want to ask first. */
const createSeen = (): (() => boolean) => {
  const [seen, setSeen] = createSignal(false);
  const timer = setTimeout(() => setSeen(true), A_WHILE);
  onCleanup(() => clearTimeout(timer));
  return seen;
};

const A_WHILE = 1500;

/** Well after the frame that draws the times, in milliseconds; whoever presses one sooner does not wait. */
const AFTER_PAINT = 500;
