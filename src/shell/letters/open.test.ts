import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { encrypt, getConversationKey } from 'nostr-tools/nip44';
import { generateSecretKey, getEventHash, getPublicKey } from 'nostr-tools/pure';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Letter } from '../../app/ports';
import type { Book } from '../../core/requests';
import { base64 } from './base64';
import { packBody } from './body';
import { type Curve, plainCurve } from './curve';
import { createWasmCurve } from './curveWasm';
import { deflate } from './deflate';
import { GIFT_WRAP, INSIDE, SEAL } from './form';
import { type OpenerKeys, openRequest } from './open';
import { contentOf, sealRequest } from './seal';
import { signLetter } from './sign';
import { bookRequest } from './testing/requests';

const NOW = Date.UTC(2026, 10, 21, 12);
const root = getPublicKey(generateSecretKey());
const desk = generateSecretKey();
const deskKey = getPublicKey(desk);
const wallet = generateSecretKey();
const walletKey = getPublicKey(wallet);
const keys: OpenerKeys = { root, secrets: { [deskKey]: desk } };
const request = bookRequest(root);

let curve: Curve;
beforeAll(async () => {
  const wasm = 'node_modules/tiny-secp256k1/lib/secp256k1.wasm';
  curve = await createWasmCurve(await readFile(wasm));
});

const open = (letter: unknown) => openRequest(letter, keys, curve);

const genuine = async (of: Book = request): Promise<Letter> => {
  const sealed = await sealRequest(of, wallet, deskKey, NOW);
  if (!sealed.ok) throw new Error(sealed.error);
  return sealed.value.letter;
};

type Parts = {
  readonly payload?: string;
  readonly kind?: number;
  readonly author?: string;
  readonly id?: string;
  readonly sealKind?: number;
  readonly seal?: (seal: Letter) => unknown;
  readonly tags?: readonly (readonly string[])[];
};

/** A gift wrap made by hand, any part of it wrong. */
const crafted = async (parts: Parts): Promise<Letter> => {
  const payload = parts.payload ?? (await packBody(request));
  const rumor = {
    kind: parts.kind ?? INSIDE,
    pubkey: parts.author ?? walletKey,
    created_at: 1,
    tags: [],
    content: payload,
  };
  const withId = { ...rumor, id: parts.id ?? getEventHash(rumor) };
  const seal = signLetter(
    {
      kind: parts.sealKind ?? SEAL,
      tags: [],
      content: encrypt(JSON.stringify(withId), getConversationKey(wallet, deskKey)),
      created_at: 1,
    },
    wallet,
  );
  const once = generateSecretKey();
  const content = encrypt(JSON.stringify(parts.seal?.(seal) ?? seal), getConversationKey(once, deskKey));
  return signLetter({ kind: GIFT_WRAP, tags: parts.tags ?? [['p', deskKey]], content, created_at: 1 }, once);
};

const fault = async (letter: unknown): Promise<string> => {
  const opened = await open(letter);
  return opened.ok ? 'opened' : opened.error;
};

