import type { Letter, LetterFault } from '../../app/ports';
import { Membership } from '../../core/membership';
import { err, type Result } from '../../core/result';
import { parseBody } from './body';
import { INSIDE, LIMITS, MEMBERSHIP } from './form';
import { checkShape, tagOf } from './shape';
import { named, signLetter } from './sign';
import { checkSigned } from './signed';

/** The list as a letter of the root key. It goes among staff devices only, sealed, never to a relay as it is. */
export const signMembership = (list: Membership, root: Uint8Array, now: number): Letter =>
  signLetter(named(INSIDE, MEMBERSHIP, JSON.stringify(list), Math.floor(now / 1000)), root);

/** The list in a letter, when the root key (hex) signed it for its own business. */
export const checkMembership = (letter: unknown, root: string): Result<Membership, LetterFault> => {
  const shape = shapeOf(letter, root);
  if (!shape.ok) return shape;
  const signed = checkSigned(shape.value);
  return signed.ok ? listIn(signed.value, root) : signed;
};

/** The list in a letter that was checked before this device sealed it: the signature is not looked at again. */
export const readMembership = (letter: unknown, root: string): Result<Membership, LetterFault> => {
  const shape = shapeOf(letter, root);
  return shape.ok ? listIn(shape.value, root) : shape;
};

const shapeOf = (letter: unknown, root: string): Result<Letter, LetterFault> => {
  const shape = checkShape(letter, LIMITS.membership.letter);
  if (!shape.ok) return shape;
  if (shape.value.pubkey !== root) return err('wrong-root');
  return shape.value.kind === INSIDE && tagOf(shape.value, 'd') === MEMBERSHIP ? shape : err('malformed');
};

const listIn = ({ content }: Letter, root: string): Result<Membership, LetterFault> => {
  try {
    const list = parseBody(Membership, JSON.parse(content));
    if (!list.ok) return list;
    return list.value.business === root ? list : err('wrong-business');
  } catch {
    return err('malformed');
  }
};
