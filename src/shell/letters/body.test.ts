import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Request } from '../../core/requests';
import { base64 } from './base64';
import { packBody, parseBody, unpackBody } from './body';
import { deflate, inflate } from './deflate';
import { bookRequest } from './testing/requests';

const request = bookRequest('a'.repeat(64));

test('what was packed is unpacked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async value => {
      const known: unknown = JSON.parse(JSON.stringify(value));
      expect(await unpackBody(await packBody(known), 1_000_000)).toEqual({ ok: true, value: known });
    }),
  );
});

describe('inflating', () => {
  test('gives what fits and refuses one byte more', async () => {
    const packed = await deflate(new Uint8Array(5000));
    expect((await inflate(packed, 5000)).ok).toBe(true);
    expect(await inflate(packed, 4999)).toEqual({ ok: false, error: 'oversized' });
  });

  test('refuses what ends early', async () => {
    const packed = await deflate(crypto.getRandomValues(new Uint8Array(3000)));
    expect(await inflate(packed.slice(0, 2000), 5000)).toEqual({ ok: false, error: 'malformed' });
    expect(await inflate(new Uint8Array(0), 5000)).toEqual({ ok: false, error: 'malformed' });
  });
});

test('no change of the bytes is thrown at the reader', async () => {
  const packed = await deflate(new TextEncoder().encode(JSON.stringify(request)));
  const changed = fc
    .tuple(fc.nat(packed.length - 1), fc.uint8Array({ maxLength: 12 }), fc.constantFrom(0, 1, 12))
    .map(([at, put, cut]) => Uint8Array.of(...packed.slice(0, at), ...put, ...packed.slice(at + cut)));
  await fc.assert(
    fc.asyncProperty(changed, async bytes => {
      const body = await unpackBody(base64(bytes), 64_000);
      if (body.ok) parseBody(Request, body.value);
    }),
    { numRuns: 3000 },
  );
}, 60_000);

test('no change of the text is thrown at the reader', () => {
  const json = JSON.stringify(request);
  const changed = fc
    .tuple(fc.nat(json.length), fc.nat(20), fc.json())
    .map(([at, cut, put]) => json.slice(0, at) + put + json.slice(at + cut));
  fc.assert(
    fc.property(fc.oneof(changed, fc.json()), text => {
      try {
        JSON.parse(text);
      } catch {
        return;
      }
      parseBody(Request, JSON.parse(text));
    }),
    { numRuns: 5000 },
  );
}, 60_000);
