import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CalendarEntry, calendarText } from './ics';

const entry: CalendarEntry = {
  uid: '0123456789abcdefghjkmnpqrs@caderneta',
  sequence: 0,
  start: Date.UTC(2026, 10, 24, 12, 30),
  end: Date.UTC(2026, 10, 24, 13, 15),
  summary: 'Corte de cabelo, Salão Aurora',
  location: 'Rua das Flores, 12; sala 3\nSão Paulo',
  description: 'Com Ana \\ Bia',
  url: 'https://example.org/#/b/x/s/y?c=z',
  cancelled: false,
  stamp: Date.UTC(2026, 10, 21, 9, 0, 5, 999),
};

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const component = calendar.getFirstSubcomponent('vevent');
  if (!component) throw new Error('no event');
  return { calendar, event: new ICAL.Event(component), component };
};

test('an iCalendar parser reads the appointment back', () => {
  const { calendar, event, component } = read(calendarText(entry));
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
  expect(event.uid).toBe(entry.uid);
  expect(event.sequence).toBe(0);
  expect(event.summary).toBe(entry.summary);
  expect(event.location).toBe(entry.location);
  expect(event.description).toBe(entry.description);
  expect(event.startDate.zone.tzid).toBe('UTC');
  expect(event.startDate.toJSDate().getTime()).toBe(entry.start);
  expect(event.endDate.toJSDate().getTime()).toBe(entry.end);
  expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect(component.getFirstPropertyValue('url')).toBe(entry.url);
  expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-21T09:00:05Z');
});

test('a cancelled appointment takes the same entry out of a calendar', () => {
  const { calendar, event, component } = read(calendarText({ ...entry, sequence: 3, cancelled: true }));
  expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
  expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(event.uid).toBe(entry.uid);
  expect(event.sequence).toBe(3);
});

test('an empty place or description is left out', () => {
  const { component } = read(calendarText({ ...entry, location: '', description: '', url: null }));
  for (const name of ['location', 'description', 'url']) expect(component.hasProperty(name)).toBe(false);
});

test('any text survives, in lines of at most 75 octets that end in CRLF', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), summary => {
      const kept = [...summary].filter(letter => letter >= ' ' && letter !== '\u007f').join('');
      const text = calendarText({ ...entry, summary: kept });
      const lines = text.split('\r\n');
      expect(lines.pop()).toBe('');
      for (const line of lines) {
        expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n]/);
      }
      expect(read(text).event.summary).toBe(kept);
    }),
  );
});
