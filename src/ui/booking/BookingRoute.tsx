import { createMemo, lazy, Show, Suspense } from 'solid-js';
import * as v from 'valibot';
import { Key } from '../../core/id';
import { type Link, linkFromText } from '../../core/link';
import { createAddress, isBookingPage, replaceAddress, valueIn, withValue } from '../address';
import { BookingPage } from './BookingPage';
import type { Place } from './Visited';

const BrokenLink = lazy(async () => ({ default: (await import('./BrokenLink')).BrokenLink }));

/** Name under which the address keeps the request whose status is shown. */
const REQUEST = 'q';

/** The booking page of the link in the address, of a business or of one service. */
export const BookingRoute = () => {
  const address = createAddress(isBookingPage);
  const link = createMemo(() => {
    const read = linkFromText(address());
    return read.ok && (read.value.to === 'business' || read.value.to === 'service') ? read.value : null;
  });
  const request = createMemo(() => {
    const value = valueIn(address(), REQUEST);
    return v.is(Key, value) ? (value as Key) : null;
  });
  return (
    <Show
      when={link()?.root}
      keyed
      fallback={
        <Suspense>
          <BrokenLink />
        </Suspense>
      }
    >
      {root => (
        <BookingPage
          place={placeOf(root, link())}
          request={request()}
          // Replaced, not added: going back leaves the page, it does not book again.
          onRequest={next => replaceAddress(withValue(address(), REQUEST, next))}
        />
      )}
    </Show>
  );
};

type OfBusiness = Extract<Link, { root: string }> | null;

const placeOf = (root: string, link: OfBusiness): Place => ({
  root,
  relays: link?.relays ?? [],
  card: link?.carried ?? null,
  service: link?.to === 'service' ? link.service : null,
});
