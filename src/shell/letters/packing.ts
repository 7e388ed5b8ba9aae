/**
 * Bytes of a link, in order: numbers big-endian, texts and signatures as they are. Readers never throw: what
 * is not there comes back as nothing, and `rest` tells whether all of it was.
 */
export const packed = (...parts: readonly (Uint8Array | readonly [value: number, bytes: number])[]) => {
  const bytes: number[] = [];
  for (const part of parts) {
    if (part instanceof Uint8Array) bytes.push(...part);
    else for (let i = part[1] - 1; i >= 0; i--) bytes.push(Math.floor(part[0] / 256 ** i) % 256);
  }
  return Uint8Array.from(bytes);
};

export type Reader = {
  readonly number: (bytes: number) => number;
  readonly bytes: (count: number) => Uint8Array<ArrayBuffer>;
  /** How many are left; below 0 when more was asked for than there was. */
  readonly left: () => number;
};

export const readerOf = (from: Uint8Array): Reader => {
  let at = 0;
  const bytes = (count: number) => {
    at += count;
    return Uint8Array.from(from.subarray(at - count, at));
  };
  return {
    bytes,
    number: count => bytes(count).reduce((sum, byte) => sum * 256 + byte, 0),
    left: () => from.length - at,
  };
};
