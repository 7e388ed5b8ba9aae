import { Match, Show, Switch } from 'solid-js';
import { linkFromText, linkToText } from '../../core/link';
import { createAsked } from '../asked';
import { useDoors } from '../doors';
import { createLive } from '../live';
import { ButtonLink } from '../parts/Button';
import { ErrorNote, Notice } from '../parts/Notice';
import { createValue } from '../value';
import { ClientWordsProvider, useClientWords } from '../words/client-words';
import { useWords } from '../words/language';
import { BookingStatus } from './BookingStatus';
import { Facts } from './Facts';
import { ownZone } from './zone';

/**
 * The client's half of `/open`: takes in the desk's answer that came as a link, and leads to the booking that
 * it answers. `text` is the link as it was opened or pasted.
 */
export const ReceivedAnswer = (props: { readonly text: string }) => (
  <ClientWordsProvider>
    <Received text={props.text} />
  </ClientWordsProvider>
);

const Received = (props: { readonly text: string }) => {
  const words = useWords();
  const client = useClientWords();
  const doors = useDoors();
  const received = createAsked(
    () => props.text,
    async text => {
      const wallet = await doors.wallet();
      return { wallet, result: await wallet.receive(text) };
    },
  );
  const taken = () => {
    const result = received()?.result;
    return result?.ok ? result.value : null;
  };
  const booking = createLive(() => {
    const answer = taken();
    return answer?.booking ? (received()?.wallet.booking(answer.root, answer.booking) ?? null) : null;
  });
  const businesses = createValue(() => received()?.wallet.businesses ?? null);
  const href = () => {
    const answer = taken();
    const business = businesses()?.find(({ root }) => root === answer?.root);
    const link = business && linkFromText(business.link);
    if (!answer || !link?.ok) return '#/bookings';
    const hash = linkToText('', link.value);
    return answer.booking === null ? hash : `${hash}${hash.includes('?') ? '&' : '?'}q=${answer.booking}`;
  };
  return (
    <Switch fallback={<p>{words().loading}</p>}>
      <Match when={taken()}>
        <div class="stack">
          <Notice kind="good" title={client().received.title}>
            <p>{client().received.text}</p>
          </Notice>
          <Show when={booking()}>
            {booking => (
              <>
                <BookingStatus state={booking().state} withdrawing={booking().withdrawing} zone={ownZone()} />
                <div class="sheet">
                  <Facts face={booking()} zone={ownZone()} />
                </div>
              </>
            )}
          </Show>
          <div>
            <ButtonLink kind="primary" href={href()}>
              {client().received.open}
            </ButtonLink>
          </div>
        </div>
      </Match>
      <Match when={received() && !taken()}>
        <ErrorNote title={client().received.bad}>
          <p>{client().received.badHow}</p>
        </ErrorNote>
      </Match>
    </Switch>
  );
};
