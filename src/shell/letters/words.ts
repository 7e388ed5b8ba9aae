import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as portuguese } from '@scure/bip39/wordlists/portuguese.js';
import { wordlist as spanish } from '@scure/bip39/wordlists/spanish.js';
import { getPublicKey } from 'nostr-tools/pure';
import type { WordsFault } from '../../app/ports';
import { err, ok, type Result } from '../../core/result';

/** A secret key of 32 bytes makes 24 words (BIP-39). */
const COUNT = 24;

const LISTS = [english, portuguese, spanish];

const listFor = (language: string): string[] =>
  language.startsWith('pt') ? portuguese : language.startsWith('es') ? spanish : english;

/** The root key as words of a language (`en`, `pt-BR`, `es`), to be written down and printed. */
export const recoveryWords = (root: Uint8Array, language: string): readonly string[] =>
  entropyToMnemonic(root, listFor(language)).normalize('NFC').split(/\s+/);

/**
 * The root key that someone's words give, in whichever of the three languages. Accents, capitals, numbers and
 * whatever else stands between the words do not matter; a word that is no word is named.
 */
export const rootFromWords = (text: string): Result<Uint8Array, WordsFault> => {
  const words = plain(text)
    .split(/[^a-z]+/)
    .filter(word => word !== '');
  if (words.length !== COUNT) return err({ is: 'count', count: words.length });
  const read = LISTS.map(list => inList(words, list));
  const unknown = read.map(found => found.indexOf(null));
  const whole = read.flatMap((found, index) =>
    unknown[index] === -1 ? [{ found, list: LISTS[index] ?? english }] : [],
  );
  for (const { found, list } of whole) {
    const root = rootOf(found.join(' '), list);
    if (root) return ok(root);
  }
  if (whole.length > 0) return err({ is: 'checksum' });
  // In the language that it most likely is: where the most words are known.
  const [best] = read
    .map(found => ({ found, known: found.filter(word => word !== null).length }))
    .sort((a, b) => b.known - a.known);
  const at = best?.found.indexOf(null) ?? 0;
  return err({ is: 'unknown', word: words[at] ?? '', at: at + 1 });
};

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Each word as the list writes it; null for one that it does not have. */
const inList = (words: readonly string[], list: readonly string[]): (string | null)[] => {
  const spelled = new Map(list.map(word => [plain(word), word]));
  return words.map(word => spelled.get(word) ?? null);
};

const rootOf = (mnemonic: string, list: string[]): Uint8Array | null => {
  try {
    const root = mnemonicToEntropy(mnemonic, list);
    // A number that is no key of the curve was never written down as one.
    getPublicKey(root);
    return root;
  } catch {
    return null;
  }
};
