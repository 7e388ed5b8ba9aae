import type { Clock, Live, Log, LogFailure, Marks, Stop, Store } from '../../app/ports';
import type { Change } from '../../core/ledger';
import type { Membership } from '../../core/membership';
import { ok, type Result } from '../../core/result';
import { createChannel } from '../device/channel';
import type { TabMessage } from '../device/messages';
import { createKeeper } from '../device/tabs';
import { createProjector, type Projector } from '../store/projector';
import { createShelf } from '../store/shelf';
import { createStore } from '../store/store';
import { createCarrier } from '../volumes/carrier';
import { createVolumes, type Volumes } from '../volumes/volumes';
import { createAfterwards } from './afterwards';
import { asFile } from './copy';
import { createForesight } from './foresight';
import type { StandingOf } from './holding';
import { createLog } from './log';
import { recover, recoverIfLost } from './recovery';
import { createTroubles, type LedgerTrouble, troubleOf, troubleOfError } from './trouble';
import type { Device } from './writing';

export type LedgerParts = {
  /** Begins the names of all databases, of the tabs' channel and of the keeper's lock: "caderneta". */
  readonly name: string;
  readonly device: Device;
  /** Whether a change bears the signature of the device that it names. */
  readonly verify: (change: Change) => Promise<boolean>;
  /** Whether a change counts, by the list of devices as this tab knows it now. */
  readonly standingOf: StandingOf;
  /** That list, told whenever it changes: what it does not count any more is held back. */
  readonly members: Live<Membership>;
  readonly clock: Clock;
  /** Resolves when the first screen is painted; Yjs is loaded after. */
  readonly idle: () => Promise<void>;
  /** Resolves when what is told by then is on screen. */
  readonly painted: () => Promise<void>;
};

/** The ledger of this device: log, store and volumes, kept going by one tab of the browser. */
export type Ledger = {
  readonly log: Log;
  readonly store: Store;
  readonly marks: Marks;
  readonly volumes: Volumes;
  /** Whether this tab is the keeper. */
  readonly keeping: Live<boolean>;
  /** Starts something in whichever tab keeps, each time it begins to; what it gives back ends it. */
  readonly onKeep: (start: (generation: number) => Stop) => Stop;
  readonly trouble: Live<LedgerTrouble | null>;
  /** Entries that were found damaged since the app opened, set aside or not. */
  readonly damaged: Live<number>;
  /** Reads and verifies the whole log; what it finds is told as damaged. Gives how many. */
  readonly check: () => Promise<Result<number, LogFailure>>;
  /** Tries again after trouble; brings a lost log back from the volumes. */
  readonly retry: () => Promise<Result<void, LogFailure>>;
  /** Moves damaged entries out of the way and takes sound copies from the volumes where there are any. */
  readonly setAside: () => Promise<Result<void, LogFailure>>;
  /** Everything that can still be read, as JSON. Rejects while the log is kept shut. */
  readonly copy: () => Promise<Blob>;
  /** Builds the store anew; only the keeper can. */
  readonly rebuild: () => void;
  readonly close: () => Promise<void>;
};

