import fc from 'fast-check';
import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { describe, expect, test } from 'vitest';
import type { Letter } from '../../app/ports';
import { CERTIFICATE_LIFE, CLOCK_TOLERANCE } from '../../core/certificate';
import type { WalletKey } from '../../core/requests';
import { DAY } from '../../core/time';
import type { View } from '../../core/views';
import { base64 } from './base64';
import { packBody } from './body';
import { plainCurve } from './curve';
import { deflate } from './deflate';
import { createDeskLetters, openerKeys } from './desk';
import { APP_DATA, BUSY, CATALOG, CERTIFICATE } from './form';
import { openRequest } from './open';
import { createPublicLetters } from './public';
import { named, publicly, signLetter } from './sign';
import { busyOf, catalogOf, keyOf, rowsOf } from './testing/business';
import { clock, memoryVault, memoryWallet, NOW, SECONDS } from './testing/desk';
import { bookRequest } from './testing/requests';
import { createWalletLetters } from './wallet';

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
const reader = createPublicLetters();
const wallet = createWalletLetters({ vault: memoryWallet() });
const stranger = generateSecretKey();

const faultOf = (result: { readonly ok: boolean; readonly error?: unknown }) =>
  result.ok ? 'read' : result.error;

const changedBy = (letter: Letter): fc.Arbitrary<Letter> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...(Object.keys(letter) as (keyof Letter)[])), fc.anything())
      .map(([field, value]) => ({ ...letter, [field]: value }) as Letter),
    fc
      .tuple(
        fc.constantFrom('content' as const, 'id' as const, 'sig' as const),
        fc.nat(),
        fc.string({ maxLength: 3 }),
      )
      .map(([field, at, put]) => {
        const text = letter[field];
        return {
          ...letter,
          [field]: text.slice(0, at % text.length) + put + text.slice((at % text.length) + put.length),
        };
      }),
    fc.anything() as fc.Arbitrary<Letter>,
  );

/** No change of a letter makes it another letter that is read, or throws. */
const holdsAgainst = (
  letter: Letter,
  read: (letter: Letter) => Promise<{ readonly ok: boolean }>,
  runs = 600,
) =>
  fc.assert(
    fc.asyncProperty(changedBy(letter), async changed => {
      if ((await read(changed)).ok) expect(changed).toEqual(letter);
    }),
    { numRuns: runs },
  );

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

describe('a hidden service', () => {
  const service = keyOf(7);

  test('opens with its key only, and its letter does not name it', async () => {
    const letter = await desk.hidden(service, catalogOf(1), SECONDS);
    expect(JSON.stringify(letter)).not.toContain(service);
    expect(await wallet.hidden(letter, deskKey, service, NOW)).toEqual({ ok: true, value: catalogOf(1) });
    expect(faultOf(await wallet.hidden(letter, deskKey, keyOf(8), NOW))).toBe('malformed');
    expect(faultOf(await wallet.hidden(letter, getPublicKey(stranger), service, NOW))).toBe('wrong-key');
    expect(faultOf(await reader.catalog(letter, deskKey, NOW))).toBe('malformed');
    await holdsAgainst(letter, changed => wallet.hidden(changed, deskKey, service, NOW), 200);
  }, 60_000);
});

describe('a view', () => {
  const view: View = { v: 1, rows: rowsOf(5, NOW) };
  const sent = async (to = wallet, of = view) => desk.view((await to.key(root)) as WalletKey, of, SECONDS);

  test('is read by its wallet, where that one looks for it', async () => {
    const letter = await sent();
    expect(await wallet.openView(letter, root, deskKey, NOW)).toEqual({ ok: true, value: view });
    expect((await wallet.mailbox(root, deskKey)).authors).toEqual([letter.pubkey]);
  });

  test('tells a relay neither desk nor wallet', async () => {
    const text = JSON.stringify(await sent());
    for (const key of [root, deskKey, await wallet.key(root)]) expect(text).not.toContain(key);
  });

  test('is nothing to another wallet, nor as another desk', async () => {
    const other = createWalletLetters({ vault: memoryWallet() });
    expect(faultOf(await other.openView(await sent(), root, deskKey, NOW))).toBe('wrong-key');
    expect(faultOf(await wallet.openView(await sent(), root, getPublicKey(stranger), NOW))).toBe('wrong-key');
  });

  test('is refused from the future', async () => {
    const letter = await desk.view(await wallet.key(root), view, SECONDS + 16 * 60);
    expect(faultOf(await wallet.openView(letter, root, deskKey, NOW))).toBe('future');
  });

  test('keeps within 24 KiB by leaving out its last rows', async () => {
    const letter = await sent(wallet, { v: 1, rows: rowsOf(190, NOW) });
    expect(JSON.stringify(letter).length).toBeLessThanOrEqual(24 * 1024);
    const opened = await wallet.openView(letter, root, deskKey, NOW);
    const rows = opened.ok ? opened.value.rows : [];
    expect(rows.length).toBeGreaterThan(100);
    expect(rows).toEqual(rowsOf(190, NOW).slice(0, rows.length));
  });

  test('withstands any change', async () => {
    await holdsAgainst(await sent(), changed => wallet.openView(changed, root, deskKey, NOW), 300);
  }, 60_000);
});

describe('a card', () => {
  test('is read when the desk signed it', async () => {
    const text = JSON.stringify({ service: 'Corte', at: 'São Paulo' });
    const card = await desk.card(text);
    expect(card).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(await wallet.card(card, deskKey)).toEqual({ ok: true, value: text });
    expect(faultOf(await wallet.card(card, getPublicKey(stranger)))).toBe('bad-signature');
    expect(faultOf(await wallet.card(`B${card.slice(1)}`, deskKey))).toBe('newer-version');
    expect(faultOf(await wallet.card('A'.repeat(2000), deskKey))).toBe('oversized');
  });

  test('withstands any change', async () => {
    const text = 'Corte';
    const card = await desk.card(text);
    const changed = fc
      .tuple(fc.nat(card.length), fc.nat(3), fc.string({ maxLength: 3 }))
      .map(([at, cut, put]) => card.slice(0, at) + put + card.slice(at + cut));
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, fc.string()), async other => {
        const read = await wallet.card(other, deskKey);
        if (read.ok) expect(read.value).toBe(text);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

describe('a request', () => {
  test('travels from wallet to desk under the id that the wallet knows', async () => {
    const request = bookRequest(root);
    const sealed = await wallet.seal(root, deskKey, request, NOW);
    expect(sealed.ok).toBe(true);
    if (!sealed.ok) return;
    const opened = await desk.open(sealed.value.letter);
    expect(opened).toEqual({
      ok: true,
      value: { id: sealed.value.id, from: await wallet.key(root), request },
    });
    expect(await wallet.requestId(root, request)).toBe(sealed.value.id);
    expect((await desk.inbox())['#p']).toEqual([deskKey]);
    expect(sealed.value.letter.tags).toContainEqual(['expiration', String(SECONDS + 30 * 24 * 3600)]);
  });

  test('goes to the wallet of each business under another key', async () => {
    expect(await wallet.key(root)).not.toBe(await wallet.key(getPublicKey(stranger)));
  });
});
