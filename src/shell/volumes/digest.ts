/**
 * What a volume holds, in few bytes: how many places there are, and an order-free hash of them. Places whose
 * changes were erased are not in it, so that equal digests mean equal deletions too. It finds differences
 * among devices that trust each other; against a liar it proves nothing.
 */
export type Digest = { readonly count: number; readonly hash: string };

/** Kept up to date place by place. */
export type DigestMaker = {
  /** Puts a place in, or takes it out again: the same step. */
  readonly turn: (place: string, by: 1 | -1) => void;
  readonly now: () => Digest;
};

export const NO_PLACES: Digest = { count: 0, hash: '0000000000000000' };

export const createDigest = (): DigestMaker => {
  let count = 0;
  let high = 0;
  let low = 0;
  return {
    turn: (place, by) => {
      const [a, b] = hashOf(place);
      count += by;
      high ^= a;
      low ^= b;
    },
    now: () => ({ count, hash: hex(high) + hex(low) }),
  };
};

export const isSameDigest = (a: Digest | undefined, b: Digest | undefined): boolean =>
  (a ?? NO_PLACES).count === (b ?? NO_PLACES).count && (a ?? NO_PLACES).hash === (b ?? NO_PLACES).hash;

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

/** 64 bits in two halves that depend on each other: cyrb53 of bryc, with all bits kept (public domain). */
export const hashOf = (text: string): readonly [number, number] => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return [a, b];
};
