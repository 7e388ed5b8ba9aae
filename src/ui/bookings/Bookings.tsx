import { createEffect, createMemo, For, on, Show } from 'solid-js';
import type { Booking, VisitedBusiness, Wallet } from '../../app/wallet/wallet';
import { linkFromText, linkToText } from '../../core/link';
import { ASKS_LOG_IN, accountAddress } from '../accounts/addresses';
import { withValue } from '../address';
import { stateWord } from '../booking/BookingStatus';
import { CancelAppointment } from '../booking/CancelAppointment';
import { MOVES, mayOf } from '../booking/changeable';
import { shortDateTimeText, utcText } from '../format';
import { createLive } from '../live';
import { createNow } from '../now';
import { ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Page } from '../parts/Page';
import { paidText } from '../paying/texts';
import { createValue } from '../value';
import { createWallet } from '../wallet';
import { AccountWordsProvider, useAccountWords } from '../words/account-words';
import { ClientWordsProvider, useClientWords } from '../words/client-words';
import { useLanguage, useWords } from '../words/language';
import { AddBusiness } from './AddBusiness';
import { inOrder } from './order';
import './bookings.css';
import { ownZone } from '../booking/zone';

/** "My bookings": what was booked in this browser, of every business, and those businesses. */
export const Bookings = () => (
  <ClientWordsProvider>
    <AccountWordsProvider>
      <BookingsPage />
    </AccountWordsProvider>
  </ClientWordsProvider>
);

const BookingsPage = () => {
  const words = useWords();
  const client = useClientWords();
  const wallet = createWallet(() => true);
  const bookings = createLive(() => wallet()?.bookings ?? null);
  const businesses = createLive(() => wallet()?.businesses ?? null, 'root');
  const now = createNow();
  // What was booked with an account is shown there, wherever it is logged in.
  const here = createMemo(() =>
    (bookings() ?? []).filter(
      ({ account, root }) => account === null || businesses()?.find(one => one.root === root)?.login !== 'in',
    ),
  );
  const ordered = createMemo(() => inOrder(here(), now()));
  const linkOf = (root: string) => businesses()?.find(business => business.root === root)?.link ?? '#/';
  return (
    <Page
      title={words().myBookings}
      start={
        <ButtonLink kind="quiet" href="#/">
          {words().home}
        </ButtonLink>
      }
      footer={<LanguageChoice />}
    >
      <div class="stack-l">
        <Show when={bookings()} fallback={<p>{words().loading}</p>}>
          <Show
            when={here().length > 0}
            fallback={
              // What an account holds stands at its business below.
              <Show when={!businesses()?.some(({ login }) => login === 'in')}>
                <Empty title={client().bookings.empty}>{client().bookings.emptyHow}</Empty>
              </Show>
            }
          >
            <section class="stack" aria-labelledby="here">
              <h2 id="here">{client().bookings.here}</h2>
              <h3>{client().bookings.upcoming}</h3>
              <Show
                when={ordered().upcoming.length > 0}
                fallback={<p class="soft">{client().bookings.noUpcoming}</p>}
              >
                <Entries bookings={ordered().upcoming} linkOf={linkOf} wallet={wallet()} now={now} />
              </Show>
              <Show when={ordered().past.length > 0}>
                <h3>{client().bookings.past}</h3>
                <Entries bookings={ordered().past} linkOf={linkOf} wallet={wallet()} now={now} />
              </Show>
            </section>
          </Show>
          <Show when={(businesses()?.length ?? 0) > 0}>
            <section class="stack" aria-labelledby="businesses">
              <h2 id="businesses">{client().bookings.businesses}</h2>
              <ul class="entries">
                <For each={businesses()}>
                  {business => <BusinessEntry business={business} wallet={wallet()} />}
                </For>
              </ul>
            </section>
          </Show>
          <AddBusiness />
        </Show>
      </div>
    </Page>
  );
};

