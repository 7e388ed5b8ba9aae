import { createMemo, lazy, Show, Suspense } from 'solid-js';
import * as v from 'valibot';
import { Key } from '../../core/id';
import { bookingAddress, placeIn } from '../accounts/place';
import { createAddress, isBookingLink, replaceAddress, valueIn, withValue } from '../address';
import { BrokenLink } from '../booking/BrokenLink';
import { Contact } from '../booking/Contact';
import { maySend } from '../booking/standing';
import { type Shown, Visited } from '../booking/Visited';
import { orNothing } from '../orNothing';
import { ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { createWallet } from '../wallet';
import { AccountWordsProvider, useAccountWords } from '../words/account-words';
import { ClientWordsProvider, useClientWords } from '../words/client-words';
import { useWords } from '../words/language';
import { OrderForm } from './OrderForm';
import { OrderList } from './OrderList';
import { OrderStatus } from './OrderStatus';
import { createOrdering } from './ordering';
import '../booking/booking.css';
import './buying.css';

const AccountCorner = lazy(
  orNothing(async () => ({ default: (await import('../accounts/AccountCorner')).AccountCorner })),
);

/** Name under which the address keeps the order whose status is shown. */
const ORDER = 'q';

/** "Packages and gift certificates" of the business that the address names, and what was ordered there. */
export const BuyRoute = () => {
  const address = createAddress(isBookingLink);
  const place = createMemo(() => placeIn(address()), null, {
    equals: (a, b) => a?.root === b?.root && a?.card === b?.card && a?.relays.join() === b?.relays.join(),
  });
  const order = createMemo(() => {
    const value = valueIn(address(), ORDER);
    return v.is(Key, value) ? (value as Key) : null;
  });
  return (
    <Show when={place()} keyed fallback={<BrokenLink />}>
      {found => (
        <ClientWordsProvider>
          <AccountWordsProvider>
            <Visited place={found}>
              {shown => (
                <Buy
                  shown={shown}
                  address={address()}
                  order={order()}
                  // Replaced, not added: going back leaves the page, it does not order again.
                  onOrder={next => replaceAddress(withValue(address(), ORDER, next))}
                />
              )}
            </Visited>
          </AccountWordsProvider>
        </ClientWordsProvider>
      )}
    </Show>
  );
};

const Buy = (props: {
  readonly shown: Shown;
  readonly address: string;
  readonly order: Key | null;
  readonly onOrder: (order: Key | null) => void;
}) => {
  const words = useWords();
  const client = useClientWords();
  const account = useAccountWords();
  const { catalog, visit } = props.shown;
  const { root } = visit();
  const business = () => catalog().business;
  const wallet = createWallet(() => true);
  const ordering = createOrdering({
    root,
    catalog,
    wallet,
    order: () => props.order,
    onOrder: next => props.onOrder(next),
  });
  const place = () => ({
    ordering,
    business: business(),
    logo: visit().logo,
    online: visit().online,
    address: props.address,
  });
  const isForm = () => {
    const shown = ordering.shown();
    return !ordering.isReading() && (shown === null || shown.state.is === 'refused');
  };
  return (
    <Page
      title={client().codes.buy.title}
      lead={business().name}
      start={
        <ButtonLink kind="quiet" href={bookingAddress(props.address)}>
          {account().own.book}
        </ButtonLink>
      }
      end={
        <>
          <ButtonLink kind="quiet" href="#/bookings">
            {words().myBookings}
          </ButtonLink>
          <Show when={business().logins !== 'off'}>
            <div class="corner">
              <Suspense>
                <AccountCorner root={root} wallet={wallet()} catalog={catalog()} link={null} />
              </Suspense>
            </div>
          </Show>
        </>
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
        <Show when={ordering.shown()}>{order => <OrderStatus {...place()} order={order()} />}</Show>
        <Show when={isForm()} fallback={<Show when={ordering.isReading()}>{<p>{words().loading}</p>}</Show>}>
          <Show when={ordering.products()?.length} fallback={<Nothing products={ordering.products()} />}>
            <OrderForm {...place()} services={catalog().services} maySend={maySend(visit())} />
          </Show>
        </Show>
        <Show when={ordering.others().length > 0}>
          <OrderList {...place()} />
        </Show>
      </div>
    </Page>
  );
};

const Nothing = (props: { readonly products: readonly unknown[] | null | undefined }) => {
  const words = useWords();
  const client = useClientWords();
  return (
    <Show when={props.products !== undefined} fallback={<p>{words().loading}</p>}>
      <Show
        when={props.products}
        fallback={
          <Notice>
            <p>{client().codes.buy.unknown}</p>
          </Notice>
        }
      >
        <Empty title={client().codes.buy.nothing}>{client().codes.buy.nothingHow}</Empty>
      </Show>
    </Show>
  );
};
