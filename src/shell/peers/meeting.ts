import * as v from 'valibot';
import type { Clock, Stop } from '../../app/ports';
import { Said } from './said';
import type { Exchange, Listener } from './signaling';

type Signal = Extract<Said, { readonly type: 'signal' }>['signal'];

/** A connection to a peer, in the making or made. */
export type Conn = {
  readonly connected: () => boolean;
  /** What the peer said about how to reach it. */
  readonly signal: (signal: Signal) => void;
  readonly end: () => void;
};

export type MeetingParts = {
  /** Random for each stay in a room. */
  readonly me: string;
  readonly clock: Clock;
  /** Peers at most. */
  readonly most: number;
  /** `closed` is called once, whoever ended it. */
  readonly connect: (to: string, initiator: boolean, back: Exchange, closed: () => void) => Conn;
};

export type Meeting = Listener & { readonly stop: Stop };

/** Milliseconds in which a connection must stand; relayed ones over slow lines take some seconds. */
const PATIENCE = 12_000;
/** Milliseconds between announcements, for what was lost on the way. */
const AGAIN = 20_000;
/** Milliseconds in which several reasons to announce count as one. */
const SOON = 200;

type Met = {
  readonly conn: Conn;
  readonly initiator: boolean;
  /** Of the peer's attempt; null until it said so. */
  token: number | null;
  stopPatience: Stop;
};

/**
 * Who connects to whom in a room. Of two peers the one with the lesser id calls, so that they never call each
 * other at once; the other one asks to be called. A connection that does not come about in time is given up and
 * tried anew, and one that the other side does not know of is dead: it never stands in the way of a new one.
 */
export const createMeeting = ({ me, clock, most, connect }: MeetingParts): Meeting => {
  const met = new Map<string, Met>();
  const lastToken = new Map<string, number>();
  const servers = new Set<Exchange>();
  let stopAgain: Stop = () => undefined;
  let due = Number.POSITIVE_INFINITY;
  let stopped = false;

  const announce = (there: Iterable<Exchange>, to?: string) => {
    const said: Said = { type: 'announce', from: me, has: [...met.keys()], ...(to !== undefined && { to }) };
    for (const one of there) one.say(said);
  };

  const announceIn = (milliseconds: number) => {
    const at = clock.now() + milliseconds;
    if (stopped || at >= due) return;
    due = at;
    stopAgain();
    stopAgain = clock.at(at, () => {
      due = Number.POSITIVE_INFINITY;
      announce(servers);
      announceIn(AGAIN);
    });
  };

  const drop = (peer: string) => {
    const one = met.get(peer);
    if (!one) return;
    met.delete(peer);
    one.stopPatience();
    one.conn.end();
  };

  const begin = (peer: string, initiator: boolean, back: Exchange, token: number | null): Met | null => {
    if (met.size >= most) return null;
    const one: Met = {
      initiator,
      token,
      stopPatience: clock.at(clock.now() + PATIENCE, () => {
        if (met.get(peer) !== one || one.conn.connected()) return;
        drop(peer);
        announceIn(SOON);
      }),
      conn: connect(peer, initiator, back, () => {
        if (met.get(peer) !== one) return;
        met.delete(peer);
        one.stopPatience();
        announceIn(SOON);
      }),
    };
    met.set(peer, one);
    return one;
  };

  const announced = ({ from, to, has }: Extract<Said, { type: 'announce' }>, back: Exchange) => {
    const known = met.get(from);
    if (known && !(known.conn.connected() && !has.includes(me))) return;
    if (known) drop(from);
    if (me < from) begin(from, true, back, null);
    else if (to === undefined) announce([back], from);
  };

  const signalled = ({ from, token, signal }: Extract<Said, { type: 'signal' }>, back: Exchange) => {
    let one = met.get(from) ?? null;
    if (signal.type === 'offer') {
      // Only the lesser id calls; a token that is not greater is an old call, repeated by someone in between.
      if (from > me || token <= (lastToken.get(from) ?? 0)) return;
      lastToken.set(from, token);
      drop(from);
      one = begin(from, false, back, token);
    } else if (signal.type === 'answer') {
      if (!one?.initiator || one.token !== null) return;
      one.token = token;
    }
    // What belongs to an earlier attempt would only spoil this one.
    if (one && one.token === token) one.conn.signal(signal);
  };

  return {
    said: (value, back) => {
      const said = v.safeParse(Said, value);
      if (stopped || !said.success || said.output.from === me) return;
      const { output } = said;
      if (output.to !== undefined && output.to !== me) return;
      if (output.type === 'announce') announced(output, back);
      else signalled(output, back);
    },
    reached: there => {
      servers.add(there);
      announce([there]);
      announceIn(AGAIN);
    },
    stop: () => {
      stopped = true;
      stopAgain();
      for (const peer of [...met.keys()]) drop(peer);
    },
  };
};
