import type { Recipient } from '../../app/desk/recipient';
import type { Book } from '../../core/book';
import type { Client } from '../../core/clients';
import type { Code } from '../../core/codes';
import { codeShown } from '../../core/codeText';
import type { Key } from '../../core/id';
import { mailLink } from '../../core/means';
import type { MessageKind } from '../../core/messages';
import type { Service } from '../../core/services';
import { filled, filledSubject, type PlaceholderValues, type Template } from '../../core/templates';
import { createZone } from '../../core/zone';
import { dayText, timeText, zoneText } from '../format';
import type { MessageWords } from '../words/messages/words';
import { type Locale, localeOf, regionOf } from '../words/words';

/** The language of the app's own that a client is written to. */
export const languageOf = ({ locale }: Pick<Recipient, 'locale'>): Locale => localeOf([locale]);

/** What a message says, with the links that are its own. */
export type Written = {
  readonly subject: string;
  readonly text: string;
  /** Of "Email", with the link that shows the session with nobody online, where one is not too long for it. */
  readonly mail: string | null;
};

export type Parts = {
  readonly template: Template;
  readonly words: MessageWords;
  readonly book: Book;
  readonly entry: {
    readonly client: Pick<Client, 'first' | 'last'> | null;
    readonly service: Pick<Service, 'name'> | null;
    readonly says: string;
  };
  /** What was bought. */
  readonly codes?: readonly Pick<Code, 'text' | 'name'>[];
  /** The time and the person that the message names. */
  readonly at: { readonly start: number; readonly staff: Key | null };
  readonly to: Recipient;
  readonly link: { readonly short: string; readonly long: string };
  /** The booking page's link. */
  readonly page: string;
};

/** Longer ones are cut by some mail apps. */
const LONGEST_MAIL = 2000;

/** A message in the words of a template and the client's language. */
export const compose = (parts: Parts): Written => {
  const { template, words, to, link } = parts;
  const values = valuesOf(parts);
  const subject = filledSubject(template.subject, words.names, values);
  const text = filled(template.text, words.names, values);
  const long = mailLink(
    to.email,
    subject,
    filled(template.text, words.names, { ...values, link: link.long }),
  );
  const mail = long !== null && long.length <= LONGEST_MAIL ? long : mailLink(to.email, subject, text);
  return { subject, text, mail };
};

const valuesOf = ({ book, entry, codes = [], at, to, link, page }: Parts): PlaceholderValues => {
  const { name, zone, address } = book.business;
  const region = regionOf(languageOf(to), [to.locale]);
  const staff = book.staff.filter(({ archived }) => !archived);
  return {
    first: entry.client?.first ?? '',
    last: entry.client?.last ?? '',
    service: entry.service?.name ?? '',
    // Of one who works alone it goes without saying, as on the booking page.
    person: staff.length > 1 ? (book.staff.find(({ key }) => key === at.staff)?.name ?? '') : '',
    date: dayText(createZone(zone).dayOf(at.start), region),
    time: `${timeText(at.start, zone, region)}${sameClock(at.start, zone, to.zone) ? '' : ` (${zoneText(zone)})`}`,
    place: address,
    reason: entry.says,
    codes: codes.map(({ text, name }) => `${codeShown(text)} – ${name}`).join('\n'),
    link: link.short,
    page,
    business: name,
  };
};

/** Whether the clocks of two zones show one time then; where the client's is not known it is taken to be. */
const sameClock = (at: number, zone: string, other: string): boolean =>
  other === '' || wallTime(at, zone) === wallTime(at, other);

const wallTime = (at: number, zone: string): string => {
  try {
    return timeText(at, zone, 'en') + dayText(createZone(zone).dayOf(at), 'en');
  } catch {
    return '';
  }
};

/** Kinds in the order in which they are edited. */
export const KINDS: readonly MessageKind[] = [
  'confirmation',
  'change',
  'cancellation',
  'refusal',
  'link',
  'password',
  'codes',
];
