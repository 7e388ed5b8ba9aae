import type { Chance, Clock, RelayState, Stop } from '../../app/ports';
import { hangUp } from './hangUp';
import { pauseAfter } from './pauses';

/** A connection that comes back by itself for as long as it is wanted. */
export type Line = {
  readonly state: () => RelayState['state'];
  /** Connects if it is not connected, because somebody wants to send; not sooner than two seconds after a try. */
  readonly wake: () => void;
  /** Connects at once and anew, whatever was tried before. */
  readonly connect: () => void;
  /** False when there is no open connection. */
  readonly send: (frame: readonly unknown[]) => boolean;
  /** Gives up on a connection that is dead; another is made after a pause. */
  readonly drop: () => void;
  /** Hangs up until `wake`. */
  readonly rest: Stop;
};

type Options = {
  readonly url: string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly open: (url: string) => WebSocket;
  readonly on: {
    readonly state: (state: RelayState['state']) => void;
    readonly frame: (data: unknown) => void;
  };
};

export const RECONNECT = { first: 500, longest: 60_000 };
const CONNECT_PATIENCE = 10_000;
const BETWEEN_TRIES = 2_000;

export const createLine = ({ url, clock, chance, open, on }: Options): Line => {
  let state: RelayState['state'] = 'closed';
  let socket: WebSocket | null = null;
  let failures = 0;
  let tried = Number.NEGATIVE_INFINITY;
  let stopTimer: Stop = () => undefined;

  const turn = (next: RelayState['state']): void => {
    if (next === state) return;
    state = next;
    on.state(next);
  };

  const leave = (): void => {
    stopTimer();
    if (socket) hangUp(socket);
    socket = null;
  };

  const fail = (): void => {
    leave();
    failures += 1;
    stopTimer = clock.at(clock.now() + pauseAfter(failures, RECONNECT, chance), connect);
    turn('closed');
  };

  const connect = (): void => {
    leave();
    tried = clock.now();
    turn('connecting');
    try {
      socket = open(url);
    } catch {
      fail();
      return;
    }
    stopTimer = clock.at(tried + CONNECT_PATIENCE, fail);
    socket.onopen = () => {
      stopTimer();
      turn('open');
    };
    socket.onmessage = ({ data }) => {
      // Only a relay that speaks is well: one that accepts and hangs up each time is left alone ever longer.
      failures = 0;
      on.frame(data);
    };
    socket.onclose = fail;
    socket.onerror = () => undefined;
  };

  return {
    state: () => state,
    wake: () => {
      if (state === 'closed' && clock.now() - tried >= BETWEEN_TRIES) connect();
    },
    connect,
    send: frame => {
      if (state !== 'open' || !socket) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    drop: fail,
    rest: () => {
      leave();
      // No pause is running that would try again, so the next `wake` must.
      tried = Number.NEGATIVE_INFINITY;
      turn('closed');
    },
  };
};