describe('a genuine request', () => {
  test('opens to what was asked, by whom', async () => {
    const opened = await open(await genuine());
    expect(opened).toMatchObject({ ok: true, value: { from: walletKey, request } });
  });

  test('has one id however often and to whichever key it is sealed', async () => {
    const next = generateSecretKey();
    const sealed = await sealRequest(request, wallet, getPublicKey(next), NOW);
    const again = sealed.ok
      ? await openRequest(sealed.value.letter, { root, secrets: { [getPublicKey(next)]: next } }, curve)
      : sealed;
    const opened = await open(await genuine());
    expect(opened.ok && again.ok && opened.value.id === again.value.id).toBe(true);
    expect(sealed.ok && again.ok && sealed.value.id === again.value.id).toBe(true);
  });

  test('replayed gives the same id', async () => {
    const letter = await genuine();
    expect(await open(letter)).toEqual(await open(letter));
  });

  test('from another wallet has another id, so nobody can name the record of another', async () => {
    const other = await sealRequest(request, generateSecretKey(), deskKey, NOW);
    const mine = await sealRequest(request, wallet, deskKey, NOW);
    expect(other.ok && mine.ok && other.value.id !== mine.value.id).toBe(true);
  });

  test('opens the same without WebAssembly', async () => {
    const letter = await genuine();
    expect(await openRequest(letter, keys, plainCurve)).toEqual(await open(letter));
  });

  test('keeps within its sizes, and a longer one is not sent', async () => {
    const answers = (length: number) =>
      bookRequest(root, Object.fromEntries([[`${'0'.repeat(25)}1`, noise(length)]]));
    expect((await sealRequest(answers(2000), wallet, deskKey, NOW)).ok).toBe(true);
    const long = bookRequest(
      root,
      Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${'0'.repeat(25)}${i}`, noise(2000)])),
    );
    expect(await sealRequest(long, wallet, deskKey, NOW)).toEqual({ ok: false, error: 'oversized' });
  });
});

/** Text that hardly deflates. */
const noise = (length: number): string =>
  base64(crypto.getRandomValues(new Uint8Array(length))).slice(0, length);

describe('refuses', () => {
  test('a changed byte of the content', async () => {
    const letter = await genuine();
    const content = `${letter.content.slice(0, 200)}${letter.content[200] === 'A' ? 'B' : 'A'}${letter.content.slice(201)}`;
    expect(await fault({ ...letter, content })).toBe('bad-id');
    const { pubkey, created_at, kind, tags } = letter;
    const id = getEventHash({ pubkey, created_at, kind, tags: tags.map(tag => [...tag]), content });
    expect(await fault({ ...letter, content, id })).toBe('malformed');
  });

  test('an id that is not the hash of what it stands for, on every layer', async () => {
    expect(await fault({ ...(await genuine()), id: '0'.repeat(64) })).toBe('bad-id');
    expect(await fault(await crafted({ seal: seal => ({ ...seal, id: '0'.repeat(64) }) }))).toBe('bad-id');
    expect(await fault(await crafted({ id: '0'.repeat(64) }))).toBe('bad-id');
  });

  test('a wrong or a missing signature', async () => {
    expect(await fault(await crafted({ seal: seal => ({ ...seal, sig: '0'.repeat(128) }) }))).toBe(
      'bad-signature',
    );
    const other = await crafted({ seal: seal => ({ ...seal, sig: signLetter(seal, desk).sig }) });
    expect(await fault(other)).toBe('bad-signature');
    expect(await fault(await crafted({ seal: ({ sig: _, ...seal }) => seal }))).toBe('malformed');
    const { sig: _, ...unsigned } = await genuine();
    expect(await fault(unsigned)).toBe('malformed');
  });

  test('a sender who is not who sealed it', async () => {
    expect(await fault(await crafted({ author: getPublicKey(generateSecretKey()) }))).toBe('wrong-key');
  });

  test('a letter for another business, outside or inside', async () => {
    expect(await fault(await crafted({ tags: [['p', walletKey]] }))).toBe('wrong-business');
    expect(await fault(await crafted({ tags: [] }))).toBe('wrong-business');
    expect(await fault(await crafted({ tags: [['p', '__proto__']] }))).toBe('wrong-business');
    const elsewhere = await packBody(bookRequest(getPublicKey(generateSecretKey())));
    expect(await fault(await crafted({ payload: elsewhere }))).toBe('wrong-business');
  });

  test('other kinds, on every layer', async () => {
    expect(await fault(await crafted({ kind: 1 }))).toBe('malformed');
    expect(await fault(await crafted({ sealKind: 1 }))).toBe('malformed');
    expect(await fault(signLetter({ ...(await genuine()), kind: 4 }, desk))).toBe('malformed');
  });

  test('what is too big, before decrypting it', async () => {
    expect(await fault({ ...(await genuine()), content: 'A'.repeat(40_000) })).toBe('oversized');
    expect(await fault(await crafted({ payload: 'A'.repeat(12_004) }))).toBe('oversized');
  });

  test('a bomb', async () => {
    const bomb = base64(await deflate(new Uint8Array(8_000_000)));
    expect(bomb.length).toBeLessThan(12_000);
    expect(await fault(await crafted({ payload: bomb }))).toBe('oversized');
  });

  test.each([
    ['no base64', '%%%%'],
    ['no deflate', base64(new Uint8Array([255, 254, 253]))],
    ['nothing', ''],
  ])('%s', async (_, payload) => {
    expect(await fault(await crafted({ payload }))).toBe('malformed');
  });

  test.each<[string, string]>([
    ['no JSON', '{"v":1'],
    ['no object', '[]'],
    ['null', 'null'],
    ['a number that is none', '{"v":1,"start":NaN}'],
    ['a control character', '\u0000'],
    ['something deep', '['.repeat(60_000)],
  ])('%s', async (_, text) => {
    const payload = base64(await deflate(new TextEncoder().encode(text)));
    expect(await fault(await crafted({ payload }))).toBe('malformed');
  });

  const but = (change: object) => packBody({ ...(contentOf(request) as object), ...change });
  test.each<[string, object]>([
    ['an unknown kind', { kind: 'destroy' }],
    ['an unknown field', { more: 1 }],
    ['a missing name', { details: { first: ' ' } }],
    ['a start that is no time', { start: 1.5 }],
    ['a start too far', { start: 1e300 }],
    ['an answer under no key', { answers: { toString: 'x' } }],
  ])('%s', async (_, change) => {
    expect(await fault(await crafted({ payload: await but(change) }))).toBe('malformed');
  });

  test('names of prototypes do nothing', async () => {
    const text = JSON.stringify(contentOf(request)).replace(
      '"details":{',
      '"__proto__":{"polluted":1},"details":{"__proto__":{"first":"x"},',
    );
    const payload = base64(await deflate(new TextEncoder().encode(text)));
    const opened = await open(await crafted({ payload }));
    expect(opened.ok ? opened.value.request : 'refused').toSatisfy(
      value => value === 'refused' || JSON.stringify(value) === JSON.stringify(request),
    );
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('what is deep below an inherited name', async () => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000);
    const text = JSON.stringify(contentOf(request)).replace('{', `{"constructor":${deep},`);
    const payload = base64(await deflate(new TextEncoder().encode(text)));
    expect(await fault(await crafted({ payload }))).toBe('malformed');
  });

  test('a newer version is told apart', async () => {
    expect(await fault(await crafted({ payload: await but({ v: 2, kind: 'dance' }) }))).toBe('newer-version');
    expect(await fault(await crafted({ payload: await but({ v: -2 }) }))).toBe('malformed');
  });
});

describe('never throws', () => {
  test('on anything that is no letter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async value => {
        expect((await open(value)).ok).toBe(false);
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('on genuine letters with something changed', async () => {
    const letter = await genuine();
    await fc.assert(
      fc.asyncProperty(mutation(letter), async changed => {
        const opened = await open(changed);
        // A wrap's own signature is not looked at; everything else makes it another letter.
        const { sig: _, ...rest } = changed;
        const { sig: __, ...was } = letter;
        if (opened.ok) expect(rest).toEqual(was);
      }),
      { numRuns: 2000 },
    );
  }, 60_000);

  test('on payloads that were changed before they were sealed', async () => {
    const json = JSON.stringify(contentOf(request));
    const changed = fc
      .tuple(fc.nat(json.length), fc.nat(20), fc.string({ maxLength: 20 }))
      .map(([at, cut, put]) => new TextEncoder().encode(json.slice(0, at) + put + json.slice(at + cut)));
    await fc.assert(
      fc.asyncProperty(changed, async text => {
        await open(await crafted({ payload: base64(await deflate(text)) }));
      }),
      { numRuns: 50 },
    );
  }, 60_000);
});

const mutation = (letter: Letter): fc.Arbitrary<Letter> => {
  const fields = Object.keys(letter) as (keyof Letter)[];
  const replaced = fc
    .tuple(fc.constantFrom(...fields), fc.anything())
    .map(([field, value]) => ({ ...letter, [field]: value }) as Letter);
  const cut = fc
    .tuple(
      fc.constantFrom('content' as const, 'id' as const, 'pubkey' as const),
      fc.nat(3000),
      fc.string({ maxLength: 4 }),
    )
    .map(([field, at, put]) => {
      const text = letter[field];
      const place = at % text.length;
      return { ...letter, [field]: text.slice(0, place) + put + text.slice(place + put.length) };
    });
  return fc.oneof(replaced, cut);
};
