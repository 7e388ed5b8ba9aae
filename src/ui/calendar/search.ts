import type { Book } from '../../core/book';
import type { PlainDate } from '../../core/hours';
import type { Key } from '../../core/id';
import { type CalendarView, isDate, VIEWS } from './days';

/** The calendar's place, in the address bar: kept by reload, back and an opened session. */
export type CalendarSearch = {
  readonly view?: CalendarView;
  readonly date?: PlainDate;
  /** Only this one's column or sessions. */
  readonly staff?: string;
};

/** Takes what makes sense of the address bar; the rest is as if it were not there. */
export const calendarSearch = (search: Record<string, unknown>): CalendarSearch => {
  const view = VIEWS.find(name => name === search['view']);
  const { date, staff } = search as { readonly date?: unknown; readonly staff?: unknown };
  return {
    ...(view ? { view } : {}),
    ...(isDate(date) ? { date } : {}),
    ...(typeof staff === 'string' && staff !== '' ? { staff } : {}),
  };
};

/** Staff that have a column: those not archived, and archived ones who still have sessions in sight. */
export const columnsOf = (book: Book, staff: string | undefined, seen: ReadonlySet<Key>): Book['staff'] => {
  const shown = book.staff.filter(({ key, archived }) => !archived || seen.has(key));
  const chosen = shown.filter(({ key }) => key === staff);
  return chosen.length > 0 ? chosen : shown;
};

/** First weekday where the reader lives, 1 for Monday to 7. */
export const firstWeekday = (region: string): number => {
  const locale = new Intl.Locale(region) as Intl.Locale & {
    readonly getWeekInfo?: () => { readonly firstDay: number };
    readonly weekInfo?: { readonly firstDay: number };
  };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
};
