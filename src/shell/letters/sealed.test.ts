import fc from 'fast-check';
import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { describe, expect, test } from 'vitest';
import type { WalletKey } from '../../core/requests';
import type { View } from '../../core/views';
import { bytesToHex } from './bytes';
import { plainCurve } from './curve';
import { createDeskLetters, openerKeys } from './desk';
import { openRequest } from './open';
import { createPublicLetters } from './public';
import { catalogOf, keyOf, rowsOf } from './testing/business';
import { clock, memoryVault, memoryWallet, NOW, SECONDS } from './testing/desk';
import { faultOf, holdsAgainst } from './testing/mutations';
import { bookRequest } from './testing/requests';
import { createWalletLetters } from './wallet';

const deskSecret = generateSecretKey();
const vault = memoryVault(deskSecret);
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
const wallet = createWalletLetters({ vault: memoryWallet() });

describe('a hidden service', () => {
  const service = keyOf(7);

  test('opens with its key only, and its letter does not name it', async () => {
    const letter = await desk.hidden(service, { catalog: catalogOf(1), busy: null }, SECONDS);
    expect(JSON.stringify(letter)).not.toContain(service);
    expect(await wallet.hidden(letter, deskKey, service, NOW)).toEqual({
      ok: true,
      value: { catalog: catalogOf(1), busy: null },
    });
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

  test('leaves out a card that no reader would take', async () => {
    const [row] = rowsOf(1, NOW);
    if (row?.row !== 'session') throw new Error('The first row is a session');
    const letter = await sent(wallet, { v: 1, rows: [{ ...row, card: 'A'.repeat(1201) }] });
    expect(await wallet.openView(letter, root, deskKey, NOW)).toEqual({
      ok: true,
      value: { v: 1, rows: [row] },
    });
  });

  test('keeps within 24 KiB by leaving out its last rows', async () => {
    // What no packing makes shorter.
    const says = () => bytesToHex(crypto.getRandomValues(new Uint8Array(50)));
    const all = rowsOf(190, NOW).map(row => (row.row === 'answer' ? { ...row, says: says() } : row));
    const letter = await sent(wallet, { v: 1, rows: all });
    expect(JSON.stringify(letter).length).toBeLessThanOrEqual(24 * 1024);
    const opened = await wallet.openView(letter, root, deskKey, NOW);
    const { rows, cut }: View = opened.ok ? opened.value : { v: 1, rows: [] };
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.length).toBeLessThan(all.length);
    expect(rows).toEqual(all.slice(0, rows.length));
    expect(cut).toBe(true);
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
