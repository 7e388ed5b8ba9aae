import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, type Json } from './json';

const reversed = (value: Json): Json => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner as Json)]),
  );
};

test('one value has one text, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(canonical(reversed(value as Json))).toBe(canonical(value as Json));
      // What JSON itself keeps, comes back.
      expect(JSON.parse(canonical(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('keys are sorted at every depth, without white space', () => {
  expect(canonical({ b: [{ z: 1, a: 'ü' }], a: null })).toBe('{"a":null,"b":[{"a":"ü","z":1}]}');
});
