import { expect, test } from 'vitest';
import type { MemoryRelay } from '../app/testing/relays';
import { CLOCK_TOLERANCE } from '../core/certificate';
import { withoutMember } from '../core/membership';
import { HOUR, MINUTE, SECOND } from '../core/time';
import {
  book,
  bookingAt,
  meet,
  meetAndBook,
  openBrowser,
  openShop,
  outcome,
  relayOf,
  type Shop,
  TOMORROW_AT_10,
  until,
  type World,
} from './world';

// With a new desk key every mailbox is another, and empty; and a relay may refuse just then what is put into them.

type Put = MemoryRelay['put'];

/** Puts something before what the relay does with a letter; `put` as it was undoes it. */
const through = (world: World, put: Put): void => {
  const [url = ''] = world.urls;
  world.network.set(url, { ...relayOf(world), put });
};

const tagOf = ({ tags }: Parameters<Put>[0], name: string): string =>
  tags.find(([tag]) => tag === name)?.[1] ?? '';

const isViewBy = (letter: Parameters<Put>[0], { vault }: Shop): boolean =>
  tagOf(letter, 'd') === `caderneta/view/${vault.device.id}`;

/** A removal, which brings a new key: of a device that wrote nothing. */
const removes = async (owner: Shop, lost: Shop): Promise<void> => {
  const done = await owner.vault.members.change(list => withoutMember(list, lost.vault.device.id, 0));
  expect(done.ok).toBe(true);
};

const turn = () => new Promise(resolve => setTimeout(resolve, 60));

/** Resolves when a device has no wallet left to tell of what is in its log. */
const hasTold = async ({ clock }: World, { log, marks }: Shop): Promise<void> => {
  while (marks.get('told') !== (await log.end())) {
    await turn();
    // Names that changed, and what another device wrote, are told after a while only.
    clock.advance(5 * SECOND);
  }
};

/** Ana waits for an answer, and hears nothing of the yes: her browser is closed until the key is another. */
const waiting = async () => {
  const met = await meetAndBook({ ask: true });
  const { world, shop, ana, key } = met;
  const lost = await openShop(world, { joins: shop });
  ana.stop();
  await shop.desk.sessions.confirm(key);
  await until(shop.desk.sessions.one(key), entry => entry?.session.state.is === 'confirmed');
  await hasTold(world, shop);
  return { ...met, lost };
};

test('what a relay refused to put into the new mailboxes it is brought again, though it never hung up', async () => {
  const { world, shop, lost, ana, seen, key } = await waiting();
  const { put } = relayOf(world);
  let refused = 0;
  through(world, letter => {
    if (!isViewBy(letter, shop)) return put(letter);
    refused += 1;
    return false;
  });
  await removes(shop, lost);
  while (refused === 0) await turn();
  through(world, put);
  const again = await openBrowser(world, ana);
  await outcome(again, seen.root, key, 'waiting');
  await turn();
  world.clock.advance(6 * MINUTE);
  await outcome(again, seen.root, key, 'confirmed');
});

test('a wallet that asks with the old key is shown the certificate of the new one, which a relay had lost', async () => {
  const { world, shop, ana, seen } = await meet();
  const lost = await openShop(world, { joins: shop });
  const { put } = relayOf(world);
  const isCertificate: Put = letter => tagOf(letter, 'd') === 'caderneta/certificate';
  let forgotten = 0;
  through(world, letter => {
    if (!isCertificate(letter)) return put(letter);
    forgotten += 1;
    return true;
  });
  await removes(shop, lost);
  while (forgotten === 0) await turn();
  await turn();
  through(world, put);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await until(shop.desk.sessions.one(key), entry => entry !== null);
  await outcome(ana, seen.root, key, 'on-its-way');
  await turn();
  world.clock.advance(5 * SECOND);
  await outcome(ana, seen.root, key, 'confirmed');
});

test('what was dated while the clock was ahead does not keep what follows from being taken', async () => {
  const { world, shop, ana, seen, key } = await meetAndBook();
  const { put } = relayOf(world);
  let refused = 0;
  let ahead = 5 * HOUR;
  through(world, letter => {
    if (letter.created_at * SECOND <= world.clock.now() - ahead + CLOCK_TOLERANCE) return put(letter);
    refused += 1;
    return false;
  });
  world.clock.advance(ahead);
  await shop.desk.sessions.cancel(key, '');
  while (refused === 0) await turn();
  world.clock.advance(MINUTE - ahead);
  ahead = 0;
  await shop.desk.sessions.note(key, 'Told late.');
  await outcome(ana, seen.root, key, 'cancelled');
});
