import { WebSocket } from 'ws';
import { serveOrders } from './helper';
import { floodLetter, type Target } from './letters';

export type FlooderOrder =
  | { readonly is: 'seal'; readonly target: Target; readonly from: number; readonly count: number }
  /** To the first relay one letter in `every`, to the second all others; `rate` letters a second. */
  | {
      readonly is: 'pour';
      readonly relays: readonly [string, string];
      readonly every: number;
      readonly rate: number;
    };

export type FlooderReport = {
  readonly letters: number;
  /** How long it took, in seconds. */
  readonly took: number;
};

/** Connections to each relay. */
const CONNECTIONS = 3;

/** What waits in a connection before the flooder holds back, bytes. */
const MOST_BUFFERED = 4 * 1024 * 1024;

/** Seals letters beforehand, then pours them out evenly. */
export const run = async (): Promise<void> => {
  let frames: string[] = [];
  serveOrders<FlooderOrder, FlooderReport>(async order => {
    const begun = performance.now();
    const took = (): number => (performance.now() - begun) / 1000;
    if (order.is === 'seal') {
      frames = [];
      for (let n = order.from; n < order.from + order.count; n += 1)
        frames.push(JSON.stringify(['EVENT', await floodLetter(order.target, n)]));
      return { letters: frames.length, took: took() };
    }
    const [checked, careless] = await Promise.all(order.relays.map(open));
    if (!checked || !careless) throw new Error('Two relays are needed');
    for (let sent = 0; sent < frames.length; ) {
      await new Promise(resolve => setTimeout(resolve, 5));
      const due = Math.min(frames.length, Math.ceil(took() * order.rate));
      for (; sent < due; sent += 1) {
        const lines = sent % order.every === 0 ? checked : careless;
        const line = lines[sent % CONNECTIONS];
        if (!line || line.bufferedAmount > MOST_BUFFERED) break;
        line.send(frames[sent] ?? '');
      }
    }
    const report = { letters: frames.length, took: took() };
    // What is still on its way goes out before the connections end.
    for (const socket of [...checked, ...careless]) socket.close();
    return report;
  });
};

const open = (url: string): Promise<readonly WebSocket[]> =>
  Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const socket = new WebSocket(url);
      await new Promise((opened, failed) => socket.once('open', opened).once('error', failed));
      return socket;
    }),
  );
