import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Letter } from '../../app/ports';
import { LONGEST_LINK, linkFromText } from '../../core/link';
import { createPublicLinks } from './carried';
import { plainCurve } from './curve';
import { createDeskLetters, openerKeys } from './desk';
import { createDeskLinks, createWalletLinks } from './links';
import { openRequest } from './open';
import { createPublicLetters } from './public';
import { catalogOf, keyOf, rowsOf } from './testing/business';
import { clock, memoryVault, memoryWallet, NOW, SECONDS } from './testing/desk';
import { bookRequest } from './testing/requests';
import { createWalletLetters } from './wallet';

const BASE = 'https://book.example/';
const relays = ['wss://relay.example', 'wss://relay.two.example'];
const vault = memoryVault();
const { root } = vault;
const desk = createDeskLetters({
  vault,
  clock,
  opener: { open: letter => openRequest(letter, openerKeys(vault, NOW), plainCurve), close: () => undefined },
});
const wallet = createWalletLetters({ vault: memoryWallet() });
const links = createDeskLinks({ base: BASE, root, relays: () => relays });
const walletLinks = createWalletLinks(BASE);
const { carried } = createPublicLinks();
const reader = createPublicLetters();

let certificate: Letter;
let deskKey: string;
beforeAll(async () => {
  const certified = await desk.certificate();
  certificate = certified.letter;
  deskKey = certified.certificate.desk;
});

const parsed = (text: string) => {
  const link = linkFromText(text);
  if (!link.ok || link.value.to === 'open') throw new Error('no link to a business');
  return link.value;
};

describe('a long link', () => {
  test('carries letters that open like those of a relay', async () => {
    const catalog = await desk.catalog(catalogOf(3), SECONDS);
    const { long, short } = await links.booking(certificate, catalog);
    expect(long.length).toBeLessThanOrEqual(LONGEST_LINK);
    expect(short.length).toBeLessThan(150);
    expect(parsed(short)).toEqual({ to: 'business', root, relays, carried: null });
    const letters = await carried(parsed(long).carried ?? '', root);
    expect(letters).toEqual([certificate, catalog]);
    expect((await reader.certificate(letters[0] as Letter, root, NOW)).ok).toBe(true);
    expect((await reader.catalog(letters[1] as Letter, deskKey, NOW)).ok).toBe(true);
  });

  test('falls back to the short one when the catalog is too big', async () => {
    const catalog = await desk.catalog(catalogOf(60), SECONDS);
    const { long, short } = await links.booking(certificate, catalog);
    expect(long).toBe(short);
  });

  test('leads to one service as well', async () => {
    const { short } = await links.booking(certificate, null, keyOf(3));
    expect(parsed(short)).toMatchObject({ to: 'service', service: keyOf(3) });
  });

  test('changed in any way is no other letter and no error', async () => {
    const { long } = await links.booking(certificate, await desk.catalog(catalogOf(1), SECONDS));
    const text = parsed(long).carried ?? '';
    const changed = fc
      .tuple(fc.nat(text.length), fc.nat(4), fc.string({ maxLength: 4 }))
      .map(([at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));
    const genuine = new Set((await carried(text, root)).map(({ id, sig }) => id + sig));
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, fc.string(), fc.base64String()), async other => {
        for (const letter of await carried(other, root)) {
          const read = await reader.certificate(letter, root, NOW);
          const known = read.ok ? read : await reader.catalog(letter, deskKey, NOW);
          if (known.ok) expect(genuine).toContain(letter.id + letter.sig);
        }
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});

describe('by hand', () => {
  test('a request reaches the desk, and the view its wallet', async () => {
    const sealed = await wallet.seal(root, deskKey, bookRequest(root), NOW);
    if (!sealed.ok) throw new Error(sealed.error);
    const link = await walletLinks.request(sealed.value.letter);
    expect(await links.delivered(link)).toEqual({ ok: true, value: sealed.value.letter });
    expect((await desk.open(sealed.value.letter)).ok).toBe(true);

    const view = { v: 1 as const, rows: rowsOf(1, NOW) };
    const answer = await desk.view(await wallet.key(root), view, SECONDS);
    const back = await links.reply(answer);
    const read = await walletLinks.reply(` ${back} `);
    expect(read).toEqual({ ok: true, value: answer });
    expect(await wallet.openView(answer, root, deskKey, NOW)).toEqual({ ok: true, value: view });
    // Each side takes only what is meant for it.
    expect(await links.delivered(back)).toEqual({ ok: false, error: 'not-a-link' });
    expect(await walletLinks.reply(link)).toEqual({ ok: false, error: 'not-a-link' });
  });

  test.each([
    ['hello', 'not-a-link'],
    [`${BASE}#/b/${'A'.repeat(43)}`, 'not-a-link'],
    ['#/open?l=AQ', 'malformed'],
    ['#/open?l=AQAAAA', 'malformed'],
    ['#/open?l=_w', 'newer-version'],
  ])('%s is %s', async (text, error) => {
    expect(await links.delivered(text)).toEqual({ ok: false, error });
  });

  test('no link is thrown at the desk', async () => {
    const sealed = await wallet.seal(root, deskKey, bookRequest(root), NOW);
    const link = sealed.ok ? await walletLinks.request(sealed.value.letter) : '';
    const changed = fc
      .tuple(fc.nat(link.length), fc.nat(4), fc.string({ maxLength: 4 }))
      .map(([at, cut, put]) => link.slice(0, at) + put + link.slice(at + cut));
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, fc.string()), async text => {
        const letter = await links.delivered(text);
        await walletLinks.reply(text);
        if (letter.ok) await openRequest(letter.value, openerKeys(vault, NOW), plainCurve);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

test("the desk's link of a session is like a wallet's, and short where card or certificate do not fit or are not there", async () => {
  const token = 'T'.repeat(22);
  const card = await desk.card('a row');
  expect(links.session(token, card, certificate)).toBe(
    walletLinks.session(root, relays, token, card, certificate),
  );
  const short = links.session(token, null, null);
  expect(short.length).toBeLessThan(170);
  expect(parsed(short)).toEqual({ to: 'session', root, relays, carried: null, token, card: null });
  expect(links.session(token, 'A'.repeat(LONGEST_LINK), certificate)).toBe(short);
});

test("a session's link carries its card and the certificate behind it", async () => {
  const token = 'abcdefghijklmnopqrstuv';
  const card = await desk.card('{"service":"Corte"}');
  const link = parsed(walletLinks.session(root, relays, token, card, certificate));
  expect(link).toMatchObject({ to: 'session', root, relays, token, card });
  expect(await carried(link.carried ?? '', root)).toEqual([certificate]);
  expect(await wallet.card(link.to === 'session' ? (link.card ?? '') : '', deskKey)).toMatchObject({
    ok: true,
  });
  expect(parsed(walletLinks.business(root, relays))).toEqual({ to: 'business', root, relays, carried: null });
});
