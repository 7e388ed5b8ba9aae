import * as v from 'valibot';

/** How much the host takes from strangers. Every number may be set anew by whoever starts it. */
export type Limits = {
  /** Open connections, to relay and signaling each. */
  readonly connections: number;
  /** Open connections of one address, to relay and signaling each. */
  readonly connectionsPerAddress: number;
  /** Bytes of one frame; a longer one ends the connection before it is read. */
  readonly frameBytes: number;
  /** Bytes waiting for one reader, above which it counts as not reading and is cut off. */
  readonly bufferedBytes: number;
  /** Milliseconds between two looks at whether a connection still lives. */
  readonly heartbeat: number;
  /** Milliseconds that a connection may keep silent without listening to anything. */
  readonly idle: number;
  /** Frames of any kind a minute from one address; above it they are dropped, and in the end the connection. */
  readonly framesPerMinute: number;

  /** Relay: bytes of one event as JSON. */
  readonly eventBytes: number;
  /** Relay: events a minute from one address. */
  readonly eventsPerMinute: number;
  /** Relay: subscriptions opened a minute from one address. */
  readonly requestsPerMinute: number;
  /** Relay: open subscriptions of a connection. */
  readonly subscriptions: number;
  /** Relay: filters of one subscription. */
  readonly filters: number;
  /** Relay: stored events handed out for one filter, asked or not. */
  readonly results: number;
  /** Relay: bytes that all events may take on disk. */
  readonly diskBytes: number;
  /** Relay: seconds that `created_at` may be ahead. */
  readonly aheadSeconds: number;
  /** Relay: seconds that a gift wrap without a date of its own is kept. */
  readonly wrapSeconds: number;

  /** Signaling: topics of one connection. */
  readonly topics: number;
  /** Signaling: listeners of one topic. */
  readonly listeners: number;
};

export const LIMITS: Limits = {
  connections: 2_000,
  connectionsPerAddress: 100,
  frameBytes: 128 * 1024,
  bufferedBytes: 8 * 1024 * 1024,
  heartbeat: 30_000,
  idle: 300_000,
  framesPerMinute: 12_000,
  eventBytes: 64 * 1024,
  eventsPerMinute: 1_200,
  requestsPerMinute: 1_200,
  subscriptions: 32,
  filters: 8,
  results: 300,
  diskBytes: 1024 * 1024 * 1024,
  aheadSeconds: 15 * 60,
  wrapSeconds: 35 * 24 * 3600,
  topics: 64,
  listeners: 64,
};

/** Some limits as a host writes them in JSON. It throws on what is no limit: a host should not start with it. */
export const limitsFrom = (json: string): Partial<Limits> =>
  v.parse(
    v.record(v.picklist(Object.keys(LIMITS) as (keyof Limits)[]), v.pipe(v.number(), v.minValue(1))),
    JSON.parse(json),
  );
