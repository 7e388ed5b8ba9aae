import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { Curve } from './curve';

/**
 * libsecp256k1 as tiny-secp256k1 compiles it: three times as fast as the arithmetic in JavaScript. That
 * package's own loader is left aside, because what bundlers make of it unwraps the globals that it reads.
 */
export const createWasmCurve = async (binary: BufferSource): Promise<Curve> => {
  const { instance } = await WebAssembly.instantiate(binary, IMPORTS);
  const wasm = instance.exports as unknown as Exports;
  wasm.initializeContext();
  const at = (place: WebAssembly.Global, length: number) =>
    new Uint8Array(wasm.memory.buffer, place.value, length);
  const point = at(wasm.PUBLIC_KEY_INPUT, COMPRESSED);
  const tweak = at(wasm.TWEAK_INPUT, 32);
  const author = at(wasm.X_ONLY_PUBLIC_KEY_INPUT, 32);
  const hash = at(wasm.HASH_INPUT, 32);
  const signature = at(wasm.SIGNATURE_INPUT, 64);
  return {
    conversation: (secret, key) => {
      point[0] = EVEN;
      point.set(hexToBytes(key), 1);
      tweak.set(secret);
      const made = attempt(() => wasm.pointMultiply(COMPRESSED, COMPRESSED));
      const conversation = made ? hmac(sha256, SALT, point.slice(1)) : null;
      tweak.fill(0);
      point.fill(0);
      return conversation;
    },
    verify: ({ id, pubkey, sig }) => {
      hash.set(hexToBytes(id));
      author.set(hexToBytes(pubkey));
      signature.set(hexToBytes(sig));
      return attempt(wasm.verifySchnorr);
    },
  };
};

type Exports = {
  readonly memory: WebAssembly.Memory;
  readonly initializeContext: () => void;
  readonly pointMultiply: (length: number, outLength: number) => number;
  readonly verifySchnorr: () => number;
  readonly PUBLIC_KEY_INPUT: WebAssembly.Global;
  readonly TWEAK_INPUT: WebAssembly.Global;
  readonly X_ONLY_PUBLIC_KEY_INPUT: WebAssembly.Global;
  readonly HASH_INPUT: WebAssembly.Global;
  readonly SIGNATURE_INPUT: WebAssembly.Global;
};

const COMPRESSED = 33;
/** First byte of a compressed point with an even y: BIP-340 keys stand for that one. */
const EVEN = 2;
/** HKDF-extract is an HMAC under the salt; NIP-44 names this one. */
const SALT = new TextEncoder().encode('nip44-v2');

const IMPORTS: WebAssembly.Imports = {
  './rand.js': { generateInt32: () => crypto.getRandomValues(new Int32Array(1))[0] ?? 0 },
  './validate_error.js': {
    throwError: (code: number) => {
      throw new TypeError(`secp256k1 refuses its input: ${code}`);
    },
  },
};

const attempt = (work: () => number): boolean => {
  try {
    return work() === 1;
  } catch {
    return false;
  }
};
