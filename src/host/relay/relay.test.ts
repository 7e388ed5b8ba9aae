import { Relay as NostrClient, useWebSocketImplementation } from 'nostr-tools/relay';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Host, HostOptions } from '../host.ts';
import { connect, letter, newHost, newKey, publish, stored, type TestClient } from '../testing/client.ts';

const SOAK = process.env['SOAK'] === '1';
const open = async (options: Partial<HostOptions> = {}): Promise<{ host: Host; client: TestClient }> => {
  const host = await newHost(options);
  return { host, client: await connect(host.relay) };
};

const seconds = (): number => Math.floor(Date.now() / 1000);
const wrapFor = (key: string, more: object = {}) =>
  letter({ tags: [['p', key]], content: 'sealed', ...more });

describe('strangers', () => {
  test('receive nothing of another business, stored or live', async () => {
    const { host, client } = await open();
    const [shop, other] = [newKey(), newKey()];
    const old = wrapFor(shop.key);
    expect(await publish(client, old)).toEqual([true, '']);

    const stranger = await connect(host.relay);
    stranger.send(['REQ', 'mine', { kinds: [1059], '#p': [other.key] }, { authors: [other.key] }]);
    expect(await stranger.next()).toEqual(['EOSE', 'mine']);
    await publish(client, wrapFor(shop.key));
    await publish(client, letter({ kind: 30078, tags: [['d', 'catalog']], secret: shop.secret }));
    const own = wrapFor(other.key);
    await publish(client, own);
    expect(await stranger.next()).toEqual(['EVENT', 'mine', own]);
  });

  test.each([
    ['gift wraps of everybody', { kinds: [1059] }],
    ['gift wraps by id', { kinds: [1059], ids: ['0'.repeat(64)] }],
    ['gift wraps by author', { kinds: [1059], authors: ['0'.repeat(64)] }],
    ['all catalogs', { kinds: [30078] }],
    ['all catalogs by a short name', { kinds: [30078], '#d': ['catalog'] }],
    ['everything', {}],
    ['everything since', { since: 1 }],
    ['other kinds', { kinds: [1], authors: ['0'.repeat(64)] }],
  ])('may not browse %s', async (_what, filter) => {
    const { client } = await open();
    expect(await stored(client, filter)).toMatch(/^restricted: /);
  });

  test.each([
    ['search', { search: 'x', authors: ['0'.repeat(64)] }],
    ['tags that must all be there', { '&p': ['0'.repeat(64)] }],
    ['three tags', { '#p': ['a'], '#d': ['b'], '#e': ['c'] }],
    ['empty lists', { authors: [] }],
    ['ids that are none', { ids: ["'; drop table events; --"] }],
  ])('cannot use %s', async (_what, filter) => {
    const { client } = await open();
    expect(await stored(client, filter)).toMatch(/^invalid: /);
  });
});

describe('an event is not taken', () => {
  test.each([
    ['of another kind', () => letter({ kind: 1 }), /^blocked: this kind/],
    ['dated 16 minutes ahead', () => wrapFor('a', { created_at: seconds() + 16 * 60 }), /too far ahead/],
    [
      'that expired',
      () =>
        letter({
          tags: [
            ['p', 'a'],
            ['expiration', String(seconds() - 1)],
          ],
        }),
      /^invalid: expired/,
    ],
    [
      'with an expiration that is none',
      () =>
        letter({
          tags: [
            ['p', 'a'],
            ['expiration', 'soon'],
          ],
        }),
      /not a date/,
    ],
    ['for nobody', () => letter(), /p tag/],
    ['addressable without a place', () => letter({ kind: 30078 }), /d tag/],
    ['that is too large', () => wrapFor('a', { content: 'x'.repeat(65_500) }), /larger than/],
    [
      'that delegates',
      () =>
        letter({
          tags: [
            ['p', 'a'],
            ['delegation', 'a', 'b', 'c'],
          ],
        }),
      /delegations/,
    ],
    ['whose content was altered', () => ({ ...wrapFor('a'), content: 'other' }), /not the hash/],
    ['whose signature is another', () => ({ ...wrapFor('a'), sig: wrapFor('a').sig }), /signature/],
  ])('%s', async (_what, make, reason) => {
    const { client } = await open();
    const [taken, says] = await publish(client, make());
    expect(taken).toBe(false);
    expect(says).toMatch(reason);
  });

  test('14 minutes ahead is still taken', async () => {
    const { client } = await open();
    expect(await publish(client, wrapFor('a', { created_at: seconds() + 14 * 60 }))).toEqual([true, '']);
  });
});

test('a forged copy with the same id does not keep the genuine one out', async () => {
  const { client } = await open();
  const { key } = newKey();
  const genuine = wrapFor(key);
  const forged = [
    { ...genuine, sig: wrapFor(key).sig },
    { ...genuine, content: 'other' },
    { ...genuine, sig: '0'.repeat(128) },
  ];
  client.send(['REQ', 'live', { kinds: [1059], '#p': [key] }]);
  expect(await client.next()).toEqual(['EOSE', 'live']);
  for (const copy of forged) expect((await publish(client, copy))[0]).toBe(false);
  client.send(['EVENT', genuine]);
  expect(await client.next()).toEqual(['EVENT', 'live', genuine]);
  expect(await client.next()).toEqual(['OK', genuine.id, true, '']);
  expect(await stored(client, { '#p': [key] })).toEqual([genuine.id]);
});

