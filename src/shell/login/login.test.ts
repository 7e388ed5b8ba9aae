import { describe, expect, test } from 'vitest';
import { loginsContract } from '../../app/testing/logins.contract';
import type { Port } from '../device/port';
import { type ClientStep, takeStep } from './client';
import { type FromClient, serveClient, takeInWorker } from './clientTalk';
import { createDeskLogins } from './desk';
import { opaque } from './opaque';
import { setupFrom } from './setup';
import { createWalletLogins } from './wallet';

/** Over the ports that a worker has; its end is counted. */
let running = 0;
const spawn = (): Port<ClientStep, FromClient> => {
  const { port1, port2 } = new MessageChannel();
  const serve = serveClient(message => port2.postMessage(message), takeStep);
  port2.onmessage = event => void serve(event.data);
  running += 1;
  return {
    postMessage: step => port1.postMessage(step),
    set onmessage(listen: Port<ClientStep, FromClient>['onmessage']) {
      port1.onmessage = listen;
    },
    end: () => {
      running -= 1;
      port1.close();
    },
  };
};
const walletLogins = createWalletLogins({ take: takeInWorker(spawn) });

const desk = (logins: string | null, ...secrets: readonly number[]) =>
  createDeskLogins({
    logins: () => logins,
    members: {
      secrets: () =>
        secrets.map(byte => ({
          epoch: byte,
          secret: new Uint8Array(32).fill(byte) as Uint8Array<ArrayBuffer>,
        })),
    },
  });

const ONE = 'ab'.repeat(32);
const OTHER = 'cd'.repeat(32);

describe('logging in by OPAQUE', () => {
  const make = async () => ({ desks: [desk(ONE, 1), desk(ONE, 1)] as const, wallet: walletLogins });
  for (const { name, run } of loginsContract(make)) test(name, run);
});

test('each step has a worker, which ends with it, also where the step fails', async () => {
  await walletLogins.logIn('a fine morning in May');
  expect(running).toBe(0);
  const broken = takeInWorker(() => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => port2.postMessage({ failed: 'not there' });
    return Object.assign(port1, { end: () => port1.close() }) as unknown as ReturnType<typeof spawn>;
  });
  await expect(broken({ is: 'log-in', password: 'x' })).rejects.toThrow('not there');
});

test('a password is the same in whichever form its letters come', async () => {
  const own = desk(ONE, 1);
  const name = own.nameOf('ana@example.org');
  const registration = await walletLogins.register('uma manhã de maio'.normalize('NFD'));
  const reply = await own.register(name, registration.message);
  const record = reply.ok ? await registration.finish(reply.value) : null;
  const step = await walletLogins.logIn('uma manhã de maio'.normalize('NFC'));
  const started = await own.start(name, record, step.message);
  expect(started.ok && (await step.finish(started.value.reply))).not.toBeNull();
});

test('the setup follows from its secret, and another business has another', async () => {
  const module = await opaque();
  const setup = setupFrom(module, new Uint8Array(32).fill(1));
  expect(setupFrom(module, new Uint8Array(32).fill(1))).toBe(setup);
  expect(setupFrom(module, new Uint8Array(32).fill(2))).not.toBe(setup);
  expect(module.server.getPublicKey(setup)).toHaveLength(43);
});

test('with what another business holds, a password is not proven', async () => {
  const [own, foreign] = [desk(ONE, 1), desk(OTHER, 1)];
  const name = own.nameOf('ana@example.org');
  const registration = await walletLogins.register('a fine morning in May');
  const reply = await own.register(name, registration.message);
  const record = reply.ok ? await registration.finish(reply.value) : null;
  const step = await walletLogins.logIn('a fine morning in May');
  const started = await foreign.start(name, record, step.message);
  expect(started.ok && (await step.finish(started.value.reply))).toBeNull();
  expect(foreign.nameOf('ana@example.org')).not.toBe(name);
});

test('an unknown email is answered in the very form of a known one', async () => {
  const own = desk(ONE, 1);
  const name = own.nameOf('ana@example.org');
  const registration = await walletLogins.register('a fine morning in May');
  const reply = await own.register(name, registration.message);
  const record = reply.ok ? await registration.finish(reply.value) : null;
  const { message } = await walletLogins.logIn('x');
  const [known, unknown] = [await own.start(name, record, message), await own.start(name, null, message)];
  if (!known.ok || !unknown.ok) throw new Error('Both are answered');
  expect(unknown.value.reply).toHaveLength(known.value.reply.length);
  expect(unknown.value.state).toHaveLength(known.value.state.length);
});

test('a state that was sealed before a device was removed does not open after it', () => {
  const sealed = desk(ONE, 1).seal('state');
  expect(desk(ONE, 2, 1).open(sealed)).toBeNull();
  expect(desk(ONE, 1).open(sealed)).toBe('state');
});

test('a device that answers nobody knows no password', () => {
  expect(desk(null, 1).isReady()).toBe(false);
  expect(() => desk(null, 1).nameOf('ana@example.org')).toThrow();
});
