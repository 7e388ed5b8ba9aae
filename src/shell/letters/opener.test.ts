import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { expect, test } from 'vitest';
import type { Letter, LetterFault, Opened } from '../../app/ports';
import { ok, type Result } from '../../core/result';
import { plainCurve } from './curve';
import { createOpener, MOST_WAITING, type OpenerPort } from './opener';
import { type FromOpener, serveOpener, type ToOpener } from './openerTalk';
import { sealRequest } from './seal';
import { bookRequest } from './testing/requests';

const NOW = Date.UTC(2026, 10, 21);
const root = getPublicKey(generateSecretKey());
const desk = generateSecretKey();
const keys = { root, secrets: { [getPublicKey(desk)]: desk } };
const wallet = generateSecretKey();

const genuine = async (): Promise<Letter> => {
  const sealed = await sealRequest(bookRequest(root), wallet, getPublicKey(desk), NOW);
  if (!sealed.ok) throw new Error(sealed.error);
  return sealed.value.letter;
};

/** A worker's code on this thread, which takes no message before `go`. */
const heldWorker = () => {
  const held: ToOpener[] = [];
  const serve = serveOpener(
    (data: FromOpener) => port.onmessage?.({ data } as MessageEvent<FromOpener>),
    Promise.resolve(plainCurve),
  );
  const port: OpenerPort = {
    postMessage: message => void held.push(structuredClone(message)),
    onmessage: null,
    onerror: null,
    end: () => undefined,
  };
  const go = async () => {
    for (let message = held.shift(); message; message = held.shift()) await serve(message);
  };
  return { port, go, held };
};

test('opens what it is handed, in order', async () => {
  const { port, go } = heldWorker();
  const opener = createOpener({ spawn: () => port, keys, workers: 1 });
  const results = Promise.all([opener.open(await genuine()), opener.open(await genuine())]);
  await go();
  for (const result of await results)
    expect(result).toMatchObject({ ok: true, value: { request: { kind: 'book' } } });
  opener.close();
});

test('refuses by size and shape before any worker hears of it', async () => {
  const { port, held } = heldWorker();
  const opener = createOpener({ spawn: () => port, keys, workers: 1 });
  const letter = await genuine();
  expect(await opener.open({ ...letter, content: 'A'.repeat(31_000) })).toEqual({
    ok: false,
    error: 'oversized',
  });
  expect(await opener.open({ ...letter, pubkey: 'me' })).toEqual({ ok: false, error: 'malformed' });
  expect(held).toEqual([{ keys }]);
});

test('never holds more than it may, and drops by lot', async () => {
  const { port, go } = heldWorker();
  const drawn = [3, MOST_WAITING, 3];
  const opener = createOpener({ spawn: () => port, keys, workers: 1, lot: () => drawn.shift() ?? 0 });
  const told = new Map<number, string>();
  const letter = { ...(await genuine()), id: '0'.repeat(64) };
  const inFlight = 2 * 1;
  const total = inFlight + MOST_WAITING + 3;
  const all = Array.from({ length: total }, (_, n) =>
    opener.open(letter).then(result => void told.set(n, result.ok ? 'ok' : result.error)),
  );
  await Promise.resolve();
  await Promise.resolve();
  // The fourth that waited, the newcomer itself, and the newcomer that had taken the fourth's place.
  expect([...told.entries()].sort(([a], [b]) => a - b)).toEqual([
    [inFlight + 3, 'busy'],
    [inFlight + MOST_WAITING, 'busy'],
    [inFlight + MOST_WAITING + 1, 'busy'],
  ]);
  const finished = Promise.all(all);
  while (told.size < total) await go();
  await finished;
  expect([...told.values()].filter(fault => fault === 'bad-id')).toHaveLength(total - 3);
});

test('a flood through one relay leaves others their turns', async () => {
  const { port, go } = heldWorker();
  const opener = createOpener({ spawn: () => port, keys, workers: 1 });
  const flood = { ...(await genuine()), id: '0'.repeat(64) };
  let read = 0;
  const flooded = Array.from({ length: 2 * MOST_WAITING }, async () => {
    const told = await opener.open(flood, 'wss://flooded');
    if (!told.ok && told.error === 'bad-id') read += 1;
  });
  const readBefore = opener.open(await genuine(), 'wss://calm').then(({ ok: is }) => (is ? read : null));
  await go();
  // What the worker had already, and its turn in the next batch.
  expect(await readBefore).toBeLessThan(20);
  opener.close();
  await Promise.all(flooded);
  expect(read).toBeGreaterThan(MOST_WAITING);
});

test('a second worker starts only when the first falls behind', async () => {
  const spawned: ReturnType<typeof heldWorker>[] = [];
  const spawn = () => {
    const worker = heldWorker();
    spawned.push(worker);
    return worker.port;
  };
  const opener = createOpener({ spawn, keys, workers: 2 });
  const letter = await genuine();
  const results: Promise<Result<Opened, LetterFault>>[] = [opener.open(letter), opener.open(letter)];
  expect(spawned).toHaveLength(1);
  results.push(opener.open(letter));
  expect(spawned).toHaveLength(2);
  for (const { go } of spawned) await go();
  expect((await Promise.all(results)).map(({ ok }) => ok)).toEqual([true, true, true]);
});

test('a worker that dies gives its letters back, and another takes its place', async () => {
  const first = heldWorker();
  const second = heldWorker();
  const ports = [first.port, second.port];
  const opener = createOpener({ spawn: () => ports.shift() ?? second.port, keys, workers: 1 });
  const lost = opener.open(await genuine());
  first.port.onerror?.(new Event('error') as ErrorEvent);
  expect(await lost).toEqual({ ok: false, error: 'busy' });
  const again = opener.open(await genuine());
  await second.go();
  expect(await again).toMatchObject(ok({ request: { kind: 'book' } }));
});

test('closing answers everything that waits', async () => {
  const opener = createOpener({ spawn: () => heldWorker().port, keys, workers: 1 });
  const letter = await genuine();
  const results = Array.from({ length: 40 }, () => opener.open(letter));
  opener.close();
  for (const result of await Promise.all(results)) expect(result).toEqual({ ok: false, error: 'busy' });
});
