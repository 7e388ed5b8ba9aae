import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Busy } from './busy';
import { busyByMonth, busyFromMonths } from './busyMonths';
import { busyFromText, busyToText } from './busyText';
import { keyOf, VERSION } from './testing/shop';
import { DAY, HOUR, type Interval, MINUTE, merge } from './time';
import { createZone } from './zone';

vi.setConfig({ testTimeout: 60_000 });

const START = Date.parse('2026-06-01T00:00:00Z');
const END = START + 90 * DAY;
const span = (from: number, to: number): Interval => ({ start: START + from, end: START + to });

const busyOf = (rest: Partial<Busy> = {}): Busy => ({
  version: VERSION,
  start: START,
  end: END,
  staff: {
    [keyOf('ana')]: {
      taken: [span(0, HOUR), span(2 * HOUR, 3 * HOUR)],
      off: [span(5 * DAY, 6 * DAY)],
      full: ['2026-06-03', '2026-06-05'],
      fullWeeks: ['2026-06-08'],
    },
  },
  classes: [
    {
      service: keyOf('yoga'),
      staff: keyOf('ana'),
      at: START + 4 * HOUR,
      block: span(3.5 * HOUR, 5 * HOUR),
      left: 3,
    },
  ],
  ...rest,
});

const spans = (step: number): fc.Arbitrary<Interval[]> =>
  fc
    .array(fc.tuple(fc.nat((80 * DAY) / step), fc.integer({ min: 1, max: DAY / step })), { maxLength: 20 })
    .map(list => merge(list.map(([from, length]) => span(from * step, (from + length) * step))));

