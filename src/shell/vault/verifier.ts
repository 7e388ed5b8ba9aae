import type { Clock, Stop } from '../../app/ports';
import type { Port } from '../device/port';
import { verifyText } from './signing';

/** A signature, the text that it is said to be of, and the raw public key; key and signature base64url. */
export type Signed = { readonly key: string; readonly sig: string; readonly text: string };

export type ToVerifier = { readonly batch: number; readonly signed: readonly Signed[] };
/** Back: which signatures of a batch hold, in its order. */
export type FromVerifier = { readonly batch: number; readonly holds: readonly boolean[] };

export type VerifierPort = Port<ToVerifier, FromVerifier>;

export type Verifier = {
  /** Whether the signature is one of the text by the key. Never rejects. */
  readonly verify: (signed: Signed) => Promise<boolean>;
  readonly close: Stop;
};

type Waiting = { readonly signed: Signed; readonly tell: (holds: boolean) => void };
type Running = { readonly take: (batch: readonly Waiting[]) => void; readonly end: Stop };

export type VerifierParts = {
  readonly clock: Clock;
  /** Null where there are no workers. */
  readonly spawn: () => VerifierPort | null;
  /** At most so many. */
  readonly workers: number;
};

/** From so many at once on a worker is worth its start. */
const MANY = 64;
/** Shared out together. */
const ROUND = 2_000;
/** Milliseconds without work after which workers end: a book comes in once, a change now and then. */
const IDLE = 10_000;

/**
 * Browsers verify Ed25519 on the thread that asks, a tenth of a millisecond each: a whole book holds a page up for
 * seconds. What is asked for in one go is shared out among workers; few, and all where no worker starts, are
 * verified here.
 */
export const createVerifier = ({ clock, spawn, workers }: VerifierParts): Verifier => {
  const running: Running[] = [];
  let gathered: Waiting[] = [];
  let ahead = 0;
  let stopIdle: Stop = () => undefined;

  const here = (batch: readonly Waiting[]) => {
    for (const { signed, tell } of batch) void verifyText(signed.key, signed.sig, signed.text).then(tell);
  };

  const end = () => {
    stopIdle();
    for (const one of running.splice(0)) one.end();
  };

  const settled = () => {
    ahead -= 1;
    stopIdle();
    if (ahead === 0) stopIdle = clock.at(clock.now() + IDLE, end);
  };

  const start = (): Running | null => {
    const port = spawn();
    if (!port) return null;
    const batches = new Map<number, readonly Waiting[]>();
    let count = 0;
    const self: Running = {
      take: batch => {
        count += 1;
        ahead += 1;
        batches.set(count, batch);
        port.postMessage({ batch: count, signed: batch.map(({ signed }) => signed) });
      },
      end: () => {
        port.onmessage = null;
        port.end();
        for (const batch of batches.values()) {
          settled();
          here(batch);
        }
        batches.clear();
      },
    };
    port.onmessage = ({ data }) => {
      const batch = batches.get(data.batch);
      if (!batch) return;
      batches.delete(data.batch);
      settled();
      for (const [index, { tell }] of batch.entries()) tell(data.holds[index] === true);
    };
    // It could not start, or died.
    port.onerror = () => {
      const at = running.indexOf(self);
      if (at >= 0) running.splice(at, 1);
      self.end();
    };
    running.push(self);
    return self;
  };

  const hand = () => {
    const all = gathered;
    gathered = [];
    // What was asked for first is told first.
    for (let from = 0; from < all.length; from += ROUND) share(all.slice(from, from + ROUND));
  };

  const share = (all: readonly Waiting[]) => {
    if (all.length < MANY) return here(all);
    stopIdle();
    const size = Math.ceil(all.length / workers);
    for (let n = 0; n * size < all.length; n += 1) {
      const part = all.slice(n * size, (n + 1) * size);
      const one = running[n] ?? start();
      if (one) one.take(part);
      else here(part);
    }
  };

  return {
    verify: signed =>
      new Promise(tell => {
        gathered.push({ signed, tell });
        if (gathered.length === 1) queueMicrotask(hand);
      }),
    close: end,
  };
};

/** The worker's side. */
export const verifyBatch = async ({ batch, signed }: ToVerifier): Promise<FromVerifier> => ({
  batch,
  holds: await Promise.all(signed.map(({ key, sig, text }) => verifyText(key, sig, text))),
});
