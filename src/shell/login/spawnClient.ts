import { type Port, portOf } from '../device/port';
import type { ClientStep } from './client';
import type { FromClient } from './clientTalk';

/** A worker that takes one step of logging in. */
export const spawnClient = (): Port<ClientStep, FromClient> =>
  portOf(new Worker(new URL('./clientWorker.ts', import.meta.url), { type: 'module' }));
