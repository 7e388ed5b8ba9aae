import type { Clock, Live, LogFailure } from '../../app/ports';
import type { Result } from '../../core/result';
import type { Tabs } from './messages';
import { watchKeeper } from './watching';

export type KeeperParts = {
  /** Of the Web Lock. */
  readonly name: string;
  readonly clock: Clock;
  readonly channel: Tabs;
  /** Begins a new generation in the log. */
  readonly begin: () => Promise<Result<number, LogFailure>>;
  /** Starts what only the keeper does; what it gives back ends it, also when another tab took over. */
  readonly onKeep: (generation: number) => () => Promise<void>;
};

export type Keeper = {
  /** Whether this tab is the keeper. */
  readonly keeping: Live<boolean>;
  /** Begins again, should this tab be the keeper: its generation is none any more. */
  readonly renew: () => void;
  readonly close: () => Promise<void>;
};

/** How long a tab whose disk fails holds the lock, in milliseconds. */
const FAILING = 3000;

/**
 * One tab of the browser is the keeper: the one that holds the lock. The lock goes over by itself when that
 * tab closes or dies. A frozen tab keeps it, so a tab whose entries are not carried onward, or that someone
 * looks at, asks whether the keeper is awake, and takes the lock by force if nothing answers. What a keeper that
 * thaws still writes is refused by the generation in the log.
 */
export const createKeeper = ({ name, clock, channel, begin, onKeep }: KeeperParts): Keeper => {
  const listeners = new Set<(keeping: boolean) => void>();
  let keeping = false;
  /** Whether this tab has the lock, though it may not have begun to keep. */
  let holding = false;
  let closed = false;
  let turn: Turn = createTurn();
  let ended: Promise<unknown> = Promise.resolve();

  const set = (now: boolean) => {
    if (keeping === now) return;
    keeping = now;
    for (const listen of [...listeners]) listen(now);
  };

  const keep = async (mine: Turn): Promise<void> => {
    const generation = await begin();
    if (mine.signal.aborted) return;
    if (!generation.ok) {
      // The disk fails: hold the lock a while, so that the tabs do not try in a whirl.
      const later = new Promise<void>(resolve => void clock.at(clock.now() + FAILING, resolve));
      await Promise.race([later, mine.over]);
      return;
    }
    const stop = onKeep(generation.value);
    set(true);
    // Whoever was about to take the lock, too, need not.
    channel.post({ is: 'awake' });
    await mine.over;
    set(false);
    await stop();
  };

  const stand = (steal: boolean) => {
    const mine = createTurn();
    turn = mine;
    let kept: Promise<void> = Promise.resolve();
    const held = () => {
      holding = true;
      kept = keep(mine).finally(() => {
        if (turn === mine) holding = false;
      });
      return kept;
    };
    // A request that steals is neither queued nor aborted.
    const asked = navigator.locks.request(name, steal ? { steal } : { signal: mine.signal }, held);
    const done = asked.then(
      () => undefined,
      // Taken by force from this tab, or given up here to take it by force.
      () => mine.end(),
    );
    ended = done.then(async () => {
      await kept;
      if (!closed && turn === mine) stand(false);
    });
  };

  const take = () => {
    turn.end();
    stand(true);
  };

  const stopWatching = watchKeeper({ clock, channel, visible, isKeeper: () => holding, take });
  stand(false);

  return {
    keeping: listen => {
      listeners.add(listen);
      listen(keeping);
      return () => void listeners.delete(listen);
    },
    renew: () => {
      if (keeping) turn.end();
    },
    close: async () => {
      closed = true;
      stopWatching();
      turn.end();
      await ended;
    },
  };
};

const visible: Live<boolean> = listen => {
  const tell = (): void => listen(document.visibilityState === 'visible');
  tell();
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
};

/** One wait for the lock, and the time of holding it. */
type Turn = { readonly signal: AbortSignal; readonly over: Promise<void>; readonly end: () => void };

const createTurn = (): Turn => {
  const controller = new AbortController();
  const over = new Promise<void>(resolve => {
    controller.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return { signal: controller.signal, over, end: () => controller.abort() };
};
