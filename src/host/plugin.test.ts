import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PreviewServer, preview } from 'vite';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { host } from './plugin';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caderneta-plugin-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>App</title>');
  for (const name of ['PORT', 'HOST', 'HOSTS', 'BEHIND_PROXY', 'RELAY_LIMITS']) vi.stubEnv(name, undefined);
  vi.stubEnv('RELAY_DATA', join(folder, 'relay'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What `npm start` runs once the app is built, with the variables as they stand. */
const start = async (): Promise<PreviewServer> => {
  const server = await preview({
    configFile: false,
    logLevel: 'silent',
    build: { outDir: folder },
    plugins: [host()],
  });
  onTestFinished(() => server.close());
  return server;
};

const addressOf = (server: PreviewServer): AddressInfo => server.httpServer.address() as AddressInfo;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** The answer to a request that was made under a name, as a proxy passes it on. */
const asked = (port: number, name: string, path: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const asking = request({ host: 'localhost', port, path, headers: { host: name } }, answer => {
      let body = '';
      answer.on('data', part => {
        body += String(part);
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    asking.once('error', reject);
    asking.end();
  });

test('PORT is the port of app and relay; one that is taken is an error, not another port', async () => {
  const port = await freePort();
  vi.stubEnv('PORT', String(port));
  expect(addressOf(await start()).port).toBe(port);
  expect((await asked(port, 'localhost', '/')).body).toContain('<title>App</title>');
  expect(JSON.parse((await asked(port, 'localhost', '/relay')).body)).toHaveProperty('supported_nips');
  await expect(start()).rejects.toThrow(String(port));
});

test('without HOST nobody but this machine is let in; HOST names another address', async () => {
  vi.stubEnv('PORT', String(await freePort()));
  expect(['127.0.0.1', '::1']).toContain(addressOf(await start()).address);
  vi.stubEnv('PORT', String(await freePort()));
  vi.stubEnv('HOST', '0.0.0.0');
  expect(addressOf(await start()).address).toBe('0.0.0.0');
});

test('HOSTS are the names that it answers to behind a proxy, and no others', async () => {
  vi.stubEnv('PORT', String(await freePort()));
  const own = addressOf(await start()).port;
  expect((await asked(own, 'agenda.example.org', '/')).status).toBe(403);

  vi.stubEnv('PORT', String(await freePort()));
  vi.stubEnv('HOSTS', 'agenda.example.org, book.example.net');
  const { port } = addressOf(await start());
  for (const name of ['agenda.example.org', 'book.example.net', 'localhost'])
    expect((await asked(port, name, '/')).status, name).toBe(200);
  expect((await asked(port, 'stranger.example', '/')).status).toBe(403);
});
