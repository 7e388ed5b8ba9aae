import { portOf } from '../device/port';
import type { VerifierPort } from './verifier';

/** A worker that verifies signatures; null outside of browsers. */
export const spawnVerifier = (): VerifierPort | null => {
  if (!('Worker' in globalThis)) return null;
  return portOf(new Worker(new URL('./verifierWorker.ts', import.meta.url), { type: 'module' }));
};

/** One core is left to the page, which writes meanwhile what was verified. */
export const verifierWorkers = (): number =>
  Math.min(3, Math.max(1, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1));
