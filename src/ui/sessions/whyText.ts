import type { Warning } from '../../app/desk/desk';
import type { Book } from '../../core/book';
import type { PlainDate, Window } from '../../core/hours';
import type { Key } from '../../core/id';
import type { WhyNot } from '../../core/why';
import { createZone } from '../../core/zone';
import { sessionName } from '../calendar/names';
import type { Format } from '../frame/format';
import type { DeskWords } from '../words/desk/en';

export type Speech = { readonly words: DeskWords; readonly format: Format; readonly book: Book };

/** The rule that hides a time, in a sentence. */
export const whyText = (why: WhyNot, speech: Speech): string => {
  const { words, format } = speech;
  const says = words.whyNot;
  switch (why.is) {
    case 'service':
    case 'hidden':
    case 'past':
    case 'nobody':
    case 'staff':
      return says[why.is];
    case 'notice':
      return says.notice(format.moment(why.earliest));
    case 'horizon':
      return says.horizon(format.day(why.last));
    case 'not-offered-by':
      return says.notOfferedBy(staffName(why.staff, speech));
    case 'closed-day':
      return says.closedDay(format.day(why.date));
    case 'outside-hours': {
      const day = format.day(why.date);
      if (why.windows.length === 0) return why.own ? says.ownClosedThen(day) : says.closedThen(day);
      const windows = why.windows.map(window => windowText(why.date, window, speech)).join(', ');
      return why.own ? says.ownOutside(day, windows) : says.outside(day, windows);
    }
    case 'grid':
      return says.grid(
        says.minutes(why.every),
        format.time(why.from),
        format.time(why.between.start),
        format.time(why.between.end),
      );
    case 'window-end':
      return says.windowEnd(format.time(why.needed), format.time(why.end));
    case 'time-off':
      return says.timeOff(format.moment(why.span.start), format.moment(why.span.end));
    case 'blocked':
      return says.blocked(blockText(why.session.title, format.range(why.session.when)));
    case 'class-full':
      return says.classFull(why.seats);
    case 'taken':
      return why.session ? says.taken(format.range(why.session.when)) : says.takenSome;
    case 'buffer':
      return why.session ? says.buffer(format.range(why.session.when)) : says.bufferSome;
    case 'day-limit':
      return why.limit === null
        ? says.dayLimit(format.day(why.date))
        : says.dayLimitOf(format.day(why.date), why.limit);
    case 'week-limit':
      return why.limit === null
        ? says.weekLimit(format.day(why.date))
        : says.weekLimitOf(format.day(why.date), why.limit);
    case 'anyone':
      return why.each.map(one => says.of(staffName(one.staff, speech), whyText(one.why, speech))).join(' ');
  }
};

/** What the owner is warned of before saving anyway. */
export const warningText = (warning: Warning, speech: Speech): string => {
  if (warning.is === 'why') return whyText(warning.why, speech);
  const names = warning.entries.map(entry => sessionName(entry, speech.words, speech.format));
  return names.length === 0
    ? speech.words.session.overlap
    : speech.words.session.overlapsWith(names.join('; '));
};

const staffName = (key: Key, { book, words }: Speech): string =>
  book.staff.find(staff => staff.key === key)?.name ?? words.calendar.noStaff;

const blockText = (title: string, range: string): string => (title === '' ? range : `${range}, ${title}`);

const windowText = (date: PlainDate, { from, to }: Window, { words, format }: Speech): string => {
  const { instantAt } = createZone(format.zone);
  const start = format.time(instantAt(date, from));
  const end = format.time(instantAt(date, to));
  return to > 1440 ? `${start} ${words.whyNot.until(end)}` : `${start}–${end}`;
};
