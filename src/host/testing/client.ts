import { finalizeEvent, generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { type Host, type HostOptions, startHost } from '../host.ts';
import type { Event } from '../relay/frames.ts';

/** A host on a free port with its data in memory, ended with the test. */
export const newHost = async (options: Partial<HostOptions> = {}): Promise<Host> => {
  const host = await startHost({ port: 0, data: ':memory:', ...options });
  onTestFinished(host.stop);
  return host;
};

/** What a relay or signaling server said, kept until somebody asks for it. */
export type TestClient = {
  readonly send: (frame: unknown) => void;
  readonly sendRaw: (data: string | Buffer) => void;
  /** The next frame not asked for before; it waits for one. */
  readonly next: () => Promise<unknown>;
  /** Skips frames until one fits. */
  readonly until: (fits: (frame: readonly unknown[]) => boolean) => Promise<readonly unknown[]>;
  /** Stops and goes on reading from the network. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly closed: Promise<number>;
  readonly close: () => Promise<void>;
};

export const connect = (url: string): Promise<TestClient> => {
  const socket = new WebSocket(url);
  const arrived: unknown[] = [];
  const waiting: ((frame: unknown) => void)[] = [];
  socket.on('message', data => {
    const frame: unknown = JSON.parse(data.toString());
    const wake = waiting.shift();
    if (wake) wake(frame);
    else arrived.push(frame);
  });
  const next = (): Promise<unknown> =>
    arrived.length > 0 ? Promise.resolve(arrived.shift()) : new Promise(done => waiting.push(done));
  const closed = new Promise<number>(done => socket.on('close', done));
  return new Promise((opened, failed) => {
    socket.on('error', failed);
    socket.on('open', () =>
      opened({
        send: frame => socket.send(JSON.stringify(frame)),
        sendRaw: data => socket.send(data),
        next,
        until: async fits => {
          for (;;) {
            const frame = await next();
            if (Array.isArray(frame) && fits(frame)) return frame;
          }
        },
        pause: () => socket.pause(),
        resume: () => socket.resume(),
        closed,
        close: async () => {
          socket.close();
          await closed;
        },
      }),
    );
  });
};

export const newKey = (): { readonly secret: Uint8Array; readonly key: string } => {
  const secret = generateSecretKey();
  return { secret, key: getPublicKey(secret) };
};

const seconds = (): number => Math.floor(Date.now() / 1000);

/** A signed event, a sealed request in form unless told otherwise. */
export const letter = (
  given: Partial<Pick<Event, 'kind' | 'tags' | 'content' | 'created_at'>> & {
    readonly secret?: Uint8Array;
  } = {},
): Event => {
  const {
    secret = generateSecretKey(),
    kind = 1059,
    tags = [],
    content = '',
    created_at = seconds(),
  } = given;
  const { id, pubkey, sig } = finalizeEvent({ kind, tags, content, created_at }, secret);
  return { id, pubkey, created_at, kind, tags, content, sig };
};

/** Publishes and returns what the relay answered: taken or not, and why. */
export const publish = async (client: TestClient, event: Event): Promise<readonly [boolean, string]> => {
  client.send(['EVENT', event]);
  const [, , taken, says] = await client.until(frame => frame[0] === 'OK' && frame[1] === event.id);
  return [taken === true, String(says)];
};

/** The ids that the relay holds for a filter, or why it will not say. */
export const stored = async (client: TestClient, filter: object): Promise<readonly string[] | string> => {
  const sub = `stored${Math.random()}`;
  client.send(['REQ', sub, filter]);
  const ids: string[] = [];
  for (;;) {
    const [type, , third] = await client.until(frame => frame[1] === sub);
    if (type === 'EVENT') ids.push((third as Event).id);
    if (type === 'CLOSED') return String(third);
    if (type === 'EOSE') {
      client.send(['CLOSE', sub]);
      return ids;
    }
  }
};
