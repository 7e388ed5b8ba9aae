import * as v from 'valibot';
import type { Letter, LetterFault } from '../../app/ports';
import type { Certificate } from '../../core/certificate';
import type { Membership } from '../../core/membership';
import { err, ok, type Result } from '../../core/result';
import { LIMITS } from './form';
import { checkKeyring } from './keyring';
import { checkMembership } from './membership';
import { createPublicLetters } from './public';
import { checkShape } from './shape';

/** News of the devices after every check that needs no secret. */
export type CheckedNews = {
  readonly list: Membership;
  readonly letter: Letter;
  /** Keyrings of members of the list and of root, by the letter key that they are sealed to. */
  readonly keyrings: ReadonlyMap<string, Letter>;
  readonly certificate: { readonly certificate: Certificate; readonly letter: Letter } | null;
};

/** Members at most, and root. */
const MOST = 201;

const News = v.object({
  list: v.unknown(),
  keys: v.pipe(v.array(v.unknown()), v.maxLength(MOST)),
  certificate: v.optional(v.unknown(), null),
});

/** What another device handed on, when all of it is of the business whose root key (hex) this is. */
export const checkNews = async (news: unknown, root: string): Promise<Result<CheckedNews, LetterFault>> => {
  const parsed = v.safeParse(News, news);
  if (!parsed.success) return err('malformed');
  const { list: listLetter, keys, certificate } = parsed.output;
  const list = checkMembership(listLetter, root);
  if (!list.ok) return list;
  // A copy that holds nothing but the letter: it is kept, and handed on.
  const letter = checkShape(listLetter, LIMITS.membership.letter);
  if (!letter.ok) return letter;
  const keyrings = new Map<string, Letter>();
  for (const key of keys) {
    const keyring = checkKeyring(key, root);
    if (!keyring.ok) return keyring;
    const { to } = keyring.value;
    const isMembers = list.value.members.some(({ letter, last }) => letter === to && last === null);
    if (isMembers || to === root) keyrings.set(keyring.value.to, keyring.value.letter);
  }
  const checked = certificate === null ? null : await certificateIn(certificate, root);
  if (checked !== null && !checked.ok) return checked;
  return ok({
    list: list.value,
    letter: letter.value,
    keyrings,
    certificate: checked === null ? null : checked.value,
  });
};

/** What a certificate says, also when it has ended since. */
export const certificateIn = async (
  letter: unknown,
  root: string,
): Promise<Result<{ readonly certificate: Certificate; readonly letter: Letter }, LetterFault>> => {
  const shape = checkShape(letter, LIMITS.certificate.letter);
  if (!shape.ok) return shape;
  const read = await createPublicLetters().certificate(shape.value, root, shape.value.created_at * 1000);
  return read.ok ? ok({ certificate: read.value, letter: shape.value }) : read;
};
