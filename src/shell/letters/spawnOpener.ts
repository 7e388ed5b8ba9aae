import type { OpenerPort } from './opener';

/** A worker that opens requests. */
export const spawnOpener = (): OpenerPort => {
  const worker = new Worker(new URL('./openerWorker.ts', import.meta.url), { type: 'module' });
  const port: OpenerPort = {
    postMessage: message => worker.postMessage(message),
    onmessage: null,
    onerror: null,
    end: () => worker.terminate(),
  };
  worker.onmessage = event => port.onmessage?.(event);
  worker.onerror = event => port.onerror?.(event);
  return port;
};

/** A second worker where more than two cores leave one for it. */
export const openerWorkers = (): number => (navigator.hardwareConcurrency > 2 ? 2 : 1);
