import type { Sent } from '../../core/deciding';
import { MINUTE, SECOND } from '../../core/time';
import type { Clock, Marks, Relays, Stop } from '../ports';

type Ports = {
  readonly clock: Clock;
  readonly relays: Relays;
  readonly urls: readonly string[];
  readonly marks: Marks;
};

/** Until when each relay was heard, kept so that the next start knows how long nobody read. */
export type Hearing = {
  /** Resolves when what was kept is read. */
  readonly ready: Promise<void>;
  /** When a letter that a relay hands over now was sent. */
  readonly sent: (relay: string) => Sent;
  /** All that a relay held has been read, up to a moment: what comes from it now is new. */
  readonly heard: (relay: string, at: number) => void;
  readonly stop: Stop;
};

/** How exactly it is known until when a relay was heard. */
const OFTEN = MINUTE;

/** Timers that stood still for so long: the machine slept, and its connections are not to be believed at once. */
const SLEPT = 5 * MINUTE;
const SOON = 10 * SECOND;

/**
 * A letter's own date says nothing of when it was sent, for whoever sends it sets it. What says something is that
 * this desk was reading: what comes while a relay is heard was sent just now; what is found there after a time of
 * silence, at any moment since it was last heard.
 */
export const createHearing = ({ clock, relays, urls, marks }: Ports): Hearing => {
  const until = new Map<string, number>();
  const live = new Set<string>();
  let stopped = false;
  let looked = clock.now();
  let alarm: Stop = () => undefined;
  const markOf = (relay: string): string => `heard ${relay}`;
  const keep = (relay: string, at: number): void => {
    until.set(relay, at);
    // Lost, it only means that the owner is asked more often.
    void marks.set(markOf(relay), at).catch(() => undefined);
  };
  const ready = (async () => {
    // A mark from the future was made while the clock was ahead.
    for (const relay of urls) until.set(relay, Math.min(await marks.get(markOf(relay)), clock.now()));
  })();
  const look = (): void => {
    if (stopped) return;
    const now = clock.now();
    const slept = Math.abs(now - looked) > SLEPT;
    looked = now;
    if (!slept) for (const relay of live) keep(relay, now);
    alarm = clock.at(now + (slept ? SOON : OFTEN), look);
  };
  alarm = clock.at(looked + OFTEN, look);
  const stopStates = relays.states(urls)(states => {
    for (const { relay, state } of states) if (state !== 'open') live.delete(relay);
  });
  return {
    ready,
    sent: relay => {
      const at = clock.now();
      return { from: live.has(relay) ? at : Math.min(until.get(relay) ?? 0, at), at };
    },
    heard: (relay, at) => {
      live.add(relay);
      keep(relay, at);
    },
    stop: () => {
      stopped = true;
      alarm();
      stopStates();
    },
  };
};
