import { type Accessor, createSignal, onCleanup } from 'solid-js';

/**
 * The fragment of the page's address, live, while it is of a kind that `belongs`; when the visitor goes
 * elsewhere it stays as it was until whoever reads it is gone. It asks no router, because a booking page is
 * drawn before one is loaded.
 */
export const createAddress = (belongs: (hash: string) => boolean): Accessor<string> => {
  const [hash, setHash] = createSignal(location.hash);
  const read = () => {
    if (belongs(location.hash)) setHash(location.hash);
  };
  for (const event of ['hashchange', 'popstate']) window.addEventListener(event, read);
  onCleanup(() => {
    for (const event of ['hashchange', 'popstate']) window.removeEventListener(event, read);
  });
  return hash;
};

export const isBookingLink = (hash: string): boolean => hash.startsWith('#/b/');

/** Whether an address is the page of a business or of one of its services, and not of a session, an account or what is sold. */
export const isBookingPage = (hash: string): boolean =>
  /^#\/b\/[^/?]+(?:\/(?!s\/|(?:me|buy)(?:[/?]|$)|reset\/)[^/?]*)?(?:\?|$)/.test(hash);

/** The value that an address carries under a name in its query. */
export const valueIn = (hash: string, name: string): string | null =>
  new URLSearchParams(hash.split('?').slice(1).join('?')).get(name);

/** The same address with another value under a name, or with none. */
export const withValue = (hash: string, name: string, value: string | null): string => {
  const [path = '', ...query] = hash.split('?');
  const others = query
    .join('?')
    .split('&')
    .filter(part => part !== '' && !part.startsWith(`${name}=`));
  const parts = value === null ? others : [...others, `${name}=${encodeURIComponent(value)}`];
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
};

/** Changes the address without a step in the history: going back then leaves the page. */
export const replaceAddress = (hash: string): void => {
  history.replaceState(history.state, '', hash);
  window.dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
};

/** Goes to an address as its link does: a menu gives the focus back on Enter, before the link would be followed. */
export const follow = (hash: string): void => {
  location.hash = hash;
};