const BusinessEntry = (props: { readonly business: VisitedBusiness; readonly wallet: Wallet | null }) => {
  const { region } = useLanguage();
  const client = useClientWords();
  const account = useAccountWords();
  const address = () => hashOf(props.business.link);
  const orders = createValue(() => props.wallet?.codes.orders(props.business.root) ?? null);
  return (
    <li class="entry">
      <span class="entry-main">
        {props.business.name}
        <Show when={props.business.next}>
          {next => (
            <span class="entry-what">
              <time datetime={utcText(next().start)}>
                {shortDateTimeText(next().start, ownZone(), region())}
              </time>
              {` · ${next().service}`}
            </span>
          )}
        </Show>
      </span>
      <span class="row">
        <Show when={props.business.login === 'out'}>
          <ButtonLink
            kind="quiet"
            href={withValue(address(), ASKS_LOG_IN, '1')}
            aria-label={account().bookings.logInAt(props.business.name)}
          >
            {account().logIn}
          </ButtonLink>
        </Show>
        <Show when={props.business.login === 'in'}>
          <ButtonLink
            kind="quiet"
            href={accountAddress(address(), 'me/appointments')}
            aria-label={account().bookings.appointmentsAt(props.business.name)}
          >
            {account().menu.appointments}
          </ButtonLink>
        </Show>
        <Show when={(orders()?.length ?? 0) > 0}>
          <ButtonLink
            kind="quiet"
            href={accountAddress(address(), 'buy')}
            aria-label={client().codes.buy.ordersAt(props.business.name)}
          >
            {client().codes.buy.orders}
          </ButtonLink>
        </Show>
        <ButtonLink href={address()} aria-label={`${client().bookings.book}: ${props.business.name}`}>
          {client().bookings.book}
        </ButtonLink>
      </span>
    </li>
  );
};

const Entries = (props: {
  readonly bookings: readonly Booking[];
  readonly linkOf: (root: string) => string;
  readonly wallet: Wallet | null;
  readonly now: () => number;
}) => {
  const { region } = useLanguage();
  const client = useClientWords();
  const zone = ownZone();
  return (
    <ul class="entries">
      <For each={props.bookings}>
        {booking => (
          <li>
            <a class="entry" href={hrefOf(booking, props.linkOf(booking.root))}>
              <span class="entry-main">
                <time datetime={utcText(booking.start)}>
                  {shortDateTimeText(booking.start, zone, region())}
                </time>
                <span class="entry-what">
                  {booking.service} · {booking.business}
                </span>
                <Show when={booking.paid}>
                  {paid => (
                    <span class="entry-what figures">
                      {paidText(paid(), { words: client().codes, region: region() })}
                    </span>
                  )}
                </Show>
              </span>
              <span class="entry-state" data-state={shownState(booking).is}>
                {stateWord(shownState(booking), client())}
              </span>
            </a>
            <Changes booking={booking} wallet={props.wallet} now={props.now} />
          </li>
        )}
      </For>
    </ul>
  );
};

/** What is asked about a confirmed one is what its client waits for. */
const shownState = ({ state, last }: Booking): Booking['state'] =>
  last === null || last.state.is === 'refused' ? state : last.state;

/** "Reschedule" and "Cancel appointment", while they are allowed. */
const Changes = (props: {
  readonly booking: Booking;
  readonly wallet: Wallet | null;
  readonly now: () => number;
}) => {
  const client = useClientWords();
  const may = () => mayOf(props.booking, props.now());
  let box: HTMLDivElement | undefined;
  // The buttons go with the asking; the entry stays.
  createEffect(
    on(
      () => props.booking.last?.key,
      asked => {
        if (asked !== undefined) box?.parentElement?.querySelector('a')?.focus();
      },
      { defer: true },
    ),
  );
  const isNothing = () => props.booking.link === null || !(may().move || may().cancel);
  return (
    <div ref={box}>
      <Show when={!isNothing()}>
        <div class="entry-changes row">
          <Show when={may().move && props.booking.link}>
            {link => (
              <ButtonLink href={withValue(hashOf(link()), MOVES, '1')}>{client().moving.move}</ButtonLink>
            )}
          </Show>
          <Show when={may().cancel && props.wallet}>
            {wallet => <CancelAppointment face={props.booking} root={props.booking.root} wallet={wallet()} />}
          </Show>
        </div>
      </Show>
    </div>
  );
};

/** A confirmed one has a page of its own; the others are shown on the booking page that they were asked on. */
const hrefOf = (booking: Booking, business: string): string => {
  if (booking.link !== null) return hashOf(booking.link);
  const hash = hashOf(business);
  return `${hash}${hash.includes('?') ? '&' : '?'}q=${booking.key}`;
};

/** The part of a link that this app reads, whatever address it was made for. */
const hashOf = (link: string): string => {
  const read = linkFromText(link);
  return read.ok ? linkToText('', read.value) : '#/';
};