export const createLedger = ({
  name,
  device,
  verify,
  standingOf,
  members,
  clock,
  idle,
  painted,
}: LedgerParts): Ledger => {
  let list: Membership | null = null;
  const channel = createChannel<TabMessage>(name);
  const troubles = createTroubles();
  const shut = new Set<string>();
  const onHeld = (database: string) => (held: boolean) => {
    if (held) shut.add(database);
    else shut.delete(database);
    troubles.set('shut', shut.size === 0 ? null : { is: 'blocked', detail: [...shut].join(', ') });
  };
  const logName = `${name}-log`;
  const volumesName = `${name}-volumes`;
  const foresight = createForesight(verify);
  const log = createLog({
    name: logName,
    device,
    clock,
    channel,
    verify: foresight.verify,
    standingOf,
    onHeld: onHeld(logName),
  });
  const volumes = createVolumes(volumesName, clock, onHeld(volumesName));
  volumes.onComing(foresight.foresee);
  const afterwards = createAfterwards(channel, clock);
  const storeName = `${name}-store`;
  const shelf = createShelf(storeName, log, clock, channel, onHeld(storeName));
  const store = createStore(shelf);
  const damaged = createDamaged(count =>
    troubles.set('damage', count === 0 ? null : { is: 'damaged', detail: String(count) }),
  );
  log.onDamaged(({ at }) => damaged.add(at));
  log.onFailure(failure => noteFailure(failure));

  const noteFailure = (failure: LogFailure) => {
    const trouble = troubleOf(failure);
    if (trouble) troubles.set('log', trouble);
  };

  const noted = <T>(result: Result<T, LogFailure>): Result<T, LogFailure> => {
    if (result.ok) troubles.set('log', null);
    else noteFailure(result.error);
    return result;
  };

  // Before anything is written: a log that was deleted alone must not begin its count again.
  let whole = recoverIfLost(log, volumes).then(noted);
  void whole.then(() => shelf.start());

  const writing = async <T>(write: () => Promise<Result<T, LogFailure>>): Promise<Result<T, LogFailure>> => {
    const ready = await whole;
    return ready.ok ? noted(await write()) : ready;
  };

  const starts = new Set<(generation: number) => void>();
  const stops = new Map<object, Stop>();
  let kept: { readonly generation: number; readonly carry: () => void } | null = null;
  let projector: Projector | null = null;

  const keeper = createKeeper({
    name: `${name}-keeper`,
    clock,
    channel,
    begin: async () => {
      const ready = await whole;
      if (!ready.ok) return ready;
      // The volumes remember the keepers of a log that was lost.
      const carried = await volumes.carried();
      return carried.ok ? noted(await log.keep(carried.value.generation)) : noted(carried);
    },
    onKeep: generation => {
      const projecting = createProjector({
        name: storeName,
        log,
        shelf,
        channel,
        clock,
        generation,
        idle,
        painted,
        onFenced: keeper.renew,
        onTrouble: error => troubles.set('store', error === null ? null : troubleOfError(error)),
      });
      projector = projecting;
      const carrier = createCarrier({
        log,
        volumes,
        generation,
        clock,
        idle,
        onTrouble: failure => troubles.set('volumes', failure === null ? null : troubleOf(failure)),
      });
      kept = { generation, carry: carrier.retry };
      void restand();
      for (const start of [...starts]) start(generation);
      return async () => {
        kept = null;
        projector = null;
        for (const stop of stops.values()) stop();
        stops.clear();
        await Promise.all([projecting.stop(), carrier.stop()]);
      };
    },
  });

  /** What the list does not count any more leaves the log and the store, in the tab that keeps. */
  const restand = async (): Promise<void> => {
    if (!list || !kept) return;
    const gone = await log.restand(list);
    // A failure is seen by the next write; the next keeper looks again.
    if (gone.ok && gone.value > 0) projector?.rebuild();
  };

  // Told at once, so it comes after what it calls.
  const stopMembers = members(next => {
    list = next;
    void restand();
  });

  const check = async (): Promise<Result<number, LogFailure>> => {
    const found = await log.check();
    if (!found.ok) return noted(found);
    for (const { at } of found.value) damaged.add(at);
    return ok(found.value.length);
  };

  return {
    log: {
      ...log,
      append: (drafts, options) => writing(() => log.append(drafts, options)),
      accept: (changes, gone) => writing(() => log.accept(changes, gone)),
      takeIn: held => writing(() => log.takeIn(held)),
      drop: held => writing(() => log.drop(held)),
      erase: (of, key, by) => writing(() => log.erase(of, key, by)),
      // An empty log may be one that is coming back: nobody is to take it for a new one.
      end: () => whole.then(log.end),
      heads: () => whole.then(log.heads),
      known: () => whole.then(log.known),
      span: (id, from, to) => whole.then(() => log.span(id, from, to)),
      gone: () => whole.then(log.gone),
      read: (after, limit) => whole.then(() => log.read(after, limit)),
      history: (of, key) => whole.then(() => log.history(of, key)),
      onAppended: afterwards.onAppended,
    },
    store,
    marks: {
      get: async mark => {
        const at = await log.note(`mark/${mark}`);
        return typeof at === 'number' ? at : 0;
      },
      set: async (mark, at) => {
        noted(await log.setNote(`mark/${mark}`, at));
      },
    },
    volumes,
    keeping: keeper.keeping,
    onKeep: start => {
      const own = (generation: number) => void stops.set(own, start(generation));
      starts.add(own);
      if (kept) own(kept.generation);
      return () => {
        starts.delete(own);
        stops.get(own)?.();
        stops.delete(own);
      };
    },
    trouble: troubles.live,
    damaged: damaged.live,
    check,
    retry: async () => {
      whole = recover(log, volumes).then(noted);
      const done = await whole;
      if (!done.ok) return done;
      projector?.retry();
      kept?.carry();
      return ok(undefined);
    },
    setAside: async () => {
      const found = await log.check();
      if (!found.ok) return noted(found);
      for (const { at } of found.value) {
        const aside = await log.setAside(at);
        if (!aside.ok) return noted(aside);
      }
      const back = await recover(log, volumes);
      if (!back.ok) return noted(back);
      damaged.settle();
      projector?.rebuild();
      return ok(undefined);
    },
    copy: async () => {
      if (shut.has(logName)) throw new Error('The log is kept shut.');
      return asFile(await log.raw());
    },
    rebuild: () => projector?.rebuild(),
    close: async () => {
      stopMembers();
      afterwards.stop();
      await keeper.close();
      await shelf.close();
      await volumes.close();
      await log.close();
      channel.close();
    },
  };
};

/** Counts damaged places once each; `standing` is told how many are still in the log. */
const createDamaged = (standing: (count: number) => void) => {
  const places = new Set<number>();
  const listeners = new Set<(count: number) => void>();
  let settled = 0;
  const live: Live<number> = listen => {
    listeners.add(listen);
    listen(settled + places.size);
    return () => void listeners.delete(listen);
  };
  return {
    live,
    add: (at: number) => {
      if (places.has(at)) return;
      places.add(at);
      standing(places.size);
      for (const listen of [...listeners]) listen(settled + places.size);
    },
    settle: () => {
      settled += places.size;
      places.clear();
      standing(0);
    },
  };
};
