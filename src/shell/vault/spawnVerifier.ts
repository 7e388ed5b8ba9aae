import type { VerifierPort } from './verifier';

/** A worker that verifies signatures; null outside of browsers. */
export const spawnVerifier = (): VerifierPort | null => {
  if (!('Worker' in globalThis)) return null;
  const worker = new Worker(new URL('./verifierWorker.ts', import.meta.url), { type: 'module' });
  const port: VerifierPort = {
    postMessage: message => worker.postMessage(message),
    onmessage: null,
    onerror: null,
    end: () => worker.terminate(),
  };
  worker.onmessage = event => port.onmessage?.(event);
  worker.onerror = event => port.onerror?.(event);
  return port;
};

/** One core is left to the page, which writes meanwhile what was verified. */
export const verifierWorkers = (): number =>
  Math.min(3, Math.max(1, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1));
