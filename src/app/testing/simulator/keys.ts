import { hexFrom } from '../../../core/id';
import type { Letter } from '../../ports';
import { hash } from './lot';

/** A secret and the public key that belongs to it, both hex. */
export type KeyPair = { readonly secret: string; readonly key: string };

/**
 * Signatures and seals without curves. What keeps them honest is that nobody in a run holds a `secret` that is
 * not theirs: who has none can neither sign for a key nor read what is sealed, and what is sealed shows nothing
 * of itself. The ring knows all of them, and is asked only by those who hold theirs.
 */
export type Ring = {
  readonly pair: (name: string) => KeyPair;
  readonly signText: (secret: string, text: string) => string;
  readonly isSignedText: (key: string, text: string, sig: string) => boolean;
  readonly sign: (secret: string, letter: Pick<Letter, 'kind' | 'tags' | 'content' | 'created_at'>) => Letter;
  readonly isSigned: (letter: Letter) => boolean;
  /** Content that only the holder of the `to` key's secret can read. */
  readonly seal: (to: string, text: string) => string;
  readonly unseal: (secret: string, content: string) => string | null;
  /** What two keys have in common: the same from either side. */
  readonly shared: (secret: string, key: string) => KeyPair;
};

/** `bulk`: characters of a sealed letter for each that is inside: letters have limits. */
export const createRing = (bulk: number): Ring => {
  const secrets = new Map<string, string>();
  const keys = new Map<string, string>();
  const checked = new WeakMap<Letter, boolean>();
  const pairs = new Map<string, KeyPair>();
  const shared = new Map<string, KeyPair>();
  const sealed = new Map<string, { readonly to: string; readonly text: string }>();
  const pairOf = (secret: string): KeyPair => {
    const key = keys.get(secret) ?? hexFrom(hash(`public ${secret}`));
    keys.set(secret, key);
    secrets.set(key, secret);
    return { secret, key };
  };
  const signText = (secret: string, text: string): string => {
    const half = hexFrom(hash(`${secret} signs ${text}`));
    return `${half}${half}`;
  };
  const isSignedText = (key: string, text: string, sig: string): boolean => {
    const secret = secrets.get(key);
    return secret !== undefined && sig.length >= LEAST_SIGNED && signText(secret, text).startsWith(sig);
  };
  return {
    pair: name => {
      const pair = pairs.get(name) ?? pairOf(hexFrom(hash(`secret ${name}`)));
      pairs.set(name, pair);
      return pair;
    },
    signText,
    isSignedText,
    sign: (secret, { kind, tags, content, created_at }) => {
      const { key } = pairOf(secret);
      const id = idOf({ kind, tags, content, created_at, pubkey: key });
      const letter = { id, pubkey: key, created_at, kind, tags, content, sig: signText(secret, id) };
      checked.set(letter, true);
      return letter;
    },
    isSigned: letter => {
      // A letter never changes: what stands for one that was altered is another.
      const known = checked.get(letter);
      if (known !== undefined) return known;
      const is = idOf(letter) === letter.id && isSignedText(letter.pubkey, letter.id, letter.sig);
      checked.set(letter, is);
      return is;
    },
    seal: (to, text) => {
      const name = `sealed ${hexFrom(hash(`${to} ${sealed.size}`))}`;
      sealed.set(name, { to, text });
      return name.padEnd(Math.ceil(text.length * bulk), '.');
    },
    unseal: (secret, content) => {
      const inside = sealed.get(content.slice(0, SEALED_LENGTH));
      return inside?.to === pairOf(secret).key ? inside.text : null;
    },
    shared: (secret, key) => {
      const name = [pairOf(secret).key, key].sort().join();
      const pair = shared.get(name) ?? pairOf(hexFrom(hash(`shared ${name}`)));
      shared.set(name, pair);
      return pair;
    },
  };
};

/** A device's signatures are shorter than a letter's. */
const LEAST_SIGNED = 86;

const SEALED_LENGTH = 'sealed '.length + 64;

const idOf = ({
  pubkey,
  created_at,
  kind,
  tags,
  content,
}: Pick<Letter, 'pubkey' | 'created_at' | 'kind' | 'tags' | 'content'>): string =>
  hexFrom(hash(JSON.stringify([pubkey, created_at, kind, tags, content])));
