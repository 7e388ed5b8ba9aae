import { pluralIn } from '../plural';

const count = pluralIn('en');

/**
 * Words of the booking page until its first times are on screen, and the few that every screen shares; all
 * others are loaded later. English defines the type.
 */
export const en = {
  language: 'Language',
  loading: 'Loading…',
  optional: 'optional',
  needed: 'Please fill this in.',
  back: 'Back',
  home: 'Home',
  close: 'Close',
  minutes: (n: number) => count(n, 'minute', 'minutes'),
  hours: (n: number) => count(n, 'hour', 'hours'),
  lengthBoth: (hours: string, minutes: string) => `${hours} ${minutes}`,
  service: {
    choose: 'Choose a service',
    free: 'Free',
    none: 'This business offers no services online yet.',
    unknown: 'This link names a service that is not offered any more.',
    seats: (n: number) => `Up to ${n} people`,
  },
  staff: { choose: 'Choose a person', anyone: 'Anyone' },
  time: {
    choose: 'Choose a time',
    earlier: 'Earlier days',
    later: 'Later days',
    days: 'Days',
    none: 'No times on this day',
    noneAtAll: 'No times can be booked online just now.',
    first: 'Go to the first day with times',
    times: 'Times',
    morning: 'Morning',
    afternoon: 'Afternoon',
    evening: 'Evening',
    night: 'Night',
    shownIn: 'Times are shown in',
    yours: (zone: string) => `${zone} (yours)`,
    theirs: (zone: string, name: string) => `${zone} (${name})`,
    differs: (name: string, zone: string) => `${name} is in ${zone}.`,
    left: (n: number) => count(n, 'seat left', 'seats left'),
    gone: (time: string) => `${time} is no longer free. What you typed is kept; choose another time.`,
    present: 'Your present time',
    unknownBusy: 'Taken times are not known yet: the business decides when it reads your request.',
  },
  contact: { map: 'Show on a map', talk: 'Talk on WhatsApp' },
  failed: {
    title: 'Something went wrong',
    how: 'What you sent before is kept. Reload the page; if it stays like this, check your connection.',
    reload: 'Reload',
  },
  myBookings: 'My bookings',
};
export type BookingWords = typeof en;
