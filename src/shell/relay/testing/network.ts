import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { Chance, Filter, Letter, RelayState, Relays } from '../../../app/ports';
import { createRelays } from '../relays';
import { createManualClock, type ManualClock } from './clock';

/** Node's sockets under the browser's name; what is used of them is the same. */
export const open = (url: string): globalThis.WebSocket =>
  new WebSocket(url) as unknown as globalThis.WebSocket;

/** Bytes that look random and are the same in each run. */
export const createChance = (): Chance => {
  let state = 1;
  return {
    bytes: count =>
      Uint8Array.from({ length: count }, () => {
        state = (state * 48_271) % 2_147_483_647;
        return state & 255;
      }),
  };
};

export type TestRelays = ReturnType<typeof createRelays> & {
  readonly clock: ManualClock;
  readonly chance: Chance;
  readonly backOnline: () => void;
};

/** The relays of one page, ended with the test. */
export const newPage = (): TestRelays => {
  const clock = createManualClock();
  const chance = createChance();
  let backOnline = (): void => undefined;
  const online = (listen: () => void) => {
    backOnline = listen;
    return () => undefined;
  };
  const relays = createRelays({ clock, chance, open, online });
  onTestFinished(relays.stop);
  return { ...relays, clock, chance, backOnline: () => backOnline() };
};

/** Resolves when the relay is in this state, at once if it is. */
export const reaches = (relays: Relays, url: string, wanted: RelayState['state']): Promise<void> =>
  new Promise(done => {
    const stop = relays.states([url])(([first]) => {
      if (first?.state !== wanted) return;
      queueMicrotask(() => stop());
      done();
    });
  });

/** What arrives in a subscription, to be waited for. */
export const listen = (relays: Relays, urls: readonly string[], filter: Filter) => {
  const letters: Letter[] = [];
  const stored: string[] = [];
  let wake = (): void => undefined;
  const stop = relays.subscribe(urls, filter, {
    letter: letter => {
      letters.push(letter);
      wake();
    },
    stored: relay => {
      stored.push(relay);
      wake();
    },
  });
  const until = async (fits: () => boolean): Promise<void> => {
    while (!fits())
      await new Promise<void>(woken => {
        wake = woken;
      });
  };
  return { letters, stored, stop, until };
};

/** The URL of a relay that says what the test makes it say, ended with the test. */
export const newPuppet = (
  act: (frame: readonly unknown[], say: (frame: unknown) => void) => void,
): Promise<string> =>
  new Promise(started => {
    const server = new WebSocketServer({ port: 0, host: 'localhost' });
    server.on('connection', socket =>
      socket.on('message', data =>
        act(JSON.parse(data.toString()), frame =>
          socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
        ),
      ),
    );
    onTestFinished(
      () =>
        new Promise<void>(done => {
          for (const client of server.clients) client.terminate();
          server.close(() => done());
        }),
    );
    server.on('listening', () => started(`ws://localhost:${(server.address() as AddressInfo).port}`));
  });
