import { WebSocket } from 'ws';
import { serveOrders } from './helper';
import { floodLetter, type Target } from './letters';

export type FlooderOrder =
  | { readonly is: 'seal'; readonly target: Target; readonly from: number; readonly count: number }
  /**
   * To the first relay one letter in `every`, to the second all others; `rate` letters a second. Reported once the
   * first are on their way. What was sealed comes first; after it letters are sealed as they go, until the end.
   */
  | {
      readonly is: 'pour';
      readonly relays: readonly [string, string];
      readonly every: number;
      readonly rate: number;
    }
  /** Ends the pouring, yet not before everything that was sealed beforehand is out. */
  | { readonly is: 'end' };

export type FlooderReport = {
  /** How many were sealed, or poured. */
  readonly letters: number;
  /** How long it took, in seconds. */
  readonly took: number;
};

/** Connections to each relay. */
const CONNECTIONS = 3;

/** What waits in a connection before the flooder holds back, bytes. */
const MOST_BUFFERED = 4 * 1024 * 1024;

type Lines = readonly [readonly WebSocket[], readonly WebSocket[]];

export const run = async (): Promise<void> => {
  let frames: readonly string[] = [];
  let seal: (n: number) => Promise<string> = () => Promise.reject(new Error('Nobody to flood'));
  let ended = false;
  let poured: Promise<FlooderReport> | null = null;

  const pour = async ([checked, careless]: Lines, every: number, rate: number): Promise<FlooderReport> => {
    const took = stopwatch();
    let sent = 0;
    const goesOn = (): boolean => !ended || sent < frames.length;
    while (goesOn()) {
      await new Promise(resolve => setTimeout(resolve, 5));
      for (const due = Math.ceil(took() * rate); sent < due && goesOn(); sent += 1) {
        const line = (sent % every === 0 ? checked : careless)[sent % CONNECTIONS];
        if (!line || line.bufferedAmount > MOST_BUFFERED) break;
        line.send(frames[sent] ?? (await seal(sent)));
      }
    }
    const report = { letters: sent, took: took() };
    // What is still on its way goes out before the connections end.
    for (const socket of [...checked, ...careless]) socket.close();
    return report;
  };

  serveOrders<FlooderOrder, FlooderReport>(async order => {
    const took = stopwatch();
    if (order.is === 'seal') {
      seal = async n => JSON.stringify(['EVENT', await floodLetter(order.target, order.from + n)]);
      const sealed: string[] = [];
      for (let n = 0; n < order.count; n += 1) sealed.push(await seal(n));
      frames = sealed;
      return { letters: frames.length, took: took() };
    }
    if (order.is === 'pour') {
      const [checked, careless] = order.relays;
      poured = pour([await open(checked), await open(careless)], order.every, order.rate);
      return { letters: 0, took: took() };
    }
    ended = true;
    if (!poured) throw new Error('Nothing was poured');
    return poured;
  });
};

/** Seconds since it was made. */
const stopwatch = (): (() => number) => {
  const begun = performance.now();
  return () => (performance.now() - begun) / 1000;
};

const open = (url: string): Promise<readonly WebSocket[]> =>
  Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const socket = new WebSocket(url);
      await new Promise((opened, failed) => socket.once('open', opened).once('error', failed));
      return socket;
    }),
  );
