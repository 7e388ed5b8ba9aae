import {
  base32,
  base64url,
  bytesFromBase32,
  bytesFromBase64url,
  DEVICE_ID_LENGTH,
  hexFrom,
} from '../../core/id';
import type { Json } from '../../core/json';
import { hexToBytes } from '../letters/bytes';

type Bytes = Uint8Array<ArrayBuffer>;

/** Something that stands in JSON as text though it is bytes. */
type Run = {
  readonly text: string;
  /** How many bytes it is. */
  readonly size: number;
  readonly pack: (text: string) => Bytes | null;
  readonly unpack: (bytes: Bytes) => string;
};

const inBase32 = (length: number): Run => ({
  text: `[0-9a-hjkmnp-tv-z]{${length}}`,
  size: Math.ceil((length * 5) / 8),
  pack: bytesFromBase32,
  unpack: bytes => base32(bytes, length),
});

const inBase64url = (text: string, size: number): Run => ({
  text,
  size,
  pack: bytesFromBase64url,
  unpack: base64url,
});

const TIME_LENGTH = 14;
const [READING, DEVICE] = [inBase32(TIME_LENGTH), inBase32(DEVICE_ID_LENGTH)];

/** An id in two parts, so that those of one device have bytes in common. */
const ID: Run = {
  text: READING.text + DEVICE.text,
  size: READING.size + DEVICE.size,
  pack: text =>
    Uint8Array.of(
      ...bytesFromBase32(text.slice(0, TIME_LENGTH)),
      ...bytesFromBase32(text.slice(TIME_LENGTH)),
    ),
  unpack: bytes => READING.unpack(bytes.slice(0, READING.size)) + DEVICE.unpack(bytes.slice(READING.size)),
};

/**
 * The forms that ids, keys, hashes and signatures have; the first that fits is taken. base64url only where no bit is
 * left over, for another text could mean the same bytes.
 */
const RUNS: readonly Run[] = [
  { text: '[0-9a-f]{64}', size: 32, pack: hexToBytes, unpack: hexFrom },
  inBase64url('[\\w-]{85}[AQgw]', 64),
  inBase64url('[\\w-]{42}[AEIMQUYcgkosw048]', 32),
  ID,
  inBase32(26),
  DEVICE,
];

/** What bookings have in common. What is written on disks names them by their place here: none may ever be moved. */
const PHRASES: readonly string[] = [
  '{"when":{"staff":"',
  '","start":',
  ',"end":',
  ',"before":',
  ',"after":',
  '},"service":"',
  '","client":"',
  '","price":{"amount":',
  ',"currency":"',
  '"},"state":{"is":"confirmed"}}',
  '{"kind":"book","wallet":"',
  '","session":"',
  '{"first":"',
  '","last":"',
  '","email":"',
  '","phone":"',
  '"},"answers":{},"locale":"',
  '","locale":"',
  '","zone":"',
  '","saw":{"catalog":"',
  '","busy":"',
  '{"scope":"session"',
  '","until":',
  '{"wallet":"',
  '","request":"',
];

// JSON writes no control characters and UTF-8 makes none of anything else, so each stands for one run or phrase.
const FIRST_PHRASE = RUNS.length + 1;
const END = 0;
const mark = (code: number): string => String.fromCharCode(code);
const MARKS = new RegExp(`[${mark(1)}-${mark(0x1f)}]`, 'g');

const escaped = (text: string): string => text.replace(/[{}[\]]/g, '\\$&');
const PARTS = new RegExp(
  [...RUNS.map(({ text }) => `(${text})`), ...PHRASES.map(text => `(${escaped(text)})`)].join('|'),
  'g',
);

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * JSON as bytes, half as many as its text has: signatures, keys and ids as the bytes that they are, and what
 * bookings have in common as one byte each. It comes back as JSON would carry it.
 */
export const pack = (value: Json): Bytes => {
  const runs: Bytes[] = [];
  let size = 0;
  const text = JSON.stringify(value).replace(PARTS, (part: string, ...groups: unknown[]) => {
    const at = groups.findIndex(group => group !== undefined);
    const bytes = RUNS[at]?.pack(part);
    if (bytes) {
      runs.push(bytes);
      size += bytes.length;
    }
    return mark(at + 1);
  });
  const head = encoder.encode(text);
  const packed = new Uint8Array(head.length + 1 + size);
  packed.set(head);
  let at = head.length + 1;
  for (const run of runs) {
    packed.set(run, at);
    at += run.length;
  }
  return packed;
};

/** What `pack` was given. Throws where the disk gives back other bytes than were written. */
export const unpack = (packed: Bytes): Json => {
  const end = packed.indexOf(END);
  if (end < 0) throw new Error('It has no end');
  let at = end + 1;
  const text = decoder.decode(packed.subarray(0, end)).replace(MARKS, found => {
    const code = found.charCodeAt(0);
    const run = RUNS[code - 1];
    if (!run) return PHRASES[code - FIRST_PHRASE] ?? '';
    const bytes = packed.subarray(at, at + run.size);
    at += run.size;
    return run.unpack(bytes);
  });
  if (at !== packed.length) throw new Error('It is longer or shorter than it says');
  return JSON.parse(text) as Json;
};
