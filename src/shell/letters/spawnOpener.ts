import { portOf } from '../device/port';
import type { OpenerPort } from './opener';

/** A worker that opens requests. */
export const spawnOpener = (): OpenerPort => {
  return portOf(new Worker(new URL('./openerWorker.ts', import.meta.url), { type: 'module' }));
};

/** A second worker where more than two cores leave one for it. */
export const openerWorkers = (): number => (navigator.hardwareConcurrency > 2 ? 2 : 1);
