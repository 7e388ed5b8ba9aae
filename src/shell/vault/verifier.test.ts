import { expect, test } from 'vitest';
import { base64url } from '../../core/id';
import { signText } from './signing';
import {
  createVerifier,
  type FromVerifier,
  type ToVerifier,
  type VerifierPort,
  verifyBatch,
} from './verifier';

const clock = { now: () => 0, at: () => () => undefined };

const makeSigned = async (count: number) => {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const key = base64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return Promise.all(
    Array.from({ length: count }, async (_, n) => ({
      key,
      text: `text ${n}`,
      sig: await signText(pair.privateKey, `text ${n}`),
    })),
  );
};

/** A worker's code on this thread. */
const worker = () => {
  const seen: ToVerifier[] = [];
  const port: VerifierPort = {
    postMessage: message => {
      seen.push(message);
      void verifyBatch(structuredClone(message)).then(data =>
        port.onmessage?.({ data } as MessageEvent<FromVerifier>),
      );
    },
    onmessage: null,
    onerror: null,
    end: () => undefined,
  };
  return { port, seen };
};

test('shares many out among workers, and tells each its own', async () => {
  const [one, other] = [worker(), worker()];
  const ports = [one.port, other.port];
  const verifier = createVerifier({ clock, spawn: () => ports.shift() ?? null, workers: 2 });
  const signed = await makeSigned(201);
  const forged = signed.map((one, n) => (n % 7 === 3 ? { ...one, text: 'another text' } : one));
  const holds = await Promise.all(forged.map(verifier.verify));
  expect(holds).toEqual(forged.map((_, n) => n % 7 !== 3));
  expect([one, other].map(({ seen }) => seen.map(batch => batch.signed.length))).toEqual([[101], [100]]);
});

test('verifies few without a worker, and many too where there is none', async () => {
  const { port, seen } = worker();
  const few = createVerifier({ clock, spawn: () => port, workers: 1 });
  const signed = await makeSigned(100);
  expect(await Promise.all(signed.slice(0, 5).map(few.verify))).toEqual(Array(5).fill(true));
  expect(seen).toEqual([]);
  const none = createVerifier({ clock, spawn: () => null, workers: 1 });
  expect(await Promise.all(signed.map(none.verify))).toEqual(Array(100).fill(true));
  expect(await none.verify({ key: 'no key', sig: 'no signature', text: '' })).toBe(false);
});

test('verifies itself what a worker that dies was given, and starts another for the next', async () => {
  const dead: VerifierPort = {
    postMessage: () => queueMicrotask(() => dead.onerror?.({} as ErrorEvent)),
    onmessage: null,
    onerror: null,
    end: () => undefined,
  };
  const { port, seen } = worker();
  const ports = [dead, port];
  const verifier = createVerifier({ clock, spawn: () => ports.shift() ?? null, workers: 1 });
  const signed = await makeSigned(80);
  const forged = signed.map((one, n) => (n === 5 ? { ...one, text: 'another text' } : one));
  const wanted = forged.map((_, n) => n !== 5);
  expect(await Promise.all(forged.map(verifier.verify))).toEqual(wanted);
  expect(seen).toEqual([]);
  expect(await Promise.all(forged.map(verifier.verify))).toEqual(wanted);
  expect(seen.length).toBe(1);
});

test('ends its workers when there was nothing to do for a while', async () => {
  let alarm: () => void = () => undefined;
  let ended = 0;
  const { port } = worker();
  const ending: VerifierPort = Object.assign(port, {
    end: () => {
      ended += 1;
    },
  });
  const verifier = createVerifier({
    clock: {
      now: () => 0,
      at: (_, call) => {
        alarm = call;
        return () => undefined;
      },
    },
    spawn: () => ending,
    workers: 1,
  });
  const signed = await makeSigned(70);
  expect(await Promise.all(signed.map(verifier.verify))).toEqual(Array(70).fill(true));
  expect(ended).toBe(0);
  alarm();
  expect(ended).toBe(1);
});
