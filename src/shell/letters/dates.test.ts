import { encrypt } from 'nostr-tools/nip44';
import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { describe, expect, test } from 'vitest';
import type { Letter } from '../../app/ports';
import { CLOCK_TOLERANCE } from '../../core/certificate';
import { packBody } from './body';
import { createDeskLetters } from './desk';
import { APP_DATA, BUSY, INSIDE, VIEW } from './form';
import { mailboxOf } from './mailbox';
import { createPublicLetters } from './public';
import { named, signLetter } from './sign';
import { busyOf, catalogOf, keyOf, rowsOf } from './testing/business';
import { clock, memoryVault, memoryWallet, NOW, SECONDS } from './testing/desk';
import { faultOf } from './testing/mutations';
import { createWalletLetters } from './wallet';

const secret = generateSecretKey();
const vault = memoryVault(secret);
const key = getPublicKey(secret);
const { root } = vault;
const wallet = createWalletLetters({ vault: memoryWallet() });
const reader = createPublicLetters();
const desk = createDeskLetters({
  vault,
  clock,
  opener: { open: async () => ({ ok: false, error: 'malformed' }), close: () => undefined },
});
const service = keyOf(7);
const busy = busyOf(1, 3, NOW);

type Kind = {
  readonly write: (date: number) => Promise<Letter>;
  readonly read: (letter: Letter, now: number) => Promise<{ readonly ok: boolean; readonly error?: unknown }>;
};

const KINDS: Readonly<Record<string, Kind>> = {
  catalog: {
    write: date => desk.catalog(catalogOf(1), date),
    read: (letter, now) => reader.catalog(letter, key, now),
  },
  busy: {
    write: async date => (await desk.busy(busy, date, 'America/Sao_Paulo'))[0] as Letter,
    read: (letter, now) => reader.busy(letter, key, now),
  },
  hidden: {
    write: date => desk.hidden(service, { catalog: catalogOf(1), busy: null }, date),
    read: (letter, now) => wallet.hidden(letter, key, service, now),
  },
};

const TOLERANCE = CLOCK_TOLERANCE / 1000;

describe.each(Object.entries(KINDS))('%s', (_, { write, read }) => {
  test('is refused from the future, by more than clocks differ', async () => {
    expect(faultOf(await read(await write(SECONDS + TOLERANCE), NOW))).toBe('read');
    expect(faultOf(await read(await write(SECONDS + TOLERANCE + 1), NOW))).toBe('future');
  });

  test('is refused past the end that it names', async () => {
    const { kind, tags, content, created_at } = await write(SECONDS);
    const ending = (end: number): Letter =>
      signLetter({ kind, content, created_at, tags: [...tags, ['expiration', String(end)]] }, secret);
    expect(faultOf(await read(ending(SECONDS + 1), NOW))).toBe('read');
    expect(faultOf(await read(ending(SECONDS), NOW))).toBe('expired');
  });
});

describe('a view', () => {
  // Its desk signed the letter inside: that one's date and end count, whatever the mailbox's letter says.
  const sealed = async (date: number): Promise<Letter> =>
    desk.view(await wallet.key(root), { v: 1, rows: rowsOf(1, NOW) }, date);
  const read = async (letter: Letter, now = NOW) => faultOf(await wallet.openView(letter, root, key, now));

  test('is refused from the future, by more than clocks differ', async () => {
    expect(await read(await sealed(SECONDS + TOLERANCE))).toBe('read');
    expect(await read(await sealed(SECONDS + TOLERANCE + 1))).toBe('future');
  });

  test('is refused past the end that its desk named', async () => {
    const to = await wallet.key(root);
    const mailbox = mailboxOf(secret, to);
    const ending = async (end: number): Promise<Letter> => {
      const draft = named(INSIDE, VIEW, await packBody({ v: 1, rows: rowsOf(1, NOW) }), SECONDS);
      const tags = [...draft.tags, ['p', to], ['expiration', String(end)]];
      const inside = JSON.stringify(signLetter({ ...draft, tags }, secret));
      const sealedInside = encrypt(inside, mailbox.conversation);
      return signLetter(named(APP_DATA, `${VIEW}/device`, sealedInside, SECONDS), mailbox.secret);
    };
    expect(await read(await ending(SECONDS + 1))).toBe('read');
    expect(await read(await ending(SECONDS))).toBe('expired');
  });
});

test('the name of a month stands in its letter of busy times, and its date is checked like any', async () => {
  const letters = await desk.busy(busyOf(40, 200, NOW), SECONDS + TOLERANCE + 1, 'America/Sao_Paulo');
  expect(letters.length).toBeGreaterThan(1);
  for (const letter of letters) {
    expect(letter.tags[0]?.[1]).toMatch(new RegExp(`^${BUSY}(/\\d{4}-\\d{2})?$`));
    expect(faultOf(await reader.busy(letter, key, NOW))).toBe('future');
  }
});
