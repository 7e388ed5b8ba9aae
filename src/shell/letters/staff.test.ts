import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { generateSecretKey } from 'nostr-tools/pure';
import { describe, expect, test } from 'vitest';
import type { Letter, StaffSecret } from '../../app/ports';
import { APP_DATA, LIMITS } from './form';
import { sizeOf, tagOf } from './shape';
import { named, signLetter } from './sign';
import { createStaffLetters } from './staff';
import { faultOf, holdsAgainst } from './testing/mutations';

const secretOf = (fill: number, epoch = 1): StaffSecret => ({
  epoch,
  secret: new Uint8Array(32).fill(fill),
});
const deviceWith = (...secrets: readonly StaffSecret[]) => createStaffLetters({ secrets: () => secrets });

const sealed = async (letters = deviceWith(secretOf(1)), name = 'heads/x', body: unknown = { n: 1 }) => {
  const letter = await letters.seal(name, body as never, 1000, 2000);
  if (!letter.ok) throw new Error(letter.error);
  return letter.value;
};

const random = (bytes: number) =>
  Array.from({ length: bytes / 32 }, () => Buffer.from(generateSecretKey()).toString('base64')).join('');

describe('letters among the staff devices', () => {
  test('are read by every device that has the secret', async () => {
    const letter = await sealed();
    expect(await deviceWith(secretOf(1)).open(letter)).toEqual({
      ok: true,
      value: { name: 'heads/x', body: { n: 1 } },
    });
    expect(letter.tags).toContainEqual(['expiration', '2000']);
  });

  test('are no letters to those who have another secret', async () => {
    expect(faultOf(await deviceWith(secretOf(2)).open(await sealed()))).toBe('wrong-key');
  });

  test('show a relay neither name nor content, and the same place for the same name', async () => {
    const [one, again, other] = [await sealed(), await sealed(), await sealed(undefined, 'heads/y')];
    const shown = JSON.stringify(one);
    for (const hidden of ['heads', '"n"', 'caderneta']) expect(shown).not.toContain(hidden);
    const place = ({ kind, pubkey, tags }: Letter) => [kind, pubkey, tags[0]];
    expect(place(again)).toEqual(place(one));
    expect(place(other)).not.toEqual(place(one));
    expect(again.content).not.toBe(one.content);
  });

  test('of an earlier epoch are read and written while its secret is kept', async () => {
    const both = deviceWith(secretOf(2, 2), secretOf(1, 1));
    const before = await both.seal('news', null, 1, 2, secretOf(1, 1));
    expect(before.ok && (await deviceWith(secretOf(1)).open(before.value)).ok).toBe(true);
    expect(faultOf(await deviceWith(secretOf(1)).open(await sealed(both)))).toBe('wrong-key');
    expect((await both.open(await sealed())).ok).toBe(true);
    expect(both.filter(secretOf(1, 1)).authors).not.toEqual(both.filter(secretOf(2, 2)).authors);
    expect(both.filter(null).authors).toEqual([]);
  });

  test('are found by author and hidden name', async () => {
    const letters = deviceWith(secretOf(1));
    const letter = await sealed(letters);
    const filter = letters.filter(secretOf(1), ['heads/x']);
    expect(filter.authors).toEqual([letter.pubkey]);
    expect(filter['#d']).toEqual([letter.tags[0]?.[1]]);
    expect(letters.filter(secretOf(1))).toEqual({ kinds: [APP_DATA], authors: [letter.pubkey] });
  });

  test('fit a relay of 64 KiB, or are said to be too big', async () => {
    const letters = deviceWith(secretOf(1));
    const most = await sealed(letters, 'page', random(21 * 1024));
    expect(sizeOf(most)).toBeLessThanOrEqual(LIMITS.staff.letter);
    expect((await letters.open(most)).ok).toBe(true);
    expect(await letters.seal('page', random(40 * 1024), 1, 2)).toEqual({ ok: false, error: 'oversized' });
  });

  test('under another name are not read', async () => {
    const { tags: _, ...letter } = await sealed();
    // Whoever holds the secret could sign anew; a relay cannot even move it.
    const moved = { ...letter, tags: [['d', 'other']] };
    expect(faultOf(await deviceWith(secretOf(1)).open(moved))).toBe('bad-id');
    const strange = signLetter(named(APP_DATA, 'x', letter.content, 1), generateSecretKey());
    expect(faultOf(await deviceWith(secretOf(1)).open(strange))).toBe('wrong-key');
  });

  test('signed anew under another name by one who has the secret are not read', async () => {
    const letters = deviceWith(secretOf(1));
    const real = await sealed(letters);
    const place = tagOf(await sealed(letters, 'heads/y'), 'd');
    // Whoever has the secret has the key that signs.
    const author = expand(
      sha256,
      extract(sha256, secretOf(1).secret, utf8ToBytes('caderneta staff 1')),
      utf8ToBytes('author'),
      32,
    );
    const moved = (at: string | null) => signLetter(named(APP_DATA, at ?? '', real.content, 1), author);
    expect(moved(null).pubkey).toBe(real.pubkey);
    expect((await letters.open(moved(tagOf(real, 'd')))).ok).toBe(true);
    expect(faultOf(await letters.open(moved(place)))).toBe('malformed');
  });

  test('stay what they are whatever is changed', async () => {
    const letters = deviceWith(secretOf(1));
    await holdsAgainst(await sealed(letters), letters.open);
  }, 60_000);
});
