import { createConnection } from 'node:net';
import { expect, test } from 'vitest';
import { connect, letter, newHost, newKey, publish, stored, type TestClient } from './testing/client';

const SOAK = process.env['SOAK'] === '1';
const FRAMES = SOAK ? 100_000 : 3_000;
const PATIENCE = SOAK ? 600_000 : 60_000;
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const UNLIMITED = {
  framesPerMinute: 1e9,
  eventsPerMinute: 1e9,
  requestsPerMinute: 1e9,
  connectionsPerAddress: 1e6,
  connections: 1e6,
};

/** A generator of chances that gives the same again for the same seed (mulberry32). */
const createDice = (seed: number) => {
  let state = seed;
  const roll = (sides: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
  return { roll, pick: <T>(list: readonly T[]): T => list[roll(list.length)] as T };
};
type Dice = ReturnType<typeof createDice>;

const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  1.5,
  '',
  'topic',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  "'; DROP TABLE events; --",
  'x'.repeat(5_000),
  [],
  [[]],
  {},
  { toString: 1 },
  { length: 1e9 },
  { __proto__: null, type: 'publish' },
];

const anything = (dice: Dice, words: readonly string[], depth = 0): unknown => {
  const kind = dice.roll(depth > 3 ? 2 : 5);
  if (kind === 0) return dice.pick(ODD);
  if (kind === 1) return dice.pick(words);
  const size = dice.roll(4);
  const parts = Array.from({ length: size }, () => anything(dice, words, depth + 1));
  return kind === 2 ? parts : Object.fromEntries(parts.map(part => [dice.pick(words), part]));
};

/** Text that is nearly a frame, nearly JSON, or nothing like it. */
const broken = (dice: Dice, text: string): string | Buffer => {
  const at = dice.roll(text.length + 1);
  switch (dice.roll(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + String.fromCharCode(dice.roll(65_536)) + text.slice(at);
    case 2:
      return '['.repeat(dice.roll(60_000));
    case 3:
      return `{"type":"publish","topic":"t","data":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    case 4:
      return Buffer.from(text);
    default:
      return Buffer.from(Array.from({ length: dice.roll(50) }, () => dice.roll(256)));
  }
};

/** Sends frames, each of which arrives: only a binary one ends the connection, and then another is made. */
const flood = async (url: string, frames: number, make: () => string | Buffer): Promise<void> => {
  let client = await connect(url);
  for (let i = 0; i < frames; i++) {
    const frame = make();
    client.sendRaw(frame);
    if (typeof frame !== 'string') {
      expect(await client.closed).toBe(1003);
      client = await connect(url);
    }
    // Answers are let in between.
    if (i % 20 === 19) await new Promise(setImmediate);
  }
  await client.close();
};

test(
  `signaling survives ${FRAMES} frames and introduces devices afterwards (seed ${SEED})`,
  async () => {
    const { signaling } = await newHost({ limits: UNLIMITED });
    const dice = createDice(SEED);
    const words = [
      'type',
      'subscribe',
      'unsubscribe',
      'publish',
      'ping',
      'topics',
      'topic',
      'data',
      'clients',
      't',
    ];
    const [one, two] = [await connect(signaling), await connect(signaling)];
    for (const device of [one, two]) device.send({ type: 'subscribe', topics: ['room'] });
    await flood(signaling, FRAMES, () => {
      const frame =
        dice.roll(2) === 0
          ? anything(dice, words)
          : {
              type: dice.pick(words),
              topics: dice.pick([['t'], ['room'], anything(dice, words)]),
              topic: dice.pick(['t', 'room', anything(dice, words)]),
              data: anything(dice, words),
            };
      const text = JSON.stringify(frame) ?? 'undefined';
      return dice.roll(3) === 0 ? broken(dice, text) : text;
    });
    one.send({ type: 'publish', topic: 'room', data: 'still there?' });
    const heard = async (device: TestClient): Promise<unknown> => {
      for (;;) {
        const frame = (await device.next()) as { type: string; data?: unknown };
        if (frame.type === 'publish' && frame.data === 'still there?') return frame;
      }
    };
    expect(await heard(two)).toEqual({ type: 'publish', topic: 'room', data: 'still there?', clients: 2 });
  },
  PATIENCE,
);

test(
  `the relay survives ${FRAMES} frames and keeps letters afterwards (seed ${SEED})`,
  async () => {
    const { relay } = await newHost({ limits: UNLIMITED });
    const dice = createDice(SEED);
    const { key } = newKey();
    const words = [
      'EVENT',
      'REQ',
      'CLOSE',
      'AUTH',
      'COUNT',
      'ids',
      'kinds',
      '#p',
      '#d',
      'since',
      'limit',
      'id',
      key,
    ];
    const genuine = letter({ tags: [['p', key]], content: 'sealed' });
    await publish(await connect(relay), genuine);
    const filter = { kinds: [1059], '#p': [key] };
    await flood(relay, FRAMES, () => {
      const near = dice.pick([
        ['EVENT', { ...genuine, [dice.pick(Object.keys(genuine))]: anything(dice, words) }],
        [
          'REQ',
          dice.pick(['a', 'b', anything(dice, words)]),
          { ...filter, [dice.pick(words)]: anything(dice, words) },
        ],
        ['REQ', 'c', ...Array.from({ length: dice.roll(12) }, () => filter)],
        ['CLOSE', dice.pick(['a', 'b', anything(dice, words)])],
        [dice.pick(words), anything(dice, words), anything(dice, words)],
        anything(dice, words),
      ]);
      const text = JSON.stringify(near) ?? 'undefined';
      return dice.roll(3) === 0 ? broken(dice, text) : text;
    });
    const client = await connect(relay);
    const later = letter({ tags: [['p', key]] });
    expect(await publish(client, later)).toEqual([true, '']);
    const held = await stored(client, filter);
    expect([...held].toSorted()).toEqual([genuine.id, later.id].toSorted());
  },
  PATIENCE,
);

test.each(['/relay', '/signaling', '/elsewhere'])(
  'bytes that are no WebSocket do no harm at %s',
  async path => {
    const host = await newHost();
    const dice = createDice(SEED);
    const { port } = new URL(host.url);
    const asks = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`;
    const keys = ['', 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'];
    for (let i = 0; i < (SOAK ? 2_000 : 100); i++)
      await new Promise<void>(done => {
        const socket = createConnection({ port: Number(port), host: 'localhost' });
        socket.on('error', () => undefined);
        socket.on('close', () => done());
        socket.on('data', () => undefined);
        socket.write(dice.pick([`${asks}${dice.pick(keys)}\r\n`, asks, '']));
        socket.end(Buffer.from(Array.from({ length: dice.roll(200) }, () => dice.roll(256))));
      });
    const [letters, device] = [await connect(host.relay), await connect(host.signaling)];
    expect(await publish(letters, letter({ tags: [['p', 'a']] }))).toEqual([true, '']);
    device.send({ type: 'ping' });
    expect(await device.next()).toEqual({ type: 'pong' });
  },
);
