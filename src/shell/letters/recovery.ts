import { encrypt, getConversationKey } from 'nostr-tools/nip44';
import { getPublicKey } from 'nostr-tools/pure';
import type { Filter, Letter, LetterFault, MembersNews } from '../../app/ports';
import { supersedesMembership } from '../../core/membership';
import { err, type Result } from '../../core/result';
import { packBody, unpackBody } from './body';
import { plainCurve, unseal } from './curve';
import { APP_DATA, LIMITS, RECOVERY } from './form';
import { type CheckedNews, checkNews } from './news';
import { checkShape, sizeOf, tagOf } from './shape';
import { named, signLetter } from './sign';
import { checkSigned } from './signed';

/**
 * What the recovery words alone give back: the list of devices and the keys, by a letter of root to itself that
 * holders of the root key keep at the relays. Of the keyrings it holds root's own.
 */
export const sealRecovery = async (
  { list, keys, certificate }: MembersNews,
  root: Uint8Array,
  date: number,
): Promise<Letter | null> => {
  const own = getPublicKey(root);
  const text = await packBody({ list, keys: keys.filter(one => tagOf(one, 'p') === own), certificate });
  if (text.length > LIMITS.recovery.sealed) return null;
  const letter = signLetter(
    named(APP_DATA, RECOVERY, encrypt(text, getConversationKey(root, own)), date),
    root,
  );
  return sizeOf(letter) > LIMITS.recovery.letter ? null : letter;
};

/** Where it stands. */
export const recoveryFilter = (root: string): Filter => ({
  kinds: [APP_DATA],
  authors: [root],
  '#d': [RECOVERY],
});

export const openRecovery = async (
  letter: unknown,
  root: Uint8Array,
): Promise<Result<CheckedNews, LetterFault>> => {
  const own = getPublicKey(root);
  const shape = checkShape(letter, LIMITS.recovery.letter);
  if (!shape.ok) return shape;
  if (shape.value.pubkey !== own) return err('wrong-root');
  if (shape.value.kind !== APP_DATA || tagOf(shape.value, 'd') !== RECOVERY) return err('malformed');
  const signed = checkSigned(shape.value);
  if (!signed.ok) return signed;
  const conversation = plainCurve.conversation(root, own);
  const text = conversation && unseal(shape.value.content, conversation);
  if (!text) return err('malformed');
  const body = await unpackBody(text, LIMITS.recovery.inflated);
  return body.ok ? checkNews(body.value, own) : body;
};

/** The newest of what relays hold, whatever else they hold; null when nothing of it can be read. */
export const newestRecovery = async (
  letters: readonly Letter[],
  root: Uint8Array,
): Promise<MembersNews | null> => {
  let newest: CheckedNews | null = null;
  for (const letter of letters) {
    const opened = await openRecovery(letter, root);
    if (opened.ok && supersedesMembership(opened.value.list, newest?.list ?? null)) newest = opened.value;
  }
  return newest && newsFrom(newest);
};

const newsFrom = ({ letter, keyrings, certificate }: CheckedNews): MembersNews => ({
  list: letter,
  keys: [...keyrings.values()],
  certificate: certificate?.letter ?? null,
});