describe('what was written is read', () => {
  test('as it was, in whatever steps its times lie', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 1000, MINUTE, 5 * MINUTE).chain(step => fc.tuple(spans(step), spans(step))),
        ([taken, off]) => {
          const busy = busyOf({ staff: { [keyOf('bea')]: { taken, off, full: [], fullWeeks: [] } } });
          expect(busyFromText(busyToText(busy))).toEqual(busy);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('with classes that begin before it or end after it', () => {
    const [one] = busyOf().classes;
    if (!one) throw new Error('The fixture has a class');
    const early = { ...one, at: START - HOUR, block: span(-HOUR, 10 * MINUTE) };
    const busy = busyOf({ classes: [early] });
    expect(busyFromText(busyToText(busy))).toEqual(busy);
  });

  test('in a letter of at most 24 KiB for ten staff and ninety days', () => {
    const staff = Object.fromEntries(
      Array.from({ length: 10 }, (_, who) => {
        const taken = Array.from({ length: 90 * 8 }, (_, place) => {
          const from = Math.floor(place / 8) * DAY + 9 * HOUR + (place % 8) * 65 * MINUTE + who * 5 * MINUTE;
          return span(from, from + 40 * MINUTE);
        });
        return [keyOf(`s${who}`), { taken, off: [], full: [], fullWeeks: [] }];
      }),
    );
    // Letters are deflated; that alone makes a fifth of it.
    expect(busyToText(busyOf({ staff })).length).toBeLessThan(48_000);
  });
});

describe('what was not written here is not read', () => {
  type Wire = Record<string, unknown> & { staff: unknown[][]; classes: number[][]; names: unknown[] };
  const wire = (): Wire => JSON.parse(busyToText(busyOf())) as Wire;
  const ana = keyOf('ana');

  test.each<[string, (good: Wire) => unknown]>([
    ['another version', good => ({ ...good, v: 2 })],
    ['a version of no change', good => ({ ...good, version: 'x' })],
    ['another step', good => ({ ...good, step: 7 })],
    ['an end before its start', good => ({ ...good, end: -1 })],
    ['more than three years', good => ({ ...good, end: 1e9 })],
    [
      'an absurd start',
      good => ({ ...good, start: Number.MAX_SAFE_INTEGER - 1, end: Number.MAX_SAFE_INTEGER }),
    ],
    ['a fraction', good => ({ ...good, start: 0.5 })],
    ['a key that is none', good => ({ ...good, staff: [['__proto__', [], [], [], []]] })],
    ['one staff member twice', good => ({ ...good, staff: [...good.staff, ...good.staff] })],
    [
      'too many staff',
      good => ({ ...good, staff: Array.from({ length: 201 }, (_, i) => [keyOf(`${i}`), [], [], [], []]) }),
    ],
    ['half an interval', good => ({ ...good, staff: [[ana, [1], [], [], []]] })],
    ['an empty interval', good => ({ ...good, staff: [[ana, [1, 0], [], [], []]] })],
    ['intervals that touch', good => ({ ...good, staff: [[ana, [1, 1, 0, 1], [], [], []]] })],
    ['an interval backwards', good => ({ ...good, staff: [[ana, [5, -2], [], [], []]] })],
    ['an interval beyond the end', good => ({ ...good, staff: [[ana, [1, 1e9], [], [], []]] })],
    ['a date out of range', good => ({ ...good, staff: [[ana, [], [], [1], []]] })],
    ['a date twice', good => ({ ...good, staff: [[ana, [], [], [20610, 0], []]] })],
    ['a class of nobody', good => ({ ...good, names: [[], []] })],
    ['a class out of range', good => ({ ...good, classes: [[0, 0, 1e9, 0, 1, 1]] })],
    ['a class that lasts for ever', good => ({ ...good, classes: [[0, 0, 0, 0, 1e9, 1]] })],
    ['a class without seats left', good => ({ ...good, classes: [[0, 0, 1, 0, 1, 0]] })],
    ['a list that is none', good => ({ ...good, staff: {} })],
    ['nothing', () => null],
  ])('%s', (_, spoil) => {
    expect(busyFromText(JSON.stringify(wire()))).toEqual(busyOf());
    expect(busyFromText(JSON.stringify(spoil(wire())))).toBeNull();
  });

  test('text that is no JSON, or too much of it', () => {
    expect(busyFromText('{')).toBeNull();
    expect(busyFromText('')).toBeNull();
    expect(busyFromText(`${JSON.stringify(wire())}${' '.repeat(400_000)}`)).toBeNull();
    expect(busyFromText('['.repeat(300_000))).toBeNull();
  });

  test('and nothing that a stranger sends makes it throw', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.nat(), (json, at, length) => {
        const good = busyToText(busyOf());
        const place = at % good.length;
        busyFromText(json);
        busyFromText(good.slice(0, place) + json + good.slice(place + (length % 20)));
      }),
      { numRuns: 500 },
    );
  });

  test('what it does read is merged, sorted and within its range', () => {
    // Steps of a few minutes to a few days, some none at all; a third or so make lists that can be read.
    const numbers = fc.array(
      fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 600 }) }, fc.constant(0)),
      {
        maxLength: 8,
      },
    );
    let read = 0;
    fc.assert(
      fc.property(numbers, numbers, (taken, off) => {
        const text = JSON.stringify({ ...wire(), staff: [[ana, taken, off, [], []]] });
        const busy = busyFromText(text);
        if (!busy) return;
        read++;
        const lists = [busy.staff[ana]?.taken ?? [], busy.staff[ana]?.off ?? []];
        expect(lists.map(({ length }) => length)).toEqual([taken.length / 2, off.length / 2]);
        for (const list of lists) {
          expect(merge(list)).toEqual(list);
          expect(list.every(({ start, end }) => start >= busy.start && end <= busy.end)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(read).toBeGreaterThan(10);
  });
});

describe('by months of the business', () => {
  const zone = createZone('America/New_York');

  test('each holds what touches it, and together they are the whole', () => {
    const july = zone.startOfDay('2026-07-01') - START;
    const [one] = busyOf().classes;
    if (!one) throw new Error('The fixture has a class');
    const busy = busyOf({
      staff: {
        [keyOf('ana')]: {
          taken: [span(july - HOUR, july + HOUR)],
          off: [],
          full: ['2026-06-30', '2026-07-01'],
          fullWeeks: ['2026-06-29'],
        },
      },
      classes: [{ ...one, at: START + july - HOUR, block: span(july - HOUR, july + HOUR) }],
    });
    const parts = busyByMonth(busy, zone);
    expect(parts.map(({ month }) => month)).toEqual(['2026-05', '2026-06', '2026-07', '2026-08']);
    const ofAna = parts.map(part => part.busy.staff[keyOf('ana')]);
    expect(ofAna[1]).toMatchObject({ taken: [span(july - HOUR, july)], full: ['2026-06-30'] });
    expect(ofAna[2]).toMatchObject({ taken: [span(july, july + HOUR)], full: ['2026-07-01'] });
    expect(parts.map(part => part.busy.classes.length)).toEqual([0, 1, 1, 0]);
    expect(ofAna.map(part => part?.fullWeeks)).toEqual([
      undefined,
      ['2026-06-29'],
      ['2026-06-29'],
      undefined,
    ]);
    const read = parts.flatMap(part => busyFromText(busyToText(part.busy)) ?? []);
    expect(busyFromMonths(read)).toEqual(busy);
  });

  test('none make none', () => {
    expect(busyFromMonths([])).toBeNull();
  });
});
