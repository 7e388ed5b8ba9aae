import * as v from 'valibot';
import type { Limits } from './limits.ts';
import { createSockets, type Handler, type Peer, type Sockets } from './sockets.ts';

/** What y-webrtc's signaling clients say (y-webrtc 10, `SignalingConn`). */
const Topic = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const Frame = v.variant('type', [
  v.object({ type: v.literal('subscribe'), topics: v.array(Topic) }),
  v.object({ type: v.literal('unsubscribe'), topics: v.array(Topic) }),
  v.object({ type: v.literal('publish'), topic: Topic, data: v.unknown() }),
  v.object({ type: v.literal('ping') }),
]);
type Frame = v.InferOutput<typeof Frame>;

export type Signaling = {
  readonly upgrade: Sockets['upgrade'];
  readonly connections: () => number;
  readonly stop: () => Promise<void>;
};

export type SignalingOptions = {
  readonly limits: Limits;
  readonly behindProxy: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/**
 * Introduces devices to each other: whoever listens to a topic gets what is published on it. The name of a
 * room is its only guard here (what is said in it is encrypted by the devices), so only listeners may publish
 * and nobody can ask which topics exist.
 */
export const startSignaling = ({ limits, behindProxy, now }: SignalingOptions): Signaling => {
  const topics = new Map<string, Set<Peer>>();

  const leave = (peer: Peer, topic: string): void => {
    const listeners = topics.get(topic);
    listeners?.delete(peer);
    if (listeners?.size === 0) topics.delete(topic);
  };

  const connect = (peer: Peer): Handler => {
    const joined = new Set<string>();
    const join = (topic: string): void => {
      const listeners = topics.get(topic) ?? new Set();
      if (joined.size >= limits.topics || listeners.size >= limits.listeners) return;
      topics.set(topic, listeners.add(peer));
      joined.add(topic);
    };
    const publish = (topic: string, data: unknown): void => {
      if (!joined.has(topic)) return;
      const listeners = topics.get(topic) ?? [];
      const text = JSON.stringify({ type: 'publish', topic, data, clients: topics.get(topic)?.size });
      for (const listener of listeners) listener.send(text);
    };
    const act = (frame: Frame): void => {
      if (frame.type === 'subscribe') frame.topics.forEach(join);
      if (frame.type === 'unsubscribe')
        for (const topic of frame.topics) if (joined.delete(topic)) leave(peer, topic);
      if (frame.type === 'publish') publish(frame.topic, frame.data);
      if (frame.type === 'ping') peer.send('{"type":"pong"}');
    };
    return {
      frame: text => {
        // What is no frame of this version is passed over, as y-webrtc's own server does with what it can read.
        const frame = frameOf(text);
        if (frame !== null) act(frame);
      },
      listens: () => joined.size > 0,
      gone: () => {
        for (const topic of joined) leave(peer, topic);
      },
    };
  };

  const sockets = createSockets({ limits, behindProxy, now, connect });
  return { upgrade: sockets.upgrade, connections: sockets.count, stop: sockets.close };
};

const frameOf = (text: string): Frame | null => {
  try {
    const value: unknown = JSON.parse(text);
    // Nested deeper than a stack can hold, it could be read but not written again.
    JSON.stringify(value);
    const frame = v.safeParse(Frame, value, { abortEarly: true });
    return frame.success ? frame.output : null;
  } catch {
    return null;
  }
};
