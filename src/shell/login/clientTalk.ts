import type { Port } from '../device/port';
import type { ClientSays, ClientStep } from './client';

/** Back from a worker: what a step says, or why it could not be taken. */
export type FromClient = { readonly says: ClientSays } | { readonly failed: string };

/** The worker's side: one step, and its end. */
export const serveClient =
  (post: (message: FromClient) => void, take: (step: ClientStep) => Promise<ClientSays>) =>
  async (step: ClientStep): Promise<void> => {
    try {
      post({ says: await take(step) });
    } catch (error) {
      post({ failed: String(error) });
    }
  };

/**
 * Takes each step in a worker of its own, which ends with it: the memory that stretching needs goes with the worker,
 * and so does the password.
 */
export const takeInWorker =
  (spawn: () => Port<ClientStep, FromClient>) =>
  (step: ClientStep): Promise<ClientSays> =>
    new Promise((resolve, reject) => {
      const worker = spawn();
      worker.onmessage = ({ data }) => {
        worker.end();
        if ('says' in data) resolve(data.says);
        else reject(new Error(data.failed));
      };
      worker.onerror = event => {
        worker.end();
        reject(new Error(event.message));
      };
      worker.postMessage(step);
    });
