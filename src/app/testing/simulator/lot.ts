import type { Chance } from '../../ports';

/** Everything that chance decides in a run. One lot for each actor, so that no draw of one shifts another's. */
export type Lot = {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  /** A whole number between two, both included. */
  readonly between: (from: number, to: number) => number;
  /** True in one of so many cases: `share` between 0 and 1. */
  readonly falls: (share: number) => boolean;
  readonly pick: <T>(list: readonly [T, ...T[]]) => T;
  /** One of a list that may be empty. */
  readonly any: <T>(list: readonly T[]) => T | null;
  /** Another lot that depends on this one's seed and the name alone, not on what was drawn. */
  readonly of: (name: string | number) => Lot;
};

/** Seeded draws (mulberry32 by Tommy Ettinger, public domain). */
export const createLot = (seed: string): Lot => {
  let state = hash32(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    falls: share => next() < share,
    pick: list => list[below(list.length)] ?? list[0],
    any: list => list[below(list.length)] ?? null,
    of: name => createLot(`${seed}/${name}`),
  };
};

export const chanceFrom = (lot: Lot): Chance => ({
  bytes: count => Uint8Array.from({ length: count }, () => lot.below(256)),
});

const hash32 = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
};

/** 32 bytes that differ where texts do. It stands for SHA-256 where nobody tries to find two alike. */
export const hash = (text: string): Uint8Array<ArrayBuffer> => {
  let [a, b, c, d] = [0x9e3779b9 | 0, 0x243f6a88, 0xb7e15162 | 0, 0x6a09e667];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495) ^ (a >>> 13);
    c = Math.imul(c ^ unit, 0x85ebca77) ^ (b >>> 11);
    d = Math.imul(d ^ unit, 0xc2b2ae3d) ^ (c >>> 17);
  }
  const bytes = new Uint8Array(32);
  for (let at = 0; at < 32; at += 1) {
    a = Math.imul(a ^ (a >>> 15) ^ d, 0x2c1b3c6d) + at;
    d = Math.imul(d ^ (c >>> 12) ^ b, 0x297a2d39);
    b = (b + a) | 0;
    c = c ^ (b << 3);
    bytes[at] = (a ^ d ^ (c >>> 8)) & 0xff;
  }
  return bytes;
};
