import { getEventHash, verifyEvent } from 'nostr-tools/pure';
import type { Letter, LetterFault } from '../../app/ports';
import { isFromFuture } from '../../core/certificate';
import { err, ok, type Result } from '../../core/result';
import { APP_DATA } from './form';
import { checkShape, tagOf } from './shape';

/** Whether the id is the hash of the content, and the signature its author's. The shape is checked before. */
export const checkSigned = (letter: Letter): Result<Letter, 'bad-id' | 'bad-signature'> => {
  // nostr-tools remembers its verdict on the object itself; a fresh one has no verdict to believe.
  const { id, pubkey, created_at, kind, tags, content, sig } = letter;
  const event = { id, pubkey, created_at, kind, tags: tags.map(tag => [...tag]), content, sig };
  if (getEventHash(event) !== id) return err('bad-id');
  return verifyEvent(event) ? ok(letter) : err('bad-signature');
};

/** Whether a letter of desk or root may be read at `now` (epoch ms): not dated ahead, not past its end. */
export const checkDated = (letter: Letter, now: number): Result<Letter, 'future' | 'expired'> => {
  if (isFromFuture(letter.created_at, now)) return err('future');
  const end = tagOf(letter, 'expiration');
  return end !== null && !(Number(end) * 1000 > now) ? err('expired') : ok(letter);
};

/** Whose a letter for anyone must be, and which. */
export type Expected = {
  /** Whose signature it must carry, hex, and the fault when it is another's. */
  readonly by: string;
  readonly else: LetterFault;
  readonly isName: (name: string | null) => boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Bytes that it may have. */
  readonly most: number;
};

/** From cheap to dear: size and shape, author, name, date and signature; only then what it says. */
export const checkPublic = (
  letter: unknown,
  { by, else: fault, isName, now, most }: Expected,
): Result<Letter, LetterFault> => {
  const shape = checkShape(letter, most);
  if (!shape.ok) return shape;
  if (shape.value.pubkey !== by) return err(fault);
  if (shape.value.kind !== APP_DATA || !isName(tagOf(shape.value, 'd'))) return err('malformed');
  const dated = checkDated(shape.value, now);
  return dated.ok ? checkSigned(shape.value) : dated;
};
