import type { LetterFault } from '../../app/ports';
import { base64url, bytesFromBase64url } from '../../core/id';
import { err, ok, type Result } from '../../core/result';
import { deflateText, inflateText } from './body';
import { bytesToHex, hexToBytes } from './bytes';
import { CARD, INSIDE, LIMITS } from './form';
import { letterOf, named, signLetter } from './sign';
import { checkSigned } from './signed';

/**
 * A card is a letter of the desk of which only text and signature are kept: everything else is the same for
 * all. One version byte, 64 of signature, then the deflated text.
 */
export const signCard = async (text: string, desk: Uint8Array): Promise<string> => {
  const { sig } = signLetter(named(INSIDE, CARD, text, 0), desk);
  return base64url(Uint8Array.of(VERSION, ...hexToBytes(sig), ...(await deflateText(text))));
};

/** The text of a card, when the desk (hex) signed it. */
export const readCard = async (card: string, desk: string): Promise<Result<string, LetterFault>> => {
  if (card.length > LIMITS.card.text) return err('oversized');
  const bytes = bytesFromBase64url(card);
  if (!bytes || bytes.length < START) return err('malformed');
  if (bytes[0] !== VERSION) return err('newer-version');
  const text = await inflateText(bytes.slice(START), LIMITS.card.inflated);
  if (!text.ok) return text;
  const letter = letterOf(named(INSIDE, CARD, text.value, 0), desk, bytesToHex(bytes.subarray(1, START)));
  const signed = checkSigned(letter);
  return signed.ok ? ok(text.value) : signed;
};

const VERSION = 1;
const START = 65;
