import { generateSecretKey } from 'nostr-tools/pure';
import { expect, test } from 'vitest';
import type { Letter } from '../app/ports';
import { SECOND } from '../core/time';
import { GIFT_WRAP } from '../shell/letters/form';
import { sealRequest } from '../shell/letters/seal';
import { signLetter } from '../shell/letters/sign';
import { createWalletVault } from '../shell/vault/walletVault';
import {
  book,
  bookingAt,
  meet,
  meetAndBook,
  outcome,
  type Person,
  relayOf,
  type Shop,
  TOMORROW_AT_10,
  told,
  until,
  type World,
} from './world';

const deskOf = (world: World, shop: Shop): string => shop.vault.desks(world.clock.now())[0]?.key ?? '';

const secretOf = async (world: World, person: Person, root: string): Promise<Uint8Array> => {
  const vault = createWalletVault({ clock: world.clock, name: person.vault });
  const secret = await vault.secret(root);
  await vault.close();
  if (!secret.ok) throw new Error(secret.error.is);
  return secret.value;
};

/** The newest view at the relay: the only letters whose author is neither root nor desk. */
const viewAt = (world: World, shop: Shop): Letter | undefined =>
  relayOf(world)
    .letters()
    .filter(
      ({ kind, pubkey }) => kind === 30_078 && pubkey !== shop.vault.root && pubkey !== deskOf(world, shop),
    )
    .sort((a, b) => b.created_at - a.created_at)[0];

test('a request that comes again, sealed anew, writes nothing; its wallet is told again', async () => {
  const { world, shop, ana, seen, key } = await meetAndBook();
  const entry = ana.shelf.outbox.get(key);
  if (!entry) throw new Error('Nothing was asked');
  const end = await shop.log.end();
  const before = viewAt(world, shop);

  world.clock.advance(5 * SECOND);
  const secret = await secretOf(world, ana, seen.root);
  const again = await sealRequest(entry.request, secret, deskOf(world, shop), world.clock.now());
  if (!again.ok) throw new Error(again.error);
  expect(again.value.id).toBe(key);
  relayOf(world).put(again.value.letter);

  const views = told(shop.log, async () => viewAt(world, shop));
  const after = await until(views, view => view !== undefined && view.id !== before?.id);
  expect(after?.created_at).toBeGreaterThan(before?.created_at ?? Number.POSITIVE_INFINITY);
  expect(await shop.log.end()).toBe(end);
  // The very same letter once more is known by its id: nothing is done at all.
  relayOf(world).put({ ...again.value.letter });
  expect(await shop.log.end()).toBe(end);
});

test('what is no letter at all is counted, writes nothing, and keeps no genuine one from its answer', async () => {
  const { world, shop, ana, seen } = await meet();
  const end = await shop.log.end();
  const date = Math.floor(world.clock.now() / SECOND);
  const wrapped = (content: string): Letter =>
    signLetter(
      { kind: GIFT_WRAP, tags: [['p', deskOf(world, shop)]], content, created_at: date },
      generateSecretKey(),
    );
  const signed = wrapped('A'.repeat(1000));
  for (const letter of [
    wrapped('no letter'),
    wrapped(''),
    wrapped('A'.repeat(40_000)),
    { ...signed, id: signed.id.replace(/^./, head => (head === '0' ? '1' : '0')) },
    { ...signed, sig: '' },
    { ...wrapped('x'), pubkey: 'me' },
  ])
    relayOf(world).put(letter);

  const { refused } = await until(
    shop.desk.status,
    ({ refused: counts }) => Object.values(counts).reduce((sum, count) => sum + count, 0) === 6,
  );
  expect(refused).toEqual({ malformed: 4, oversized: 1, 'bad-id': 1 });
  expect(await shop.log.end()).toBe(end);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, seen.root, key, 'confirmed');
});
