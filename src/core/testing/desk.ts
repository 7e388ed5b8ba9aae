import { type DeskState, NO_CODES } from '../deciding';
import { NOBODY } from '../loginFacts';
import { keyOf } from './shop';

/** What a desk knows of who asks where nobody asked for anything before. */
export const NOTHING_BEFORE: Omit<DeskState, 'book' | 'busy' | 'sessions' | 'device' | 'sent'> = {
  answers: [],
  open: 0,
  sameDay: false,
  lastHour: 0,
  isTokenFree: true,
  clients: [],
  phoneForm: phone => phone,
  clientKey: keyOf('client'),
  session: null,
  own: false,
  done: { moves: 0, placed: null, waits: false },
  given: [],
  ...NO_CODES,
  ...NOBODY,
};
