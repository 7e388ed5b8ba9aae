import { expand } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encrypt, getConversationKey } from 'nostr-tools/nip44';
import { getPublicKey } from 'nostr-tools/pure';
import type { Letter, LetterFault } from '../../app/ports';
import { err, type Result } from '../../core/result';
import { type Row, View } from '../../core/views';
import { packBody, parseBody, unpackBody } from './body';
import { unseal } from './curve';
import { APP_DATA, INSIDE, LIMITS, VIEW } from './form';
import { checkShape, sizeOf, tagOf } from './shape';
import { named, signLetter } from './sign';
import { checkDated, checkSigned } from './signed';

/**
 * Where the views for one wallet stand: a key of their own, which only desk and wallet can derive, so that a
 * relay sees neither whose letters these are nor how many clients a business has.
 */
export type Mailbox = {
  readonly key: string;
  readonly secret: Uint8Array;
  /** NIP-44's key between desk and wallet. */
  readonly conversation: Uint8Array;
};

/** From one's own secret and the other's public key (hex): both come to the same. */
export const mailboxOf = (own: Uint8Array, other: string): Mailbox => {
  const conversation = getConversationKey(own, other);
  const secret = expand(sha256, conversation, utf8ToBytes('caderneta mailbox 1'), 32);
  return { key: getPublicKey(secret), secret, conversation };
};

/**
 * A view in its mailbox: signed by the desk inside, sealed to the wallet. Rows come in the order of their
 * weight; those at the end are left out where the letter would be over 24 KiB.
 */
export const sealView = async (
  view: View,
  desk: Uint8Array,
  wallet: string,
  device: string,
  date: number,
): Promise<Letter> => {
  const mailbox = mailboxOf(desk, wallet);
  await breath();
  for (let rows = view.rows.map(withFittingCard); ; rows = rows.slice(0, fewer(rows))) {
    const fitting = rows.length < view.rows.length ? { ...view, rows, cut: true } : { ...view, rows };
    const inside = signLetter(
      { ...named(INSIDE, VIEW, await packBody(fitting), date), tags: tagsFor(wallet) },
      desk,
    );
    await breath();
    const letter = signLetter(
      named(APP_DATA, slotOf(device), encrypt(JSON.stringify(inside), mailbox.conversation), date),
      mailbox.secret,
    );
    if (sizeOf(letter) <= LIMITS.view.letter || rows.length === 0) return letter;
  }
};

/**
 * Lets the page do something else: keys and signatures take milliseconds each, on a phone many, and a desk
 * makes views while someone works at it. Not by a timer, which browsers slow down in the background.
 */
export const breath = (): Promise<void> =>
  new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** A card of texts so long that no reader takes it is left out: one row must not cost its wallet the view. */
const withFittingCard = (row: Row): Row => {
  if (row.row !== 'session' || (row.card ?? '').length <= LIMITS.card.text) return row;
  const { card: _, ...rest } = row;
  return rest;
};

/** A tenth less at a time: a view that is too long is rare, and packing it again is cheap. */
const fewer = (rows: readonly Row[]): number => Math.floor(rows.length * 0.9);

const tagsFor = (wallet: string): string[][] => [
  ['d', VIEW],
  ['p', wallet],
];

/** The name of the slot of one answering device. */
export const slotOf = (device: string): string => `${VIEW}/${device}`;

/** Reads a view: it must stand in this wallet's mailbox and carry the signature of `desk` (hex) inside. */
export const openView = (
  letter: unknown,
  own: Uint8Array,
  desk: string,
  now: number,
): Promise<Result<View, LetterFault>> => openIn(mailboxOf(own, desk), letter, desk, getPublicKey(own), now);

/** Reads what stands in the mailbox of a wallet (hex), with the desk's secret. */
export const openPosted = (
  letter: unknown,
  desk: Uint8Array,
  wallet: string,
  now: number,
): Promise<Result<View, LetterFault>> =>
  openIn(mailboxOf(desk, wallet), letter, getPublicKey(desk), wallet, now);

const openIn = async (
  mailbox: Mailbox,
  letter: unknown,
  desk: string,
  wallet: string,
  now: number,
): Promise<Result<View, LetterFault>> => {
  const outer = checkShape(letter, LIMITS.view.letter);
  if (!outer.ok) return outer;
  if (outer.value.kind !== APP_DATA || !tagOf(outer.value, 'd')?.startsWith(`${VIEW}/`))
    return err('malformed');
  if (outer.value.pubkey !== mailbox.key) return err('wrong-key');
  const signed = checkSigned(outer.value);
  if (!signed.ok) return signed;
  const inner = insideOf(unseal(outer.value.content, mailbox.conversation));
  if (!inner.ok) return inner;
  if (inner.value.kind !== INSIDE || tagOf(inner.value, 'd') !== VIEW) return err('malformed');
  if (inner.value.pubkey !== desk || tagOf(inner.value, 'p') !== wallet) return err('wrong-key');
  const dated = checkDated(inner.value, now);
  if (!dated.ok) return dated;
  const proven = checkSigned(inner.value);
  if (!proven.ok) return proven;
  const body = await unpackBody(inner.value.content, LIMITS.view.inflated);
  return body.ok ? parseBody(View, body.value) : body;
};

const insideOf = (text: string | null): Result<Letter, LetterFault> => {
  if (text === null) return err('malformed');
  try {
    return checkShape(JSON.parse(text), LIMITS.view.letter);
  } catch {
    return err('malformed');
  }
};
