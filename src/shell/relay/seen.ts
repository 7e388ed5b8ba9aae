import type { Chance, Letter } from '../../app/ports';

/** True the first time that it is shown this very letter. */
export type Seen = (letter: Letter) => boolean;

const GENERATION = 4_096;

/**
 * Remembers letters by id *and* everything else in them: by the id alone, one relay could hand out an altered
 * copy early and so keep the genuine letter of the others away. The rest is remembered as a fingerprint under
 * a secret point (a polynomial over two prime fields), so nobody outside can make two letters look the same.
 * The newest letters stay known, four thousand at least and twice that at most.
 */
export const createSeen = (chance: Chance): Seen => {
  const fingerprint = createFingerprint(chance);
  let [young, old] = [new Set<string>(), new Set<string>()];
  return letter => {
    const mark = letter.id + fingerprint(letter);
    if (young.has(mark) || old.has(mark)) return false;
    if (young.size >= GENERATION) [young, old] = [new Set(), young];
    young.add(mark);
    return true;
  };
};

// The two largest primes below 2²⁶: products stay exact in a double.
const [PRIME_A, PRIME_B] = [67_108_859, 67_108_837];

const createFingerprint = (chance: Chance): ((letter: Letter) => string) => {
  const [a, b] = new Uint32Array(chance.bytes(8).buffer);
  const pointA = 65_536 + ((a ?? 0) % (PRIME_A - 65_536));
  const pointB = 65_536 + ((b ?? 0) % (PRIME_B - 65_536));
  return ({ pubkey, created_at, kind, tags, content, sig }) => {
    const text = JSON.stringify([pubkey, created_at, kind, tags, content, sig]);
    let [sumA, sumB] = [text.length, text.length];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      sumA = (sumA * pointA + code) % PRIME_A;
      sumB = (sumB * pointB + code) % PRIME_B;
    }
    return `.${sumA}.${sumB}`;
  };
};
