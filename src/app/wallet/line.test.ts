import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import * as v from 'valibot';
import { afterEach, expect, test } from 'vitest';
import { certify } from '../../core/certificate';
import { nextId } from '../../core/hlc';
import type { DeviceId, Key } from '../../core/id';
import { Withdraw } from '../../core/requests';
import { DAY, MINUTE, SECOND } from '../../core/time';
import type { View } from '../../core/views';
import { packBody } from '../../shell/letters/body';
import { APP_DATA, CERTIFICATE, GIFT_WRAP } from '../../shell/letters/form';
import { sealView } from '../../shell/letters/mailbox';
import { createPublicLetters } from '../../shell/letters/public';
import { named, signLetter } from '../../shell/letters/sign';
import { memoryWallet } from '../../shell/letters/testing/desk';
import { bookRequest } from '../../shell/letters/testing/requests';
import { createWalletLetters } from '../../shell/letters/wallet';
import type { Letter, Stop } from '../ports';
import { createMemoryBox } from '../testing/box';
import { createSteeredClock, createStillClock } from '../testing/clock';
import { createMemoryRelay, createMemoryRelays, type MemoryRelay } from '../testing/relays';
import { createLine } from './line';

// Before the start that `bookRequest` asks for.
const NOON = Date.UTC(2026, 10, 21, 12);
const URL = 'wss://relay.example';
const rootSecret = generateSecretKey();
const root = getPublicKey(rootSecret);
const firstSecret = generateSecretKey();
const first = getPublicKey(firstSecret);
const second = getPublicKey(generateSecretKey());

const PHONE = 'p'.repeat(16) as DeviceId;
const TABLET = 't'.repeat(16) as DeviceId;

