import { unwrapEvent, wrapEvent } from 'nostr-tools/nip59';
import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import type { Letter } from '../../src/app/ports';
import type { WalletKey } from '../../src/core/requests';
import { createDeskLetters } from '../../src/shell/letters/desk';
import { createDeskLinks } from '../../src/shell/letters/links';
import { createOpener, type Opener } from '../../src/shell/letters/opener';
import { sealRequest } from '../../src/shell/letters/seal';
import { openerWorkers, spawnOpener } from '../../src/shell/letters/spawnOpener';
import { catalogOf, rowsOf } from '../../src/shell/letters/testing/business';
import { clock, memoryVault, NOW, SECONDS } from '../../src/shell/letters/testing/desk';
import { bookRequest } from '../../src/shell/letters/testing/requests';
import type { Bench } from './bench';

const secret = generateSecretKey();
const desk = getPublicKey(secret);
const vault = memoryVault(secret);
const { root } = vault;
const keys = { root, secrets: { [desk]: secret } };

/** A request from a wallet that nobody has seen, sealed. */
const stranger = async (): Promise<Letter> => {
  const sealed = await sealRequest(bookRequest(root), generateSecretKey(), desk, NOW);
  if (!sealed.ok) throw new Error(sealed.error);
  return sealed.value.letter;
};

let made: Promise<readonly Letter[]> | null = null;
const strangers = (): Promise<readonly Letter[]> => {
  made ??= (async () => {
    const letters: Letter[] = [];
    for (let n = 0; n < 300; n += 1) letters.push(await stranger());
    return letters;
  })();
  return made;
};

let shared: Promise<Opener> | null = null;
/** Warm: the faster curve takes a moment to load, and letters are opened without it until then. */
const opener = (): Promise<Opener> => {
  shared ??= (async () => {
    const opened = createOpener({ spawn: spawnOpener, keys, workers: openerWorkers() });
    for (let round = 0; round < 3; round += 1)
      await Promise.all((await strangers()).map(letter => opened.open(letter)));
    return opened;
  })();
  return shared;
};

const BATCH = 200;

/** Milliseconds a letter. */
const openMany = async (): Promise<number> => {
  const { open } = await opener();
  const letters = (await strangers()).slice(0, BATCH);
  const start = performance.now();
  const results = await Promise.all(letters.map(letter => open(letter)));
  if (!results.every(({ ok }) => ok)) throw new Error('A genuine request did not open');
  return (performance.now() - start) / BATCH;
};

const rumorsOf = (count: number) =>
  Array.from({ length: count }, () =>
    wrapEvent({ kind: 78, content: JSON.stringify(bookRequest(root)) }, generateSecretKey(), desk),
  );
let plain: ReturnType<typeof rumorsOf> | null = null;

const unwrapMany = (): number => {
  plain ??= rumorsOf(40);
  const start = performance.now();
  for (const wrap of plain) unwrapEvent(wrap, secret);
  return (performance.now() - start) / plain.length;
};

const letters = createDeskLetters({
  vault,
  clock,
  opener: { open: async letter => (await opener()).open(letter), close: () => undefined },
});
const links = createDeskLinks({ base: 'https://book.example/', root, relays: () => ['wss://relay.example'] });

const viewSize = async (sessions: number): Promise<number> => {
  const wallet = getPublicKey(generateSecretKey()) as WalletKey;
  const view = await letters.view(wallet, { v: 1, rows: rowsOf(sessions, NOW) }, SECONDS);
  return JSON.stringify(view).length;
};

const linkLength = async (services: number): Promise<number> => {
  const { letter } = await letters.certificate();
  const { long } = await links.booking(letter, await letters.catalog(catalogOf(services), SECONDS));
  return long.length;
};

const VIEW = 24 * 1024;
const LINK = 2000;

export const benches: readonly Bench[] = [
  { name: 'a request: sealed', budget: { unit: 'ms', most: 50 }, run: stranger },
  {
    name: 'a request: opened in the worker',
    budget: { unit: 'ms', ratio: 1 },
    run: openMany,
    reference: { name: 'unwrapEvent of nostr-tools', run: unwrapMany },
    trials: 10,
  },
  { name: 'a view of 80 sessions', budget: { unit: 'B', most: VIEW }, run: () => viewSize(80), trials: 1 },
  { name: 'a view of 150 sessions', budget: { unit: 'B', most: VIEW }, run: () => viewSize(150), trials: 1 },
  { name: 'long link, 1 service', budget: { unit: 'B', most: LINK }, run: () => linkLength(1), trials: 1 },
  { name: 'long link, 8 services', budget: { unit: 'B', most: LINK }, run: () => linkLength(8), trials: 1 },
  {
    name: 'link, 40 services (short)',
    budget: { unit: 'B', most: LINK },
    run: () => linkLength(40),
    trials: 1,
  },
];
