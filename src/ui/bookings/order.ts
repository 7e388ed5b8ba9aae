import type { Booking } from '../../app/wallet/wallet';

/** Whether a booking has a future: it takes place, or waits for an answer, and has not ended. */
export const isUpcoming = ({ state, end }: Pick<Booking, 'state' | 'end'>, now: number): boolean =>
  end > now && ['on-its-way', 'waiting', 'confirmed'].includes(state.is);

/** Upcoming ones by their start, the next first; all others with the latest first. */
export const inOrder = (
  bookings: readonly Booking[],
  now: number,
): { readonly upcoming: readonly Booking[]; readonly past: readonly Booking[] } => ({
  upcoming: bookings.filter(one => isUpcoming(one, now)).sort((a, b) => a.start - b.start),
  past: bookings.filter(one => !isUpcoming(one, now)).sort((a, b) => b.start - a.start),
});
