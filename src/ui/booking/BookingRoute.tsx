import { useLocation, useNavigate, useSearch } from '@tanstack/solid-router';
import { createMemo, Show } from 'solid-js';
import * as v from 'valibot';
import { Key } from '../../core/id';
import { type Link, linkFromText } from '../../core/link';
import { BookingPage } from './BookingPage';
import { BrokenLink } from './BrokenLink';
import type { Place } from './Visited';

/** What the booking page keeps in the address beside the link: whose status it shows. */
export type BookingSearch = {
  readonly r?: string;
  readonly c?: string;
  /** A request of this browser. */
  readonly q?: string;
};

/** The booking page of the link in the address, of a business or of one service. */
export const BookingRoute = () => {
  const href = useLocation({ select: ({ href }) => href });
  const search = useSearch({ strict: false, select: search => (search as BookingSearch).q });
  const navigate = useNavigate({ from: '/b/$business/' });
  const link = createMemo(() => {
    const read = linkFromText(`#${href()}`);
    return read.ok && (read.value.to === 'business' || read.value.to === 'service') ? read.value : null;
  });
  const request = () => {
    const q = search();
    return v.is(Key, q) ? (q as Key) : null;
  };
  return (
    <Show when={link()?.root} keyed fallback={<BrokenLink />}>
      {root => (
        <BookingPage
          place={placeOf(root, link())}
          request={request()}
          onRequest={q =>
            void navigate({
              to: '.',
              // Replaced, not added: going back leaves the page, it does not book again.
              replace: true,
              resetScroll: false,
              search: ({ q: _, ...rest }: BookingSearch) => (q === null ? rest : { ...rest, q }),
            })
          }
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
