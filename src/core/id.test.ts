import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import {
  base32,
  base32Number,
  base64url,
  bytesFromBase32,
  bytesFromBase64url,
  DeviceId,
  deviceIdFrom,
  KEY_BYTES,
  Key,
  keyFrom,
  numberFromBase32,
} from './id';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

test('base32 keeps the order of the bytes it writes', () => {
  fc.assert(
    fc.property(bytes(20), bytes(20), (a, b) => {
      const order = Math.sign(Buffer.compare(a, b));
      const texts = [base32(a, 32), base32(b, 32)] as const;
      expect(texts[0] < texts[1] ? -1 : texts[0] > texts[1] ? 1 : 0).toBe(order);
    }),
  );
  expect(() => base32(new Uint8Array(2), 4)).toThrow(RangeError);
});

test('base32 gives back its bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(64), (list, length) => {
      const whole = Math.ceil((list.length * 8) / 5);
      const text = base32(new Uint8Array([...list, 0]), whole);
      expect(bytesFromBase32(text).subarray(0, list.length)).toEqual(new Uint8Array(list));
      const part = text.slice(0, length);
      expect(base32(bytesFromBase32(part), part.length)).toBe(part);
    }),
  );
});

test('keys and device ids have their form', () => {
  fc.assert(
    fc.property(bytes(KEY_BYTES), bytes(32), (random, hash) => {
      expect(v.is(Key, keyFrom(random))).toBe(true);
      expect(v.is(DeviceId, deviceIdFrom(hash))).toBe(true);
    }),
  );
});

test('numbers in base32 come back, in order', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31 - 1), fc.nat(2 ** 31 - 1), (a, b) => {
      expect(numberFromBase32(base32Number(a, 10))).toBe(a);
      expect(base32Number(a, 10) < base32Number(b, 10)).toBe(a < b);
    }),
  );
  expect(() => base32Number(32, 1)).toThrow(RangeError);
  expect(() => base32Number(-1, 4)).toThrow(RangeError);
});

test('base64url comes back, and says so when it is something else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), list => {
      const text = base64url(list);
      expect(text).toBe(Buffer.from(list).toString('base64url'));
      expect(bytesFromBase64url(text)).toEqual(new Uint8Array(list));
    }),
  );
  for (const wrong of ['a', 'a+b=', 'ä', 'ab c']) expect(bytesFromBase64url(wrong)).toBeNull();
});
