import {
  base32,
  base64url,
  bytesFromBase32,
  bytesFromBase64url,
  DEVICE_ID_LENGTH,
  KEY_LENGTH,
} from '../../core/id';
import type { Json } from '../../core/json';
import { bytesToHex, hexToBytes } from '../letters/bytes';

type Bytes = Uint8Array<ArrayBuffer>;

/** A form of text that is bytes. */
type Run = {
  readonly text: string;
  readonly length: number;
  /** How many bytes it is. */
  readonly size: number;
  readonly pack: (text: string) => Bytes | null;
  readonly unpack: (bytes: Bytes) => string;
};

const inBase32 = (length: number): Run => ({
  text: `[0-9a-hjkmnp-tv-z]{${length}}`,
  length,
  size: Math.ceil((length * 5) / 8),
  pack: bytesFromBase32,
  unpack: bytes => base32(bytes, length),
});

/** Only where no bit is left over, for another text could mean the same bytes. */
const inBase64url = (text: string, size: number): Run => ({
  text,
  length: Math.ceil((size * 8) / 6),
  size,
  pack: bytesFromBase64url,
  unpack: base64url,
});

/** Each by itself, so that those of one device have bytes in common. */
const both = (one: Run, between: string, other: Run): Run => ({
  text: one.text + between + other.text,
  length: one.length + between.length + other.length,
  size: one.size + other.size,
  pack: text => {
    const bytes = new Uint8Array(one.size + other.size);
    bytes.set(one.pack(text.slice(0, one.length)) ?? []);
    bytes.set(other.pack(text.slice(one.length + between.length)) ?? [], one.size);
    return bytes;
  },
  unpack: bytes => one.unpack(bytes.subarray(0, one.size)) + between + other.unpack(bytes.subarray(one.size)),
});

const TIME_LENGTH = 14;
const device = inBase32(DEVICE_ID_LENGTH);
const key = inBase32(KEY_LENGTH);

/** Wallets, signatures, hashes, ids, keys, and keys of answers. */
const RUNS: readonly Run[] = [
  { text: '[0-9a-f]{64}', length: 64, size: 32, pack: hexToBytes, unpack: bytesToHex },
  inBase64url('[\\w-]{85}[AQgw]', 64),
  inBase64url('[\\w-]{42}[AEIMQUYcgkosw048]', 32),
  both(inBase32(TIME_LENGTH), '', device),
  key,
  both(key, '/', device),
];

const FORMS = RUNS.map(({ text }) => new RegExp(`^${text}$`));
const LENGTHS = RUNS.map(({ length }) => length);
/** Whatever may be a run, and is looked at closely: looking for each form everywhere takes three times as long. */
const CANDIDATES = new RegExp(`"[\\w/-]{${Math.min(...LENGTHS)},${Math.max(...LENGTHS)}}"`, 'g');

/** What bookings have in common. What is written on disks names them by their place here: none may ever be moved. */
const PHRASES: readonly string[] = [
  ',{"when":{"staff":',
  ',"start":',
  ',"end":',
  ',"before":',
  ',"after":',
  '},"service":',
  ',"client":',
  ',"price":{"amount":',
  ',"currency":"',
  '"},"state":{"is":"confirmed"}},',
  ',{"kind":"book","wallet":',
  ',"session":',
  '{"first":"',
  '","last":"',
  '","email":"',
  '","phone":"',
  '"},"answers":{},"locale":"',
  '","locale":"',
  '","zone":"',
  '","saw":{"catalog":',
  ',"busy":',
  ',{"scope":"session"',
  ',"until":',
  ',{"wallet":',
  ',"request":',
];

// JSON writes no control characters and UTF-8 makes none of anything else, so each stands for one run or phrase.
const FIRST_PHRASE = RUNS.length + 1;
const END = 0;
const mark = (code: number): string => String.fromCharCode(code);
const MARKS = new RegExp(`[${mark(1)}-${mark(0x1f)}]`, 'g');
const MARK_OF = new Map(PHRASES.map((phrase, at) => [phrase, mark(FIRST_PHRASE + at)]));

const escaped = (text: string): string => text.replace(/[{}[\]]/g, '\\$&');
const SHARED = new RegExp(PHRASES.map(escaped).join('|'), 'g');

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * JSON as bytes, half as many as its text has: signatures, keys and ids as the bytes that they are, and what
 * bookings have in common as one byte each. It comes back as JSON would carry it.
 */
export const pack = (value: Json): Bytes => {
  const runs: Bytes[] = [];
  let size = 0;
  const text = JSON.stringify(value)
    .replace(CANDIDATES, quoted => {
      const found = quoted.slice(1, -1);
      const at = FORMS.findIndex((form, of) => RUNS[of]?.length === found.length && form.test(found));
      const bytes = RUNS[at]?.pack(found);
      if (!bytes) return quoted;
      runs.push(bytes);
      size += bytes.length;
      return mark(at + 1);
    })
    .replace(SHARED, phrase => MARK_OF.get(phrase) ?? phrase);
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
    return `"${run.unpack(bytes)}"`;
  });
  if (at !== packed.length) throw new Error('It is longer or shorter than it says');
  return JSON.parse(text) as Json;
};
