import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DeviceId } from './id';
import {
  CODE_BYTES,
  codeFrom,
  codeText,
  commitmentText,
  digitsFrom,
  digitsText,
  pairingCode,
  pairingLink,
} from './pairing';

const ROOT = 'a'.repeat(64);
const NONCE = 'b'.repeat(64);
const NEWCOMER = {
  nonce: 'c'.repeat(64),
  device: '2'.repeat(16) as DeviceId,
  key: 'k'.repeat(43),
  letter: 'd'.repeat(64),
};

/** The same, each time with one part of it changed. */
const CHANGED = [
  { ...NEWCOMER, nonce: 'e'.repeat(64) },
  { ...NEWCOMER, device: '3'.repeat(16) as DeviceId },
  { ...NEWCOMER, key: 'l'.repeat(43) },
  { ...NEWCOMER, letter: 'e'.repeat(64) },
  // What moves from one part to the next is no longer the same.
  { ...NEWCOMER, key: NEWCOMER.letter, letter: NEWCOMER.key },
];

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest();

describe('the digits', () => {
  const digits = (...parts: Parameters<typeof digitsText>) => digitsFrom(sha256(digitsText(...parts)));

  test('are the same for the same, and others with any part changed', () => {
    const own = digits(ROOT, NONCE, NEWCOMER);
    expect(digits(ROOT, NONCE, { ...NEWCOMER })).toBe(own);
    const others = [
      digits('f'.repeat(64), NONCE, NEWCOMER),
      digits(ROOT, 'f'.repeat(64), NEWCOMER),
      // Either side's nonce in the other's place.
      digits(ROOT, NEWCOMER.nonce, { ...NEWCOMER, nonce: NONCE }),
      ...CHANGED.map(other => digits(ROOT, NONCE, other)),
    ];
    expect(new Set([own, ...others]).size).toBe(others.length + 1);
  });

  test('are six, zeros in front included, and spread over the whole range', () => {
    expect(digitsFrom(new Uint8Array(32))).toBe('000 000');
    expect(digitsFrom(new Uint8Array([0, 0, 0, 0, 0, 42]))).toBe('000 042');
    expect(digitsFrom(new Uint8Array([0, 0, 0, 0x0f, 0x42, 0x3f]))).toBe('999 999');
    expect(digitsFrom(new Uint8Array([0, 0, 0, 0x0f, 0x42, 0x40]))).toBe('000 000');
    const many = Array.from({ length: 1000 }, (_, n) => digitsFrom(sha256(`${n}`)));
    for (const one of many) expect(one).toMatch(/^\d{3} \d{3}$/);
    expect(new Set(many).size).toBeGreaterThan(990);
    expect(new Set(many.map(one => one[0])).size).toBe(10);
  });
});

test('a commitment is to the nonce, to the device and to both keys', () => {
  const texts = [NEWCOMER, ...CHANGED].map(commitmentText);
  expect(new Set(texts).size).toBe(texts.length);
});

describe('a code', () => {
  const code = pairingCode(new Uint8Array(CODE_BYTES).fill(0b10110101));

  test('is read back from how it is shown, and from its link', () => {
    expect(codeText(code)).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    for (const text of [
      code,
      codeText(code),
      ` ${codeText(code).toLowerCase()} `,
      `https://x.example/#/pair/${code}`,
    ])
      expect(codeFrom(text)).toEqual({ ok: true, value: code });
    for (const page of ['https://book.example/', 'https://book.example/app/?a=1#/desk/settings/devices'])
      expect(codeFrom(` ${pairingLink(page, code)}\n`)).toEqual({ ok: true, value: code });
    expect(pairingLink('https://book.example/#/desk', 'k7f2s9qxm4')).toBe(
      'https://book.example/#/pair/k7f2s9qxm4',
    );
  });

  test('is read with the letters that look like digits taken for them', () => {
    expect(codeFrom('oO0il-1IL00')).toEqual({ ok: true, value: '0001111100' });
  });

  test('is none where nothing was entered, or something else', () => {
    expect(codeFrom('  ')).toEqual({ ok: false, error: 'empty' });
    for (const text of ['12345', 'u'.repeat(10), '0'.repeat(11), 'https://x.example/#/b/0000000000'])
      expect(codeFrom(text)).toEqual({ ok: false, error: 'not-a-code' });
  });

  test('differs with any of its bits', () => {
    const bytes = new Uint8Array(CODE_BYTES);
    const codes = Array.from({ length: 50 }, (_, bit) => {
      const one = bytes.slice();
      one[bit >> 3] = 0x80 >> (bit & 7);
      return pairingCode(one);
    });
    expect(new Set([pairingCode(bytes), ...codes]).size).toBe(51);
  });
});
