/** An appointment as a calendar takes it over. Times in epoch milliseconds. */
export type CalendarEntry = {
  /** Stays the same for one appointment, whatever happens to it. */
  readonly uid: string;
  /** Grows with each change that a calendar must take over (RFC 5545 §3.8.7.4). */
  readonly sequence: number;
  readonly start: number;
  readonly end: number;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly url: string | null;
  readonly cancelled: boolean;
  /** When the text was written. */
  readonly stamp: number;
};

/**
 * The entry as iCalendar (RFC 5545, with the methods of RFC 5546): published, or cancelled under the same UID
 * with a higher SEQUENCE. Times are in UTC, so no rules of a zone travel along.
 */
export const calendarText = (entry: CalendarEntry): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Caderneta//Caderneta//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${entry.cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${escaped(entry.uid)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${utc(entry.stamp)}`,
    `DTSTART:${utc(entry.start)}`,
    `DTEND:${utc(entry.end)}`,
    `SUMMARY:${escaped(entry.summary)}`,
    ...(entry.location === '' ? [] : [`LOCATION:${escaped(entry.location)}`]),
    ...(entry.description === '' ? [] : [`DESCRIPTION:${escaped(entry.description)}`]),
    ...(entry.url === null ? [] : [`URL:${entry.url}`]),
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map(line => `${folded(line)}\r\n`)
    .join('');

/** "20261124T093000Z": whole seconds, as the form has no finer ones. */
const utc = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** TEXT values escape backslash, semicolon, comma and line breaks (§3.3.11); other controls have no place. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, found => `\\${found}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must go
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const MOST_OCTETS = 75;
const utf8 = new TextEncoder();

/** Lines hold at most 75 octets; a longer one goes on after a line break and a space (§3.1), never inside a character. */
const folded = (line: string): string => {
  const lines: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8.encode(character).length;
    if (octets + size > MOST_OCTETS) {
      lines.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...lines, part].join('\r\n');
};
