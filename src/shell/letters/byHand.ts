import type { Letter, LetterFault } from '../../app/ports';
import { base64url, bytesFromBase64url, DEVICE_ID_LENGTH } from '../../core/id';
import { BY_HAND, linkFromText } from '../../core/link';
import { err, ok, type Result } from '../../core/result';
import { base64, bytesFromBase64 } from './base64';
import { bytesToHex, hexToBytes } from './bytes';
import { APP_DATA, GIFT_WRAP, LIMITS, VIEW } from './form';
import { packed, type Reader, readerOf } from './packing';
import { checkShape, tagOf } from './shape';
import { letterOf, named } from './sign';

const { request: REQUEST, reply: REPLY } = BY_HAND;

/** A sealed request as text for a link. */
export const requestText = (letter: Letter): string =>
  base64url(
    packed(
      [REQUEST, 1],
      hexToBytes(letter.pubkey),
      [letter.created_at, 5],
      hexToBytes(letter.sig),
      hexToBytes(tagOf(letter, 'p') ?? ''),
      [Number(tagOf(letter, 'expiration')), 5],
      bytesFromBase64(letter.content) ?? new Uint8Array(),
    ),
  );

/** A view as text for a link. */
export const replyText = (letter: Letter): string =>
  base64url(
    packed(
      [REPLY, 1],
      hexToBytes(letter.pubkey),
      [letter.created_at, 5],
      hexToBytes(letter.sig),
      new TextEncoder().encode(tagOf(letter, 'd')?.slice(VIEW.length + 1)),
      bytesFromBase64(letter.content) ?? new Uint8Array(),
    ),
  );

/** The request in a pasted link; a link that leads elsewhere, or a reply, is none. */
export const requestFromLink = (text: string): Result<Letter, LetterFault | 'not-a-link'> =>
  fromLink(text, REQUEST, LIMITS.request.letter, reader => {
    const to = bytesToHex(reader.bytes(32));
    const expiration = String(reader.number(5));
    return {
      kind: GIFT_WRAP,
      tags: [
        ['p', to],
        ['expiration', expiration],
      ],
    };
  });

/** The view in a pasted link. */
export const replyFromLink = (text: string): Result<Letter, LetterFault | 'not-a-link'> =>
  fromLink(text, REPLY, LIMITS.view.letter, reader => {
    const device = new TextDecoder().decode(reader.bytes(DEVICE_ID_LENGTH));
    return named(APP_DATA, `${VIEW}/${device}`, '', 0);
  });

const fromLink = (
  text: string,
  is: number,
  most: number,
  frame: (reader: Reader) => Pick<Letter, 'kind' | 'tags'>,
): Result<Letter, LetterFault | 'not-a-link'> => {
  const link = linkFromText(text);
  if (!link.ok || link.value.to !== 'open') return err('not-a-link');
  const bytes = bytesFromBase64url(link.value.letter);
  if (!bytes) return err('malformed');
  const reader = readerOf(bytes);
  const kind = reader.number(1);
  if (kind !== is) return err(kind === REQUEST || kind === REPLY ? 'not-a-link' : 'newer-version');
  const author = bytesToHex(reader.bytes(32));
  const date = reader.number(5);
  const sig = bytesToHex(reader.bytes(64));
  const framed = frame(reader);
  if (reader.left() <= 0) return err('malformed');
  const content = base64(reader.bytes(reader.left()));
  const letter = letterOf({ kind: framed.kind, tags: framed.tags, content, created_at: date }, author, sig);
  const shape = checkShape(letter, most);
  return shape.ok ? ok(shape.value) : shape;
};
