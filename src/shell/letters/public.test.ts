import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { describe, expect, test } from 'vitest';
import type { Letter } from '../../app/ports';
import { CERTIFICATE_LIFE, CLOCK_TOLERANCE } from '../../core/certificate';
import { DAY } from '../../core/time';
import { base64 } from './base64';
import { packBody } from './body';
import { plainCurve } from './curve';
import { deflate } from './deflate';
import { createDeskLetters, openerKeys } from './desk';
import { APP_DATA, BUSY, CATALOG, CERTIFICATE } from './form';
import { openRequest } from './open';
import { createPublicLetters } from './public';
import { named, publicly, signLetter } from './sign';
import { busyOf, catalogOf } from './testing/business';
import { clock, memoryVault, NOW, SECONDS } from './testing/desk';
import { faultOf, holdsAgainst } from './testing/mutations';

const rootSecret = generateSecretKey();
const deskSecret = generateSecretKey();
const vault = memoryVault(deskSecret, rootSecret);
const keys = openerKeys(vault, NOW);
const desk = createDeskLetters({
  vault,
  clock,
  opener: { open: letter => openRequest(letter, keys, plainCurve), close: () => undefined },
});
const deskKey = getPublicKey(deskSecret);
const { root } = vault;
const stranger = generateSecretKey();
const reader = createPublicLetters();

describe('the certificate', () => {
  test('names the desk key, and stays the same while it lasts', async () => {
    const { certificate, letter } = await desk.certificate();
    expect(certificate).toMatchObject({ desk: deskKey, epoch: 1, until: NOW + CERTIFICATE_LIFE });
    expect(await reader.certificate(letter, root, NOW)).toEqual({ ok: true, value: certificate });
    expect(await desk.certificate()).toEqual({ certificate, letter });
  });

  test('is made anew with less than sixty days left, dated later, of the same epoch', async () => {
    const { certificate, letter } = await desk.certificate();
    const later = NOW + 121 * DAY;
    const next = createDeskLetters({
      vault,
      clock: { ...clock, now: () => later },
      opener: { open: desk.open, close: () => undefined },
    });
    const [one, two] = await Promise.all([next.certificate(), next.certificate()]);
    expect(one.certificate).toMatchObject({
      epoch: certificate.epoch,
      desk: deskKey,
      until: later + CERTIFICATE_LIFE,
    });
    expect(one.letter.created_at).toBeGreaterThan(letter.created_at);
    expect(two).toEqual(one);
  });

  test('is refused from another root, ended, or from the future', async () => {
    const { letter } = await desk.certificate();
    expect(faultOf(await reader.certificate(letter, getPublicKey(stranger), NOW))).toBe('wrong-root');
    const body = (from: number) => packBody({ v: 1, desk: deskKey, epoch: 1, from, until: from + DAY });
    const at = async (from: number, date: number) =>
      signLetter(named(APP_DATA, CERTIFICATE, await body(from), date), rootSecret);
    const read = async (from: number, date = SECONDS) =>
      faultOf(await reader.certificate(await at(from, date), root, NOW));
    expect(await read(NOW - DAY)).toBe('expired');
    expect(await read(NOW - DAY + 1)).toBe('read');
    expect(await read(NOW + CLOCK_TOLERANCE)).toBe('read');
    expect(await read(NOW + CLOCK_TOLERANCE + 1)).toBe('future');
    expect(await read(NOW, SECONDS + 15 * 60)).toBe('read');
    expect(await read(NOW, SECONDS + 15 * 60 + 1)).toBe('future');
  });

  test('withstands any change', async () => {
    const { letter } = await desk.certificate();
    await holdsAgainst(letter, changed => reader.certificate(changed, root, NOW));
  }, 60_000);
});

