import type { Clock, Entry, Stop } from '../../app/ports';
import type { Tabs } from '../device/messages';
import type { DeviceLog } from '../log/log';
import { STORE_VERSION } from './collections';
import { removeOtherStores, type StoreDb } from './database';
import { project, writeMark } from './projecting';
import { rebuild } from './rebuild';
import { BUILDING, restoodIn, type Shelf, STORE_NOTE } from './shelf';

export type ProjectorParts = {
  readonly name: string;
  readonly log: DeviceLog;
  readonly shelf: Shelf;
  readonly channel: Tabs;
  readonly clock: Clock;
  /** The keeper's: fences a projector that was replaced while its tab was frozen. */
  readonly generation: number;
  /** Resolves when the first screen is painted. */
  readonly idle: () => Promise<void>;
  /** Resolves when what is told by then is on screen. */
  readonly painted: () => Promise<void>;
  /** Another generation is the present one. */
  readonly onFenced: () => void;
  /** The store could not be written or built; null when it works again. */
  readonly onTrouble: (error: unknown) => void;
};

export type Projector = {
  /** Builds the store anew from the log. */
  readonly rebuild: () => void;
  /** Goes on, after what stood in the way may be gone. */
  readonly retry: () => void;
  /** Resolves when nothing more is being written. */
  readonly stop: () => Promise<void>;
};

const BATCH = 1000;

/** Milliseconds without anything new after which many changes that came at once are all there. */
const QUIET = 1_000;
/**
 * Milliseconds for which more is waited at most, since what others wrote meanwhile is among it (what a person did
 * here is on screen already); twice as long each time, so that a slow device that takes a whole book in is not held
 * up by it for ever.
 */
const PATIENCE = { first: 8_000, most: 32_000 };

/**
 * The store's commits are relaxed: a power cut may take its last writes and leave the mark that came after.
 * Folding again what is there changes nothing.
 */
const BACK = 500;

