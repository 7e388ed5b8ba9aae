import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base32, base64url, hexFrom } from '../../core/id';
import type { Json } from '../../core/json';
import { pack, unpack } from './packing';

const SIGNATURE = `${'Ab-_'.repeat(21)}AQ`;
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

/** What is packed, and what only nearly has the form of it. */
const run = fc.oneof(
  bytes(32).map(hexFrom),
  bytes(64).map(base64url),
  bytes(32).map(base64url),
  bytes(19).map(found => base32(found, 30)),
  bytes(17).map(found => base32(found, 26)),
  bytes(10).map(found => base32(found, 16)),
  fc.stringMatching(/^[0-9a-f]{60,70}$/),
  fc.stringMatching(/^[\w-]{40,90}$/),
  fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{10,60}$/),
);

const phrase = fc.constantFrom(
  '","start":',
  '{"when":{"staff":"',
  '"},"state":{"is":"confirmed"}}',
  '"answers":{}',
  '\u0000\u0001\u0007\u001f',
  '\\u0001',
  '\ud800',
  '\udc00\ud83d',
  '😀\u2028\ufeff\u0080',
);

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.oneof(run, phrase, fc.string({ maxLength: 3 })), { maxLength: 6 }).map(all => all.join('')),
);

const value = fc.letrec<{ readonly value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constantFrom(null, true, false),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom('when', 'staff', '__proto__')), tie('value'), {
      maxKeys: 4,
    }),
  ),
})).value;

test('whatever JSON can carry comes back, in its order', () => {
  fc.assert(
    fc.property(value, given => {
      expect(JSON.stringify(unpack(pack(given)))).toBe(JSON.stringify(given));
    }),
    { numRuns: 1000 },
  );
});

test('what is bytes takes no more than its bytes', () => {
  const key = '0123456789abcdefghjkmnpqrs';
  // Brackets and comma, a mark each, and the end.
  expect(pack([SIGNATURE, key]).length).toBe(64 + 17 + 3 + 2 + 1);
});

test('bytes that were cut, lengthened or replaced are not read as something else', () => {
  const packed = pack([SIGNATURE, 'Ana', { start: 1 }]);
  expect(unpack(packed)).toEqual([SIGNATURE, 'Ana', { start: 1 }]);
  for (let length = 0; length < packed.length; length++)
    expect(() => unpack(packed.slice(0, length))).toThrow();
  expect(() => unpack(Uint8Array.of(...packed, 0))).toThrow();
  expect(() => unpack(packed.with(1, 0xff))).toThrow();
  expect(() => unpack(packed.with(0, 0x1f))).toThrow();
});

test('what was written stays readable: marks keep their meaning', () => {
  const ids = { hex: '0123456789abcdef'.repeat(4), id: '01mbezxt000000z2ahrx8d07kfpnhv' };
  const [one, hash] = ['c70bvjaqtp4mqqa5ptvygkfv93', `${'Ab-_'.repeat(10)}Ab8`];
  const session: Json = {
    when: { staff: one, start: 1, end: 2, before: 3, after: 4 },
    service: one,
    client: one,
    price: { amount: 5, currency: 'BRL' },
    state: { is: 'confirmed' },
  };
  const request: Json = {
    kind: 'book',
    wallet: ids.hex,
    session: one,
    details: { first: 'Ana', last: 'Sá', email: 'a@b.c', phone: '1' },
    answers: {},
    locale: 'pt',
    zone: 'UTC',
    saw: { catalog: ids.id, busy: ids.id },
  };
  const others: Json = [
    0,
    { scope: 'session', session: one, until: 6 },
    { wallet: ids.hex, request: one },
    { last: 'Sá', locale: 'pt' },
    `${one}/z2ahrx8d07kfpnhv`,
  ];
  const given: Json = [hash, request, 0, session, others, SIGNATURE];
  expect(unpack(pack(given))).toEqual(given);
  expect(base64url(pack(given))).toBe(
    [
      'WwMRARIFLCJkZXRhaWxzIjoTQW5hFFPDoRVhQGIuYxYxF3B0GVVUQxoEGwR9fSwwBwUIMQkyCjMLNAwFDQUONQ9CUk',
      'wQWzAcEgUdNn0eAR8FfSx7Imxhc3QiOiJTw6EYcHQifSwGXSwCXQABv78Bv78Bv78Bv78Bv78Bv78Bv78Bv78Bv78B',
      'v78BvwEjRWeJq83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vYcC9yVfViUvdRba36E37SMAAaLd_ugAAAAD4lRx1DQ',
      'Hm-1Y7AGi3f7oAAAAA-JUcdQ0B5vtWO2HAvclX1YlL3UW2t-hN-0jAYcC9yVfViUvdRba36E37SMBhwL3JV9WJS91F',
      'trfoTftIwGHAvclX1YlL3UW2t-hN-0jAASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze9hwL3JV9WJS91Ftr',
      'foTftIwGHAvclX1YlL3UW2t-hN-0jA-JUcdQ0B5vtWOwG_vwG_vwG_vwG_vwG_vwG_vwG_vwG_vwG_vwG_vwG_vwG_',
      'vwG_vwG_vwG_vwG_vwG_vwG_vwG_vwG_vwG_vwE',
    ].join(''),
  );
});
