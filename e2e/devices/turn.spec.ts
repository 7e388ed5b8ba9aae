import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { Page } from '@playwright/test';
import type { DoorsOptions } from '../../src/host/doors';
import { soak } from '../people/trials';
import { test as base, expect } from './harness';
import { found, headsOf, inStep, join, openPage, reopen } from './steps';

const USER = { username: 'shop', credential: 'a long secret' };

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

const isMissing = spawnSync('turnserver', ['--version']).error !== undefined;

type Turn = { readonly url: string; readonly said: () => string };

const test = base.extend<{ readonly turn: Turn }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from here
  turn: async ({}, use) => {
    if (isMissing) throw new Error('coturn is not installed');
    const port = await freePort();
    const own = ['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`];
    const who = ['--lt-cred-mech', '--realm=caderneta', `--user=${USER.username}:${USER.credential}`];
    const quiet = ['--no-tls', '--no-dtls', '--no-cli', '--log-file=stdout', '--verbose', '--pidfile='];
    // Both devices are on this machine, which coturn otherwise takes for an attack.
    const server: ChildProcess = spawn('turnserver', [
      '-n',
      ...own,
      ...who,
      ...quiet,
      '--allow-loopback-peers',
    ]);
    let said = '';
    server.stdout?.on('data', data => {
      said += String(data);
    });
    await use({ url: `turn:127.0.0.1:${port}`, said: () => said });
    const ended = new Promise(resolve => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
  },
  config: async (
    { turn }: { readonly turn: Turn },
    use: (config: DoorsOptions['config']) => Promise<void>,
  ) => {
    await use({
      relays: ['/relay'],
      signaling: ['/signaling'],
      turn: [{ urls: `${turn.url}?transport=udp`, ...USER }],
    });
  },
});

/** As between two networks that let nothing through: a browser's own addresses are never offered. */
const relayOnly = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const Own = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Own {
      constructor(config?: RTCConfiguration) {
        super({ ...config, iceTransportPolicy: 'relay' });
      }
    };
  });

// The long form is told to try everything: there it is no reason to leave this out.
base.skip(!soak && isMissing, 'coturn is not installed');

test('devices that cannot reach each other meet through the TURN server of config.json', async ({
  person,
  turn,
}) => {
  const [owner, tablet] = [await person('owner'), await person('tablet')];
  for (const one of [owner, tablet]) {
    await relayOnly(one.page);
    await openPage(one);
  }
  await found(owner.page);
  await join(owner.page, tablet.page);
  await owner.page.evaluate(() => window.devicePage.write('through the relay'));
  await Promise.all([owner, tablet].map(one => reopen(one.page, true)));
  await Promise.all([inStep(owner.page, 1), inStep(tablet.page, 1)]);
  expect(await headsOf(owner.page)).toBe(await headsOf(tablet.page));
  expect(turn.said()).toMatch(/ALLOCATE processed, success/);
});
