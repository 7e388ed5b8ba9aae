import type { SessionEntry } from '../../app/desk/desk';
import { dateAt } from '../calendar/days';

/** Opens a session over the calendar of its day. */
export const sessionHref = ({ session }: SessionEntry, zone: string): string =>
  `#/desk/sessions/${session.key}?date=${dateAt(session.when.start, zone)}`;
