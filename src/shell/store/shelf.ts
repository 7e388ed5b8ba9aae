import { BehaviorSubject, filter, firstValueFrom, merge } from 'rxjs';
import type { Clock, Stop } from '../../app/ports';
import { tellHeld } from '../device/connection';
import type { Tabs } from '../device/messages';
import { createQueue } from '../device/queue';
import type { DeviceLog } from '../log/log';
import { RESTOOD } from '../log/schema';
import { type Ahead, createAhead } from './ahead';
import { STORE_VERSION } from './collections';
import { openStoreDb, type StoreDb } from './database';

/** The log's note of which store is the present one. */
export const STORE_NOTE = 'store';
export type StoreNote = {
  readonly version: number;
  readonly number: number;
  /** The log's note of what left it, as it was when the store was begun. */
  readonly restood?: number;
};

/** How often changes left the log otherwise than by erasing. */
export const restoodIn = async (log: Pick<DeviceLog, 'note'>): Promise<number> => {
  const found = await log.note(RESTOOD);
  return typeof found === 'number' ? found : 0;
};

/** The one store that this tab has open, which the keeper may replace by a newly built one. */
export type Shelf = {
  readonly current: BehaviorSubject<StoreDb | null>;
  /** The same, once it is known to hold all that the log held when it was built. */
  readonly whole: BehaviorSubject<StoreDb | null>;
  /** What this tab wrote that the store need not hold yet. */
  readonly ahead: Pick<Ahead, 'rows' | 'written'>;
  /** Opens the store of that number in place of the present one. Throws what RxDB throws. */
  readonly show: (number: number) => Promise<StoreDb>;
  /** Opens a store, or makes an empty one, beside the present one. Throws what RxDB throws. */
  readonly make: (number: number) => Promise<StoreDb>;
  /** Takes one that is open already in place of the present one. */
  readonly put: (db: StoreDb | null) => Promise<void>;
  readonly note: () => Promise<StoreNote | null>;
  readonly caughtUp: (at: number) => Promise<void>;
  /** Resolves when someone in this tab waits for more than the store of that place holds; at once where one does. */
  readonly awaited: (beyond: number) => Promise<void>;
  readonly projected: (number: number, at: number) => void;
  /** Says that the present store cannot be used. */
  readonly broken: (number: number) => void;
  /** Opens what the last session left, if it is whole. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Between looks into the store for what the keeper did not say; the first comes soon, for it mostly says it. */
const FIRST_LOOK = 50;
const PATIENCE = 1000;

/** The place of a store of which nothing is known but that the keeper builds it. */
export const BUILDING = -1;

/** Several databases are opened, or made, at once: on a slow device that takes its time. In milliseconds. */
const HELD = 10_000;

/** `onHeld` is told when a store is kept shut, and when it opened after all; until then everything waits. */
export const createShelf = (
  name: string,
  log: DeviceLog,
  clock: Clock,
  channel: Tabs,
  onHeld: (held: boolean) => void = () => undefined,
): Shelf => {
  const current = new BehaviorSubject<StoreDb | null>(null);
  const whole = new BehaviorSubject<StoreDb | null>(null);
  const place = new BehaviorSubject({ number: 0, at: BUILDING });
  const ahead = createAhead(log, current);
  const wanted = new BehaviorSubject(0);
  const queue = createQueue();
  let closed = false;

  // A store that is being built has no place yet.
  const judge = () => {
    const { number, at } = place.value;
    const db = current.value;
    const now = db?.number === number && at > BUILDING ? db : null;
    if (whole.value !== now) whole.next(now);
  };

  const put = async (db: StoreDb | null): Promise<void> => {
    const before = current.value;
    if (before === db) return;
    // Screens keep what they show until the next store has something to say.
    whole.next(null);
    current.next(null);
    await before?.close();
    if (closed) {
      await db?.close();
      return;
    }
    current.next(db);
    judge();
  };

  /** With how far it goes. RxDB opens what lies beneath with the first question, and it is that which waits. */
  const opened = async (number: number) => {
    const opening = openStoreDb(name, number);
    const marking = opening.then(db => db.mark().catch(() => null));
    tellHeld(marking, clock, onHeld, HELD);
    // Of a store that does not open the opening itself tells.
    marking.catch(() => undefined);
    return { db: await opening, marking };
  };

  const open = async (number: number): Promise<StoreDb> => {
    if (current.value?.number === number) return current.value;
    await put(null);
    const { db, marking } = await opened(number);
    const mark = await marking;
    if (mark !== null) projected(number, mark);
    await put(db);
    return db;
  };

  const projected = (number: number, at: number) => {
    if (number > place.value.number || (number === place.value.number && at > place.value.at))
      place.next({ number, at });
    if (number === current.value?.number) ahead.reached(at);
    judge();
  };

  const note = async (): Promise<StoreNote | null> => {
    const found = (await log.note(STORE_NOTE)) as StoreNote | null;
    if (found?.version !== STORE_VERSION) return null;
    // Begun before changes left the log, it still shows them.
    return (found.restood ?? 0) === (await restoodIn(log)) ? found : null;
  };

  const broken = (number: number) => channel.post({ is: 'broken', number });

  const stop = channel.listen(message => {
    if (message.is === 'projected') projected(message.number, message.at);
    if (message.is === 'store')
      queue(() => open(message.number)).catch(() => {
        if (!closed) broken(message.number);
      });
  });

  return {
    current,
    whole,
    ahead,
    show: number => queue(() => open(number)),
    make: async number => (await opened(number)).db,
    put: db => queue(() => put(db)),
    note,
    projected,
    broken,
    awaited: async beyond => {
      await firstValueFrom(wanted.pipe(filter(at => at > beyond)));
    },
    caughtUp: async at => {
      if (at > wanted.value) wanted.next(at);
      for (let pause = FIRST_LOOK; ; pause = Math.min(2 * pause, PATIENCE)) {
        if (closed || (whole.value && place.value.at >= at)) return;
        const told = merge(place, whole).pipe(filter(() => whole.value !== null && place.value.at >= at));
        let alarm: Stop = () => undefined;
        const wait = new Promise<'late'>(resolve => {
          alarm = clock.at(clock.now() + pause, () => resolve('late'));
        });
        const late = (await Promise.race([firstValueFrom(told), wait])) === 'late';
        alarm();
        if (!late) continue;
        // A tab that was frozen missed what the keeper said, and reads it from the store.
        const number = current.value?.number;
        const mark = await current.value?.mark().catch(() => null);
        if (number !== undefined && typeof mark === 'number') projected(number, mark);
      }
    },
    start: () =>
      queue(async () => {
        const found = await note();
        if (!found || current.value) return;
        const { db, marking } = (await opened(found.number).catch(() => null)) ?? { db: null, marking: null };
        const mark = await marking;
        if (db && typeof mark === 'number') {
          projected(found.number, mark);
          await put(db);
        } else await db?.close();
      }),
    close: async () => {
      closed = true;
      stop();
      ahead.stop();
      await queue(() => put(null));
    },
  };
};
