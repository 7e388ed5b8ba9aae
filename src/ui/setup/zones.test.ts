import { expect, test } from 'vitest';
import { ZONES, zoneFrom } from './zones';

test.each([
  ['America/Sao_Paulo', 'America/Sao_Paulo'],
  ['america/sao paulo', 'America/Sao_Paulo'],
  ['São Paulo', 'America/Sao_Paulo'],
  ['lisbon', 'Europe/Lisbon'],
  [' New York ', 'America/New_York'],
  ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['utc', 'UTC'],
])('%s is a zone', (typed, zone) => expect(zoneFrom(typed)).toBe(zone));

test.each(['', 'nowhere', 'America', 'America/Nowhere', 'EST5EDT4'])('%s is none', typed =>
  expect(zoneFrom(typed)).toBeNull(),
);

test('every zone of the list is found by its name', () => {
  expect(ZONES.filter(zone => zoneFrom(zone) !== zone)).toEqual([]);
});
