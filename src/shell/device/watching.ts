import type { Clock, Live, Stop } from '../../app/ports';
import type { Tabs } from './messages';

export type WatchParts = {
  readonly clock: Clock;
  readonly channel: Tabs;
  /** Whether someone looks at this tab. */
  readonly visible: Live<boolean>;
  readonly isKeeper: () => boolean;
  /** The keeper is frozen, or hangs: this tab is to keep. */
  readonly take: () => void;
};

/** How long entries may wait, and how long the keeper may take to say that it is awake; milliseconds. */
const PATIENCE = 3000;

/** How often a tab that is looked at asks, when no other did and the keeper said nothing by itself; milliseconds. */
const PACE = 30_000;

/**
 * Calls `take` when the keeper is needed and does not answer: entries wait to be carried onward, or someone looks
 * at this tab, where letters are to arrive though nothing is written. Answers are asked for, not sent by a timer:
 * browsers slow timers of hidden tabs to one a minute, but deliver messages. One tab's question is that of all.
 */
export const watchKeeper = ({ clock, channel, visible, isKeeper, take }: WatchParts): Stop => {
  let appended = 0;
  let projected = 0;
  let isVisible = false;
  let waiting: Stop | null = null;
  let looking: Stop = () => undefined;

  const wait = (then: () => void) => {
    waiting = clock.at(clock.now() + PATIENCE, () => {
      waiting = null;
      if (!isKeeper()) then();
    });
  };
  const calm = () => {
    waiting?.();
    waiting = null;
  };
  const ask = () => {
    wait(take);
    channel.post({ is: 'awake?' });
  };
  const look = () => {
    lookLater();
    if (!isKeeper() && !waiting) ask();
  };
  const lookLater = () => {
    looking();
    looking = isVisible ? clock.at(clock.now() + PACE, look) : () => undefined;
  };

  const stopListening = channel.listen(message => {
    if (message.is === 'awake?' && isKeeper()) channel.post({ is: 'awake' });
    if (message.is === 'projected') projected = Math.max(projected, message.at);
    if (message.is === 'appended') appended = Math.max(appended, message.end);
    // It is awake, though maybe slow: where entries still wait, ask again later.
    if (message.is === 'awake' || message.is === 'projected') calm();
    if (message.is !== 'appended') lookLater();
    if (!waiting && !isKeeper() && projected < appended) wait(ask);
  });
  const stopLooking = visible(now => {
    isVisible = now;
    if (now) look();
    else lookLater();
  });

  return () => {
    stopListening();
    stopLooking();
    looking();
    calm();
  };
};
