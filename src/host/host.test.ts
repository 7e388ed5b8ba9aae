import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { openDoors } from './doors';
import { startHost } from './host';
import { limitsFrom } from './limits';
import { host as plugin } from './plugin';
import { connect, letter, newHost, newKey, publish, stored } from './testing/client';

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'caderneta-host-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
};
const built = (): string => {
  const dist = folder();
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>App</title>');
  writeFileSync(join(dist, 'config.json'), '{"relays":["/relay"]}');
  return dist;
};

test('files, relay and signaling on one port, with headers that keep strangers out', async () => {
  const host = await newHost({ dist: built() });
  const page = await fetch(`${host.url}/`);
  expect(await page.text()).toContain('<title>App</title>');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(page.headers.get('permissions-policy')).toMatch(/^camera=\(self\), (?:[a-z-]+=\(\)(?:, |$))+$/);
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await (await fetch(`${host.url}/config.json`)).json()).toEqual({ relays: ['/relay'] });
  expect(await publish(await connect(host.relay), letter({ tags: [['p', 'a']] }))).toEqual([true, '']);
  const device = await connect(host.signaling);
  device.send({ type: 'ping' });
  expect(await device.next()).toEqual({ type: 'pong' });
  await expect(connect(`${host.url.replace('http', 'ws')}/elsewhere`)).rejects.toThrow();
});

test('another configuration may be served in place of the built one', async () => {
  const config = { relays: ['wss://relay.example'] };
  const host = await newHost({ dist: built(), config });
  expect(await (await fetch(`${host.url}/config.json`)).json()).toEqual(config);
});

test('letters outlive the host', async () => {
  const data = folder();
  const { key } = newKey();
  const kept = letter({ tags: [['p', key]] });
  const first = await startHost({ port: 0, data });
  await publish(await connect(first.relay), kept);
  await first.stop();
  const second = await newHost({ data });
  expect(await stored(await connect(second.relay), { '#p': [key] })).toEqual([kept.id]);
});

test('beside the development server, its own socket for updates still works', async () => {
  const { createServer } = await import('vite');
  const doors = await openDoors({ data: ':memory:' });
  const server = await createServer({
    configFile: false,
    root: built(),
    logLevel: 'error',
    plugins: [plugin(doors)],
    server: { port: 0, host: 'localhost' },
  });
  await server.listen();
  onTestFinished(() => server.close());
  const at = server.resolvedUrls?.local[0]?.replace('http', 'ws') ?? '';
  expect(await publish(await connect(`${at}relay`), letter({ tags: [['p', 'a']] }))).toEqual([true, '']);
  const updates = new WebSocket(`${at}?token=${server.config.webSocketToken}`, 'vite-hmr');
  const greeting = await new Promise(said =>
    updates.on('message', data => said(JSON.parse(data.toString()))),
  );
  expect(greeting).toEqual({ type: 'connected' });
  updates.terminate();
});

test('a proxy on the same machine names whom its connections are from', async () => {
  const host = await newHost({ behindProxy: true, limits: { connectionsPerAddress: 1 } });
  const from = (address: string): Promise<'open' | 'refused'> =>
    new Promise(settled => {
      const socket = new WebSocket(host.relay, { headers: { 'X-Forwarded-For': `10.0.0.1, ${address}` } });
      socket.on('open', () => settled('open'));
      socket.on('error', () => settled('refused'));
    });
  expect(await from('203.0.113.1')).toBe('open');
  expect(await from('203.0.113.1')).toBe('refused');
  expect(await from('203.0.113.2')).toBe('open');
  // One household's addresses count as one.
  expect(await from('2001:db8:0:1::1')).toBe('open');
  expect(await from('2001:db8::1:8:7:6:5')).toBe('refused');
  expect(await from('2001:db8:0:2::1')).toBe('open');
});

test('limits are read from JSON, and what is none is refused', () => {
  expect(limitsFrom('{"diskBytes":5000000,"eventsPerMinute":60}')).toEqual({
    diskBytes: 5_000_000,
    eventsPerMinute: 60,
  });
  for (const wrong of ['{"diskbytes":1}', '{"diskBytes":"1"}', '{"diskBytes":0}', 'null', ''])
    expect(() => limitsFrom(wrong)).toThrow();
});
