import fc from 'fast-check';
import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { describe, expect, test } from 'vitest';
import type { DeviceId } from '../../core/id';
import { foundMembership, rotated } from '../../core/membership';
import { sealKeyring } from './keyring';
import { signMembership } from './membership';
import { newestRecovery, openRecovery, recoveryFilter, sealRecovery } from './recovery';
import { tagOf } from './shape';
import { NOW, SECONDS } from './testing/desk';
import { faultOf, holdsAgainst } from './testing/mutations';
import { recoveryWords, rootFromWords } from './words';

const root = generateSecretKey();
const languages = ['en', 'pt-BR', 'es'];

describe('recovery words', () => {
  test('give back the key, in any language and however they were written down', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.constantFrom(...languages),
        (bytes, language) => {
          // Under the order of the curve, and not zero.
          const key = Uint8Array.from(bytes, (byte, at) =>
            at === 0 ? byte & 0x7f : at === 31 ? byte | 1 : byte,
          );
          const words = recoveryWords(key, language);
          expect(words).toHaveLength(24);
          expect(rootFromWords(words.join(' '))).toEqual({ ok: true, value: key });
          const typed = words.map((word, at) => `${at + 1}. ${word.toUpperCase()}`).join('\n');
          expect(rootFromWords(typed)).toEqual({ ok: true, value: key });
          const bare = words.join(' ').normalize('NFD').replaceAll(/\p{M}/gu, '');
          expect(rootFromWords(bare)).toEqual({ ok: true, value: key });
        },
      ),
    );
  });

  test('in another language are other words', () => {
    const [en, pt, es] = languages.map(language => recoveryWords(root, language).join(' '));
    expect(new Set([en, pt, es]).size).toBe(3);
  });

  test('that are wrong are told apart', () => {
    const words = recoveryWords(root, 'es');
    expect(rootFromWords(words.slice(1).join(' '))).toEqual({ ok: false, error: { is: 'count', count: 23 } });
    expect(rootFromWords('')).toEqual({ ok: false, error: { is: 'count', count: 0 } });
    const mistyped = words.map((word, at) => (at === 4 ? 'xylofon' : word)).join(' ');
    expect(rootFromWords(mistyped)).toEqual({ ok: false, error: { is: 'unknown', word: 'xylofon', at: 5 } });
    const bytes = (n: number) => new Uint8Array(32).fill(n);
    // The same words but one: of 256 such texts one has the right sum.
    const swapped = [...recoveryWords(bytes(1), 'en').slice(0, 23), recoveryWords(bytes(2), 'en')[23]].join(
      ' ',
    );
    expect(rootFromWords(swapped)).toEqual({ ok: false, error: { is: 'checksum' } });
    expect(rootFromWords(recoveryWords(bytes(0), 'en').join(' '))).toMatchObject({ ok: false });
  });
});

describe('the recovery letter', () => {
  const business = getPublicKey(root);
  const list = foundMembership(business, {
    device: '0'.repeat(16) as DeviceId,
    key: 'A'.repeat(43),
    letter: getPublicKey(generateSecretKey()),
    answers: true,
    settings: true,
  });
  const newsOf = (of: typeof list) => {
    const keys = {
      v: 1,
      version: of.version,
      epoch: of.epoch,
      staff: 'a'.repeat(64),
      desk: 'b'.repeat(64),
    } as const;
    const to = [business, of.members[0]?.letter ?? ''];
    return {
      list: signMembership(of, root, NOW),
      keys: to.map(one => sealKeyring(keys, one, root, NOW)),
      certificate: null,
    };
  };
  const sealed = async (of = list) => {
    const letter = await sealRecovery(newsOf(of), root, SECONDS);
    if (!letter) throw new Error('too big');
    return letter;
  };

  test('is found by the words and opened by them alone', async () => {
    const letter = await sealed();
    expect(recoveryFilter(business)).toEqual({
      kinds: [letter.kind],
      authors: [letter.pubkey],
      '#d': [tagOf(letter, 'd')],
    });
    const opened = await openRecovery(letter, root);
    expect(opened.ok && opened.value.list).toEqual(list);
    expect(opened.ok && [...opened.value.keyrings.keys()]).toEqual([business]);
    expect(faultOf(await openRecovery(letter, generateSecretKey()))).toBe('wrong-root');
    expect(JSON.stringify(letter)).not.toContain('0'.repeat(16));
  });

  test('says how the devices are called and when they were heard of, where there is room', async () => {
    const device = list.members[0]?.device as DeviceId;
    const devices = [{ device, name: 'Tablet', seen: NOW - 1000 }];
    const named = await sealRecovery(newsOf(list), root, SECONDS, devices);
    const [opened, before] = [await openRecovery(named, root), await openRecovery(await sealed(), root)];
    expect(opened.ok && [opened.value.devices, opened.value.told]).toEqual([devices, SECONDS * 1000]);
    expect(before.ok && before.value.devices).toEqual([]);
    // What no letter holds is left out, not the keys.
    const long = Array.from({ length: 199 }, (_, n) => ({
      device,
      name: Array.from({ length: 200 }, (_, at) => String.fromCharCode(97 + ((n * at * at) % 26))).join(''),
      seen: NOW * n,
    }));
    const full = await sealRecovery(newsOf(list), root, SECONDS, long);
    const left = full && (await openRecovery(full, root));
    expect(left?.ok && left.value.list).toEqual(list);
  });

  test('of two with one list the later tells the names', async () => {
    const device = list.members[0]?.device as DeviceId;
    const named = (name: string, date: number) =>
      sealRecovery(newsOf(list), root, date, [{ device, name, seen: null }]);
    const letters = [
      await named('old', SECONDS),
      await named('new', SECONDS + 9),
      await named('older', SECONDS - 9),
    ];
    const found = await newestRecovery(
      letters.flatMap(letter => letter ?? []),
      root,
    );
    expect(found?.devices.map(({ name }) => name)).toEqual(['new']);
  });

  test('of several the one with the newest list counts, and strange ones not at all', async () => {
    const [old, fresh] = [await sealed(), await sealed(rotated(list))];
    const strange = { ...fresh, sig: old.sig };
    const news = await newestRecovery([fresh, strange, old], root);
    expect(news?.letter.id).toBe(newsOf(rotated(list)).list.id);
    expect(await newestRecovery([strange], root)).toBeNull();
  });

  test('stays what it is whatever is changed', async () => {
    await holdsAgainst(await sealed(), letter => openRecovery(letter, root), 300);
  }, 60_000);
});