test('what expired is neither served nor kept', async () => {
  let now = Date.now();
  const { client } = await open({ now: () => now });
  const shop = newKey();
  const short = letter({
    tags: [
      ['p', shop.key],
      ['expiration', String(seconds() + 60)],
    ],
  });
  const long = wrapFor(shop.key);
  const data = letter({ kind: 30078, tags: [['d', 'x']], secret: shop.secret });
  for (const event of [short, long, data]) expect((await publish(client, event))[0]).toBe(true);
  const filters = { kinds: [1059], '#p': [shop.key] };
  expect((await stored(client, filters)).length).toBe(2);
  now += 61_000;
  expect(await stored(client, filters)).toEqual([long.id]);
  now += 36 * 24 * 3600 * 1000;
  expect(await stored(client, filters)).toEqual([]);
  expect(await stored(client, { authors: [shop.key] })).toEqual([data.id]);
});

test('of addressable events the later one stays', async () => {
  const { client } = await open();
  const { secret, key } = newKey();
  const at = seconds();
  const place = { kind: 30078, tags: [['d', 'catalog']], secret };
  const older = letter({ ...place, created_at: at, content: 'old' });
  const newer = letter({ ...place, created_at: at + 1, content: 'new' });
  await publish(client, newer);
  await publish(client, older);
  expect(await stored(client, { kinds: [30078], authors: [key] })).toEqual([newer.id]);
});

test('a page is as long as asked, and never longer than the relay says', async () => {
  const { client } = await open({ limits: { results: 10 } });
  const { key } = newKey();
  for (let i = 0; i < 15; i++) await publish(client, wrapFor(key, { created_at: seconds() - i }));
  expect((await stored(client, { '#p': [key] })).length).toBe(10);
  expect((await stored(client, { '#p': [key], limit: 1000 })).length).toBe(10);
  expect((await stored(client, { '#p': [key], limit: 4 })).length).toBe(4);
  expect((await stored(client, { '#p': [key], limit: 0 })).length).toBe(0);
});

test(
  'races of publishing and subscribing lose nothing and send nothing twice',
  async () => {
    const { host, client } = await open({
      limits: { eventsPerMinute: 1e6, requestsPerMinute: 1e6, framesPerMinute: 1e6 },
    });
    const reader = await connect(host.relay);
    for (let round = 0; round < (SOAK ? 1_000 : 100); round++) {
      const { key } = newKey();
      const events = [wrapFor(key), wrapFor(key), wrapFor(key)];
      const sub = `race${round}`;
      // One goes before the subscription, one as it is opened, one after.
      const [first, second, third] = events;
      client.send(['EVENT', first]);
      if (round % 2 === 0) client.send(['EVENT', second]);
      reader.send(['REQ', sub, { kinds: [1059], '#p': [key] }]);
      if (round % 2 === 1) client.send(['EVENT', second]);
      client.send(['EVENT', third]);
      const got: string[] = [];
      let ended = false;
      while (got.length < events.length || !ended) {
        const [type, , event] = await reader.until(frame => frame[1] === sub);
        if (type === 'EOSE') ended = true;
        if (type === 'EVENT') got.push((event as { id: string }).id);
      }
      reader.send(['CLOSE', sub]);
      expect(got.toSorted()).toEqual(events.map(event => event.id).toSorted());
    }
  },
  SOAK ? 300_000 : 60_000,
);

test('a client that is not ours gets along with it', async () => {
  const { host } = await open();
  const { key } = newKey();
  const [before, after] = [wrapFor(key), wrapFor(key)];
  useWebSocketImplementation(WebSocket);
  const client = await NostrClient.connect(host.relay);
  await client.publish(before);
  const got: string[] = [];
  await new Promise<void>(done => {
    client.subscribe([{ kinds: [1059], '#p': [key] }], {
      onevent: ({ id }) => {
        got.push(id);
        if (id === after.id) done();
      },
      oneose: () => void client.publish(after),
    });
  });
  client.close();
  expect(got).toEqual([before.id, after.id]);
});

test('NIP-11: the relay describes itself and its limits', async () => {
  const { host } = await open();
  const answer = await fetch(`${host.url}/relay`, { headers: { Accept: 'application/nostr+json' } });
  expect(answer.headers.get('content-type')).toBe('application/nostr+json');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.json()).toMatchObject({
    supported_nips: [1, 11, 40, 59, 78],
    limitation: { max_limit: 300 },
  });
});

test('stopped, started and wiped', async () => {
  const { host, client } = await open();
  const { key } = newKey();
  await publish(client, wrapFor(key));
  await host.stopRelay();
  expect(await client.closed).toBe(1006);
  await expect(connect(host.relay)).rejects.toThrow();
  await host.startRelay();
  const again = await connect(host.relay);
  expect((await stored(again, { '#p': [key] })).length).toBe(1);
  host.wipe();
  expect(await stored(again, { '#p': [key] })).toEqual([]);
});
