import { describe, expect, test } from 'vitest';
import type { Host, HostOptions } from '../host';
import { connect, letter, newHost, newKey, publish, stored, type TestClient } from '../testing/client';

const open = async (options: Partial<HostOptions> = {}): Promise<{ host: Host; client: TestClient }> => {
  const host = await newHost(options);
  return { host, client: await connect(host.relay) };
};

const seconds = (): number => Math.floor(Date.now() / 1000);
const wrapFor = (key: string, more: object = {}) =>
  letter({ tags: [['p', key]], content: 'sealed', ...more });

describe('limits', () => {
  test('events and subscriptions an address sends too fast are refused', async () => {
    const { host, client } = await open({ limits: { eventsPerMinute: 3, requestsPerMinute: 2 } });
    const { key } = newKey();
    for (let i = 0; i < 3; i++) expect((await publish(client, wrapFor(key)))[0]).toBe(true);
    const again = await connect(host.relay);
    expect(await publish(again, wrapFor(key))).toEqual([false, 'rate-limited: slow down']);
    expect((await stored(client, { '#p': [key] })).length).toBe(3);
    expect((await stored(client, { '#p': [key] })).length).toBe(3);
    expect(await stored(again, { '#p': [key] })).toBe('rate-limited: slow down');
  });

  test('a rate fills up again', async () => {
    let now = Date.now();
    const { client } = await open({ limits: { eventsPerMinute: 1 }, now: () => now });
    expect((await publish(client, wrapFor('a')))[0]).toBe(true);
    expect((await publish(client, wrapFor('a')))[0]).toBe(false);
    now += 60_000;
    expect((await publish(client, wrapFor('a')))[0]).toBe(true);
  });

  test('a full relay says so, lets published things be replaced, and takes new ones when old ones expired', async () => {
    let now = Date.now();
    const { client } = await open({ limits: { diskBytes: 600_000 }, now: () => now });
    const shop = newKey();
    const catalog = { kind: 30078, tags: [['d', 'catalog']], secret: shop.secret };
    await publish(client, letter({ ...catalog, content: 'old' }));
    const content = 'x'.repeat(40_000);
    const until = ['expiration', String(seconds() + 60)];
    let refused: readonly [boolean, string] = [true, ''];
    for (let i = 0; i < 40 && refused[0]; i++)
      refused = await publish(client, letter({ tags: [['p', shop.key], until], content }));
    expect(refused).toEqual([false, 'blocked: relay full']);
    const newer = letter({ ...catalog, content: 'new', created_at: seconds() + 1 });
    expect(await publish(client, newer)).toEqual([true, '']);
    expect(await stored(client, { authors: [shop.key] })).toEqual([newer.id]);
    now += 61_000;
    expect(await publish(client, wrapFor(shop.key, { content }))).toEqual([true, '']);
  });

  test('connections of one address and in total', async () => {
    const few = await open({ limits: { connectionsPerAddress: 2 } });
    await connect(few.host.relay);
    await expect(connect(few.host.relay)).rejects.toThrow(/429/);
    const total = await open({ limits: { connections: 1 } });
    await expect(connect(total.host.relay)).rejects.toThrow(/503/);
    await total.client.close();
    await connect(total.host.relay);
  });

  test('subscriptions of a connection, filters of a subscription', async () => {
    const { client } = await open({ limits: { subscriptions: 2, filters: 2 } });
    const filter = { '#p': ['0'.repeat(64)] };
    client.send(['REQ', 'a', filter]);
    client.send(['REQ', 'b', filter]);
    client.send(['REQ', 'b', filter, filter]);
    client.send(['REQ', 'c', filter]);
    client.send(['REQ', 'a', filter, filter, filter]);
    const closed = [
      await client.until(([type]) => type === 'CLOSED'),
      await client.until(([type]) => type === 'CLOSED'),
    ];
    expect(closed).toEqual([
      ['CLOSED', 'c', 'blocked: too many subscriptions'],
      ['CLOSED', 'a', 'invalid: 1 to 2 filters'],
    ]);
  });

  test('a frame that is too long, or binary, ends the connection', async () => {
    const { host, client } = await open();
    client.sendRaw('x'.repeat(128 * 1024 + 1));
    expect(await client.closed).toBe(1009);
    const binary = await connect(host.relay);
    binary.sendRaw(Buffer.from('[]'));
    expect(await binary.closed).toBe(1003);
  });

  test('frames without end get the connection cut', async () => {
    const { client } = await open({ limits: { framesPerMinute: 10 } });
    for (let i = 0; i < 300; i++) client.sendRaw('[]');
    expect(await client.closed).toBe(1006);
  });
});

describe('a slow reader', () => {
  const content = 'x'.repeat(60_000);
  const limits = { bufferedBytes: 100_000 };

  test('gets all that is stored as fast as it reads', async () => {
    const { host, client } = await open({ limits });
    const { key } = newKey();
    for (let i = 0; i < 200; i++) await publish(client, wrapFor(key, { content }));
    const reader = await connect(host.relay);
    reader.send(['REQ', 'all', { '#p': [key] }]);
    await reader.next();
    reader.pause();
    // Others are served in the meantime.
    await publish(client, wrapFor('a'));
    reader.resume();
    let read = 1;
    await reader.until(([type]) => {
      read += type === 'EVENT' ? 1 : 0;
      return type === 'EOSE';
    });
    expect(read).toBe(200);
  });

  test('is cut off when it does not read what comes live', async () => {
    const { host, client } = await open({ limits });
    const { key } = newKey();
    const reader = await connect(host.relay);
    reader.send(['REQ', 'live', { '#p': [key] }]);
    await reader.next();
    reader.pause();
    // More than the system's own buffers hold.
    for (let i = 0; i < 300; i++) expect((await publish(client, wrapFor(key, { content })))[0]).toBe(true);
    reader.resume();
    expect(await reader.closed).toBe(1006);
  });
});