const stops: Stop[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const certificateOf = async (desk: string, epoch: number, from = NOON - DAY): Promise<Letter> => {
  const date = Math.floor(from / SECOND) + epoch;
  const content = await packBody(certify(desk, epoch, from));
  return signLetter(named(APP_DATA, CERTIFICATE, content, date), rootSecret);
};

/** A wallet that knows a certificate and has one request in its outbox. */
const open = async (known: Letter, clock = createSteeredClock(NOON)) => {
  const relay = createMemoryRelay();
  const box = createMemoryBox();
  const letters = createWalletLetters({ vault: memoryWallet() });
  const request = bookRequest(root);
  const id = await letters.requestId(root, request);
  await box.saveBusiness({
    root,
    relays: [URL],
    name: 'Salão',
    certificate: known,
    catalog: null,
    logo: null,
    busy: [],
    hidden: [],
    visited: NOON,
  });
  await box.saveRequest({
    id,
    root,
    request,
    made: NOON,
    shown: { service: 'Corte', staff: '', end: request.start },
  });
  const relays = createMemoryRelays(new Map([[URL, relay]]));
  const line = createLine({ box, letters, publicLetters: createPublicLetters(), relays, clock }, root, [URL]);
  stops.push(line.stop);
  const wallet = await letters.key(root);
  return { clock, box, line, id, relay, wallet };
};

/** The desks that requests at a relay are sealed to, in the order in which they came. */
const sealedTo = (relay: MemoryRelay): readonly string[] =>
  relay
    .letters()
    .filter(({ kind }) => kind === GIFT_WRAP)
    .map(({ tags }) => tags.find(([tag]) => tag === 'p')?.[1] ?? '');

test('what nobody answered is sealed again at once, same request, to the desk of a new epoch', async () => {
  const { box, id, relay } = await open(await certificateOf(first, 1));
  await expect.poll(() => sealedTo(relay)).toEqual([first]);
  const renewed = await certificateOf(second, 2);
  relay.put(renewed);
  await expect.poll(() => sealedTo(relay)).toEqual([first, second]);
  expect((await box.outbox()).map(entry => entry.id)).toEqual([id]);
  expect((await box.business(root))?.certificate?.id).toBe(renewed.id);
});

test('a lower epoch is never gone back to, whenever it is dated', async () => {
  const { line, clock, relay } = await open(await certificateOf(second, 2));
  await expect.poll(() => sealedTo(relay)).toEqual([second]);
  relay.put(await certificateOf(first, 1, NOON));
  clock.advance(5 * SECOND);
  await expect.poll(() => sealedTo(relay)).toEqual([second, second]);
  expect(await line.desk()).toBe(second);
});

test('with an expired certificate nothing is sent, until there is one that holds', async () => {
  const { line, clock, relay } = await open(await certificateOf(first, 1, NOON - 200 * DAY));
  clock.advance(3 * SECOND);
  expect(await line.desk()).toBeNull();
  expect(sealedTo(relay)).toEqual([]);
  relay.put(await certificateOf(first, 1));
  await expect.poll(() => sealedTo(relay)).toEqual([first]);
});

test('what is not answered is sent again after a growing pause', async () => {
  const { clock, relay } = await open(await certificateOf(first, 1));
  await expect.poll(() => sealedTo(relay)).toHaveLength(1);
  clock.advance(5 * SECOND);
  await expect.poll(() => sealedTo(relay)).toHaveLength(2);
  clock.advance(5 * SECOND);
  expect(sealedTo(relay)).toHaveLength(2);
  clock.advance(6 * SECOND);
  await expect.poll(() => sealedTo(relay)).toHaveLength(3);
});

test('what seemed to be settled is sent as soon as another device tells that it is not', async () => {
  const opened = await open(await certificateOf(first, 1), createStillClock(NOON));
  const { clock, box, line, id, relay, wallet } = opened;
  await expect.poll(() => sealedTo(relay)).toHaveLength(1);
  // Relays that may be late with a certificate are waited for no more, after which it looks once more by itself.
  clock.advance(3 * SECOND);
  const date = Math.floor(NOON / SECOND);
  const refused = {
    row: 'answer',
    key: id,
    id: nextId(NOON + SECOND, PHONE, []),
    is: 'refused',
    why: 'by-owner',
    nearest: [],
  };
  await line.take(await sealView({ v: 1, rows: [refused] } as View, firstSecret, wallet, 'phone', date));
  const common = { v: 1, business: root, nonce: 'vutsrqponmlkjihgfedcba' } as const;
  const request = v.parse(Withdraw, { ...common, kind: 'withdraw', request: id });
  await box.saveRequest({
    id: '0123456789abcdefghjkmnpqrt' as Key,
    root,
    request,
    made: NOON,
    shown: { service: '', staff: '', end: 0 },
  });
  line.flush();
  const session = {
    row: 'session',
    key: id,
    id: nextId(NOON, TABLET, []),
    service: 'Corte',
    serviceKey: '0123456789abcdefghjkmnpqrs',
    staff: 'Bia',
    start: NOON + DAY,
    end: NOON + DAY + MINUTE,
    price: null,
    state: { is: 'requested', until: NOON + DAY },
    sequence: 0,
    card: '',
  };
  relay.put(
    await sealView({ v: 1, rows: [session] } as unknown as View, firstSecret, wallet, 'tablet', date),
  );
  await expect.poll(() => sealedTo(relay)).toHaveLength(2);
});

test('a view in a form of a newer version is left alone, and told of', async () => {
  const { box, line, relay, wallet } = await open(await certificateOf(first, 1));
  const date = Math.floor(NOON / SECOND);
  const known = await sealView({ v: 1, rows: [] }, firstSecret, wallet, 'tablet', date);
  expect(await line.take(known)).toEqual([]);
  expect(line.isBehind.get()).toBe(false);
  // As a version to come would write it: the type of this one knows no such number.
  const newer = { v: 2, rows: [] } as unknown as View;
  relay.put(await sealView(newer, firstSecret, wallet, 'tablet', date + 1));
  await expect.poll(() => line.isBehind.get()).toBe(true);
  expect(await box.rows(root)).toEqual([]);
});
