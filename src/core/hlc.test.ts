import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { ChangeId, later, NEVER, nextId, timeOf, yearOf } from './hlc';
import type { DeviceId } from './id';

const device = fc
  .array(fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'), { minLength: 16, maxLength: 16 })
  .map(letters => letters.join('') as DeviceId);
const wall = fc.integer({ min: 0, max: 4e12 });
const id = fc.tuple(wall, device).map(([time, from]) => nextId(time, from, []));

test('a new id is greater than all it follows, and never earlier than now', () => {
  fc.assert(
    fc.property(wall, device, fc.array(id, { maxLength: 5 }), (now, from, after) => {
      const made = nextId(now, from, after);
      expect(made).toMatch(/^[0-9a-hjkmnp-tv-z]{30}$/);
      expect(made.endsWith(from)).toBe(true);
      expect(timeOf(made)).toBeGreaterThanOrEqual(now);
      for (const other of after) expect(made > other).toBe(true);
    }),
  );
});

test('ids compare as text in the order of time', () => {
  fc.assert(
    fc.property(id, id, (a, b) => {
      if (timeOf(a) !== timeOf(b)) expect(a < b).toBe(timeOf(a) < timeOf(b));
      expect(later(a, b) >= a && later(a, b) >= b).toBe(true);
      expect(a > NEVER).toBe(true);
    }),
  );
});

test('many ids in one millisecond, on a clock that was turned back', () => {
  const from = 'a'.repeat(16) as DeviceId;
  let last = nextId(2000, from, []);
  for (let i = 0; i < 1000; i++) {
    const next = nextId(1000, from, [last]);
    expect(next > last).toBe(true);
    last = next;
  }
  expect(timeOf(last)).toBe(2000);
});

test('a full counter moves on to the next millisecond', () => {
  const from = 'a'.repeat(16) as DeviceId;
  const full = `${nextId(2000, from, []).slice(0, 10)}zzzz${from}` as ChangeId;
  expect(timeOf(nextId(1000, from, [full]))).toBe(2001);
  expect(nextId(1000, from, [full]) > full).toBe(true);
});

test('the year of an id is that of UTC', () => {
  const from = 'a'.repeat(16) as DeviceId;
  expect(yearOf(nextId(Date.UTC(2026, 11, 31, 23, 59, 59, 999), from, []))).toBe(2026);
  expect(yearOf(nextId(Date.UTC(2027, 0, 1), from, []))).toBe(2027);
});

test('an id after which no other can come is none', () => {
  const device = 'a'.repeat(16) as DeviceId;
  const last = nextId(Date.UTC(9999, 11, 31), device, []);
  expect(v.is(ChangeId, last)).toBe(true);
  expect(nextId(0, device, [last]) > last).toBe(true);
  expect(v.is(ChangeId, nextId(Date.UTC(10_000, 0), device, []))).toBe(false);
  expect(v.is(ChangeId, `${'z'.repeat(14)}${device}`)).toBe(false);
});