describe('the catalog', () => {
  const catalog = catalogOf(8);

  test('is read as it was written', async () => {
    const letter = await desk.catalog(catalog, SECONDS);
    expect(await reader.catalog(letter, deskKey, NOW)).toEqual({ ok: true, value: catalog });
  });

  test('is refused when another signed it, or when it is another letter', async () => {
    const content = await packBody(catalog);
    const by = (secret: Uint8Array, name = CATALOG) =>
      signLetter(publicly(name, content, root, SECONDS), secret);
    expect(faultOf(await reader.catalog(by(stranger), deskKey, NOW))).toBe('wrong-key');
    expect(faultOf(await reader.catalog(by(deskSecret, BUSY), deskKey, NOW))).toBe('malformed');
    expect(faultOf(await reader.busy(by(deskSecret), deskKey, NOW))).toBe('malformed');
    const letter = by(deskSecret);
    expect(faultOf(await reader.catalog({ ...letter, sig: by(stranger).sig }, deskKey, NOW))).toBe(
      'bad-signature',
    );
    expect(faultOf(await reader.catalog({ ...letter, created_at: SECONDS - 1 }, deskKey, NOW))).toBe(
      'bad-id',
    );
  });

  test('is refused past the end that it names', async () => {
    const { tags, ...rest } = publicly(CATALOG, await packBody(catalog), root, SECONDS);
    const ending = (end: string) => signLetter({ ...rest, tags: [...tags, ['expiration', end]] }, deskSecret);
    expect(faultOf(await reader.catalog(ending(String(SECONDS + 1)), deskKey, NOW))).toBe('read');
    expect(faultOf(await reader.catalog(ending(String(SECONDS)), deskKey, NOW))).toBe('expired');
    expect(faultOf(await reader.catalog(ending('soon'), deskKey, NOW))).toBe('expired');
  });

  test.each<[string, () => Promise<string>, string]>([
    ['a newer version', () => packBody({ ...catalog, v: 2, services: 'by name' }), 'newer-version'],
    ['something else', () => packBody({ v: 1 }), 'malformed'],
    [
      'no number',
      () => packBody({ ...catalog, services: [{ ...catalog.services[0], duration: Number.NaN }] }),
      'malformed',
    ],
    ['no JSON', async () => base64(await deflate(new TextEncoder().encode('{'))), 'malformed'],
    ['a bomb', async () => base64(await deflate(new Uint8Array(20_000_000))), 'oversized'],
    ['no base64', async () => 'catalog', 'malformed'],
    ['too much', async () => 'A'.repeat(70_000), 'oversized'],
  ])('%s', async (_, content, fault) => {
    const letter = signLetter(publicly(CATALOG, await content(), root, SECONDS), deskSecret);
    expect(faultOf(await reader.catalog(letter, deskKey, NOW))).toBe(fault);
  });

  test('withstands any change', async () => {
    const letter = await desk.catalog(catalog, SECONDS);
    await holdsAgainst(letter, changed => reader.catalog(changed, deskKey, NOW));
  }, 60_000);
});

describe('busy', () => {
  test('is one letter while it fits, read as it was written', async () => {
    const busy = busyOf(10, 90, Date.UTC(2026, 10, 21, 3));
    const letters = await desk.busy(busy, SECONDS, 'America/Sao_Paulo');
    expect(letters).toHaveLength(1);
    expect(await reader.busy(letters[0] as Letter, deskKey, NOW)).toEqual({ ok: true, value: busy });
  });

  test('is one a month where it would be too long', async () => {
    const busy = busyOf(40, 200, Date.UTC(2026, 10, 21, 3));
    const letters = await desk.busy(busy, SECONDS, 'America/Sao_Paulo');
    expect(letters.length).toBeGreaterThan(6);
    expect(letters[1]?.tags[0]).toEqual(['d', 'caderneta/busy/2026-12']);
    for (const letter of letters) {
      expect(JSON.stringify(letter).length).toBeLessThanOrEqual(24 * 1024);
      expect((await reader.busy(letter, deskKey, NOW)).ok).toBe(true);
    }
  });

  test('of a newer version is told apart', async () => {
    const letter = signLetter(publicly(BUSY, await packBody({ v: 2 }), root, SECONDS), deskSecret);
    expect(faultOf(await reader.busy(letter, deskKey, NOW))).toBe('newer-version');
  });
});
