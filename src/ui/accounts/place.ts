import { linkFromText } from '../../core/link';
import type { Place } from '../booking/Visited';

/** The business of a page of the account, or of a link to a new password, by its address; null for none. */
export const placeIn = (hash: string): Place | null => {
  const [path = '', ...query] = hash.split('?');
  const read = linkFromText(`${path.split('/').slice(0, 3).join('/')}?${query.join('?')}`);
  if (!read.ok || read.value.to !== 'business') return null;
  const { root, relays, carried } = read.value;
  return { root, relays, card: carried, service: null };
};

/** The address of that business's booking page. */
export const bookingAddress = (hash: string): string => {
  const [path = '', ...query] = hash.split('?');
  const parts = query
    .join('?')
    .split('&')
    .filter(part => /^[rc]=/.test(part));
  return `${path.split('/').slice(0, 3).join('/')}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
};