/** The only writer of the store. It runs in the keeper's tab, from the log's appends to RxDB's records. */
export const createProjector = (parts: ProjectorParts): Projector => {
  const { name, log, shelf, channel, clock, generation, idle, painted, onFenced, onTrouble } = parts;
  let stopped = false;
  let isPainted = false;
  let wanted: 'nothing' | 'more' | 'rebuild' = 'more';
  let running: Promise<void> | null = null;
  let db: StoreDb | null = null;
  let place = 0;
  /** What this tab wrote last: on disk already, and not read from there. */
  let written: readonly Entry[] = [];
  let atOnce = true;
  /** When the log last grew, epoch milliseconds. */
  let appended = 0;
  let stopCalm: Stop = () => undefined;
  let awake: () => void = () => undefined;
  /** From where to fold again what should be there; null when nothing is. */
  let refoldFrom: number | null = null;

  const openLast = async (): Promise<boolean> => {
    const note = await shelf.note();
    if (!note) return false;
    try {
      db = await shelf.show(note.number);
      const mark = await db.mark();
      // A mark beyond the end is that of another log, which was lost.
      if (mark === null || mark > (await log.end())) return false;
      place = mark;
      refoldFrom = Math.max(0, mark - BACK);
      channel.post({ is: 'store', number: db.number });
      return true;
    } catch {
      return false;
    }
  };

  const isFenced = async (): Promise<boolean> => {
    const now = await log.generation();
    if (!now.ok) throw now.error;
    if (now.value === generation) return false;
    fence();
    return true;
  };

  const fence = () => {
    stopped = true;
    onFenced();
  };

  const build = async (): Promise<void> => {
    const last = (await log.note(STORE_NOTE)) as { readonly number?: number } | null;
    // Also after the log, and its note, was lost: no number is used twice in a session.
    const number = Math.max(last?.number ?? 0, db?.number ?? 0, shelf.current.value?.number ?? 0) + 1;
    // Read before the log is: what leaves it meanwhile makes this one outdated, too.
    const restood = await restoodIn(log);
    const noted = await log.setNote(STORE_NOTE, { version: STORE_VERSION, number, restood }, generation);
    if (!noted.ok) {
      if (noted.error.is !== 'fenced') throw noted.error;
      fence();
      return;
    }
    // Nobody takes the old one for the present one any more, nor the new one for whole.
    channel.post({ is: 'projected', number, at: BUILDING });
    // The old one is closed before: the free edition counts the collections of both.
    await shelf.put(null);
    const fresh = await shelf.make(number);
    db = fresh;
    let shown = false;
    try {
      const end = await rebuild({
        log,
        db: fresh,
        now: clock.now(),
        stopped: () => stopped,
        onFirst: async () => {
          shown = true;
          await shelf.put(fresh);
          channel.post({ is: 'store', number });
        },
      });
      if (end === null) return;
      place = end;
      channel.post({ is: 'projected', number, at: end });
      // Once more for tabs that opened meanwhile and found it unfinished.
      channel.post({ is: 'store', number });
      await removeOtherStores(name, number);
    } finally {
      if (!shown) await fresh.close();
    }
  };

  const follow = async (): Promise<void> => {
    if (!db) return;
    for (let patience = PATIENCE.first; ; patience = Math.min(2 * patience, PATIENCE.most)) {
      const own = written[0]?.at === place + 1 ? written : null;
      written = [];
      // Screens show it before the store does: what a person did has the page to itself until then.
      if (own && !atOnce) await Promise.race([painted(), shelf.awaited(place)]);
      const [entries, fenced] = await Promise.all([own ?? log.read(place, BATCH), own ? false : isFenced()]);
      const last = entries.at(-1);
      if (!last || stopped || wanted === 'rebuild') break;
      if (fenced) return;
      await project(db, entries);
      // Here the fence is looked for when all is on screen: whoever keeps meanwhile folds the same.
      if (own && (await isFenced())) return;
      place = last.at;
      channel.post({ is: 'projected', number: db.number, at: place });
      await writeMark(db, 'book', place);
      // What was appended since is told of, and brings this here again.
      if (entries.length < BATCH) return;
      await calm(patience);
    }
    const end = await log.end();
    // The last places may be empty, after what stood there left the log: looked at after its end was, none waits.
    if (end > place && wanted !== 'rebuild' && !stopped && (await log.read(place, 1)).length === 0)
      place = end;
    // A log that ends before is another one: the first was lost.
    if (end >= place) channel.post({ is: 'projected', number: db.number, at: place });
    else if (!(await isFenced())) wanted = 'rebuild';
  };

  /** Where more comes in than is folded, folding and taking in only hold each other up. */
  const calm = (patience: number): Promise<void> =>
    new Promise(resolve => {
      const until = clock.now() + patience;
      const look = () => {
        const quiet = Math.min(until, appended + QUIET);
        if (stopped || wanted === 'rebuild' || clock.now() >= quiet) resolve();
        else stopCalm = clock.at(quiet, look);
      };
      awake = resolve;
      look();
    });

  const refold = async (): Promise<void> => {
    if (!db || !isPainted || refoldFrom === null) return;
    const entries = await log.read(refoldFrom, BACK);
    refoldFrom = null;
    if (!stopped && !(await isFenced())) await project(db, entries);
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!stopped && wanted !== 'nothing') {
      const task = wanted;
      wanted = 'nothing';
      try {
        if (task === 'rebuild' || (db === null && !(await openLast()))) await build();
        await follow();
        await refold();
        failures = 0;
        onTrouble(null);
      } catch (error) {
        // A store that fails is made anew; one that fails again waits for a person, or for the next append.
        failures += 1;
        if (stopped) return;
        if (failures > 1 || isFull(error)) {
          db = null;
          wanted = 'nothing';
          onTrouble(error);
          return;
        }
        wanted = 'rebuild';
      }
    }
  };

  const go = (what: 'more' | 'rebuild') => {
    if (wanted !== 'rebuild') wanted = what;
    if (running || stopped) return;
    running = run().finally(() => {
      running = null;
      // Asked for after the last look, and before this.
      if (wanted !== 'nothing') go(wanted);
    });
  };

  const stops: Stop[] = [
    log.onWritten(({ entries, byKeeper }) => {
      written = entries;
      atOnce = byKeeper;
    }),
    log.onAppended(() => {
      appended = clock.now();
      go('more');
    }),
    channel.listen(message => {
      if (message.is === 'broken' && message.number === db?.number) go('rebuild');
    }),
  ];
  go('more');
  // Folding again is not what the first screen waits for.
  void idle().then(() => {
    isPainted = true;
    go('more');
  });

  return {
    rebuild: () => go('rebuild'),
    retry: () => go('more'),
    stop: async () => {
      stopped = true;
      for (const stop of stops) stop();
      stopCalm();
      awake();
      await running;
    },
  };
};

const isFull = (error: unknown): boolean =>
  String(error).includes('QuotaExceeded') ||
  (typeof error === 'object' && error !== null && 'is' in error && error.is === 'full');
