import { createEffect, createMemo, createSignal, lazy, Show, Suspense } from 'solid-js';
import type { OpenedSession, SessionFace } from '../../app/wallet/wallet';
import type { Key } from '../../core/id';
import { type Link, linkFromText, linkToText } from '../../core/link';
import { createAddress, isBookingLink, replaceAddress, valueIn, withValue } from '../address';
import { useDoors } from '../doors';
import { createLive } from '../live';
import { orNothing } from '../orNothing';
import { ButtonLink } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { createValue } from '../value';
import { createWallet } from '../wallet';
import { ClientWordsProvider, useClientWords } from '../words/client-words';
import { useWords } from '../words/language';
import { Appointment } from './Appointment';
import { BookingStatus } from './BookingStatus';
import { BrokenLink } from './BrokenLink';
import { Contact } from './Contact';
import { MOVES } from './changeable';
import { ownZone } from './zone';

const AccountCorner = lazy(
  orNothing(async () => ({
    default: (await import('../accounts/AccountCorner')).AccountCorner,
  })),
);
const LinkOwn = lazy(orNothing(async () => ({ default: (await import('../accounts/LinkOwn')).LinkOwn })));

/** One appointment behind its link: from the link's signed card at once, then as the business says. */
export const SessionRoute = () => {
  const address = createAddress(isBookingLink);
  const link = createMemo(
    () => {
      const read = linkFromText(address());
      return read.ok && read.value.to === 'session' ? read.value : null;
    },
    null,
    { equals: (a, b) => a?.root === b?.root && a?.token === b?.token && a?.card === b?.card },
  );
  return (
    <Show when={link()} keyed fallback={<BrokenLink />}>
      {link => (
        <ClientWordsProvider>
          <SessionPage
            link={link}
            moves={valueIn(address(), MOVES) !== null}
            onMoves={moves => replaceAddress(withValue(address(), MOVES, moves ? '1' : null))}
          />
        </ClientWordsProvider>
      )}
    </Show>
  );
};

type SessionLink = Extract<Link, { to: 'session' }>;

const SessionPage = (props: {
  readonly link: SessionLink;
  readonly moves: boolean;
  readonly onMoves: (moves: boolean) => void;
}) => {
  const words = useWords();
  const client = useClientWords();
  const doors = useDoors();
  const { root, relays, token, card, carried } = props.link;
  const wallet = createWallet(() => true);
  // Of a hidden service the times are shown to whoever names it. Named once, it stays so: another visit begins anew.
  const [service, setService] = createSignal<Key | null>(null);
  // It brings the certificate, which the card is checked against, and the business's address, phone and times.
  const visit = createValue(() => {
    const named = service();
    return doors.visits.visit({ root, relays, card: carried, ...(named ? { service: named } : {}) });
  });
  const desk = createMemo<string | null>(known => visit()?.desk ?? known, null);
  const session = createLive(() => wallet()?.session(root, token, card, desk()) ?? null);
  createEffect(() => {
    const key = props.moves && faceOf(session())?.serviceKey;
    if (key) setService(key);
  });
  // Presents the token, once, unless the appointment is this browser's own.
  let presented = false;
  createEffect(() => {
    const opened = session();
    const here = wallet();
    if (!opened || !here || presented || opened.is === 'live') return;
    presented = true;
    void here.open(root, token);
  });
  const face = () => faceOf(session());
  const catalogWithLogins = () => {
    const catalog = visit()?.catalog;
    return catalog && catalog.business.logins !== 'off' ? catalog : null;
  };
  const again = () => linkToText('', { to: 'business', root, relays, carried });
  const title = () => {
    const opened = session();
    if (opened?.is === 'refused') return client().session.refused;
    return opened && opened.is !== 'loading' ? client().session.title : words().loading;
  };
  return (
    <Page
      title={title()}
      lead={session()?.is === 'refused' ? client().session.refusedHow : face()?.business}
      end={
        <>
          <ButtonLink kind="quiet" href="#/bookings">
            {words().myBookings}
          </ButtonLink>
          <Show when={catalogWithLogins()}>
            {catalog => (
              <div class="corner">
                <Suspense>
                  <AccountCorner root={root} wallet={wallet()} catalog={catalog()} link={token} />
                </Suspense>
              </div>
            )}
          </Show>
        </>
      }
      footer={
        <>
          <Show when={visit()?.catalog}>{catalog => <Contact business={catalog().business} />}</Show>
          <LanguageChoice />
        </>
      }
    >
      <div class="stack-l">
        <Show when={face()}>
          {face => (
            <>
              <BookingStatus state={face().state} withdrawing={false} zone={ownZone()} />
              <Show when={session()?.is === 'card'}>
                <Notice>
                  <p>{client().session.card}</p>
                </Notice>
              </Show>
              <Appointment
                face={face()}
                root={root}
                visit={visit()}
                wallet={wallet()}
                moves={props.moves}
                onMoves={props.onMoves}
              />
              <Show when={session()?.is === 'live' && wallet()}>
                {here => (
                  <Show when={catalogWithLogins()}>
                    {catalog => (
                      <Suspense>
                        <LinkOwn
                          root={root}
                          wallet={here()}
                          catalog={catalog()}
                          link={token}
                          session={face().key}
                        />
                      </Suspense>
                    )}
                  </Show>
                )}
              </Show>
            </>
          )}
        </Show>
        <Show when={session() && session()?.is !== 'loading'}>
          <div class="row">
            <ButtonLink href={again()}>{client().session.again}</ButtonLink>
          </div>
        </Show>
      </div>
    </Page>
  );
};

const faceOf = (opened: OpenedSession | undefined): SessionFace | null =>
  opened?.is === 'card' || opened?.is === 'live' ? opened.session : null;
