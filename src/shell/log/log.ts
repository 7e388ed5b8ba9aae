import type { AppendOptions, Clock, Held, HeldBack, Log, LogFailure, Stop } from '../../app/ports';
import { erasing, type Place } from '../../core/erasing';
import type { Json } from '../../core/json';
import type { Change, Draft, Heads } from '../../core/ledger';
import type { Membership } from '../../core/membership';
import { headsOf, heldHeads, type Unsigned } from '../../core/numbering';
import { err, ok, type Result } from '../../core/result';
import { createConnection } from '../device/connection';
import { createListeners } from '../device/listeners';
import type { Tabs } from '../device/messages';
import { createQueue } from '../device/queue';
import { type Accepted, AT_ONCE, accept, TAKEN_AT_ONCE } from './accepting';
import { rowsBy } from './batches';
import { allRaw, check, setAside } from './damage';
import { allHeld, decidingDrafts, type StandingOf, undecided } from './holding';
import { createLately } from './lately';
import { type Batch, type Damaged, type Found, found, NO_BATCH, parsed } from './reading';
import { allowed, restand } from './restanding';
import { type RecordRow, rowsOf } from './rows';
import { ALL, type Db, EMPTY, LOG_VERSION, type LogSchema, type State, upgrade } from './schema';
import { inTransaction, saveState } from './transaction';
import { placesOf, wipeErased } from './wiping';
import { type Device, type Plan, type Written, writeSigned } from './writing';

/** What one command of this tab wrote; `byKeeper`: at the screen nobody did it. */
export type OwnWritten = Extract<Written, { readonly ok: true }>['value'] & { readonly byKeeper: boolean };

export type LogParts = {
  /** Of the database. */
  readonly name: string;
  readonly device: Device;
  readonly clock: Clock;
  /** Tells all tabs that the log grew, and to where. */
  readonly channel: Tabs;
  /** Whether a change bears its device's signature. */
  readonly verify: (change: Change) => Promise<boolean>;
  readonly standingOf: StandingOf;
  /** Told when the database is kept shut, and when it opened after all; until then everything waits. */
  readonly onHeld?: (held: boolean) => void;
};

/** The log as the rest of the shell uses it: the port, and what keeper and repair need besides. */
export type DeviceLog = Log & {
  readonly accept: (
    changes: readonly Change[],
    gone?: readonly Place[],
  ) => Promise<Result<Accepted, LogFailure>>;
  /** Told what this tab wrote, before `onAppended`: who puts it on screen need not read it from the disk first. */
  readonly onWritten: (listen: (written: OwnWritten) => void) => Stop;
  /** Begins a new generation, also greater than `above`, which fences every earlier keeper. */
  readonly keep: (above: number) => Promise<Result<number, LogFailure>>;
  readonly generation: () => Promise<Result<number, LogFailure>>;
  /** Holds back what a new list of devices does not count; gives how many changes left the log. */
  readonly restand: (list: Membership) => Promise<Result<number, LogFailure>>;
  /** Reads everything and names the entries that cannot be believed. */
  readonly check: () => Promise<Result<readonly Damaged[], LogFailure>>;
  /** Moves one out of the log, where it is kept as it was found; tells whose number it had. */
  readonly setAside: (at: number) => Promise<Result<Place | null, LogFailure>>;
  /** Damaged entries that reading came upon. */
  readonly onDamaged: (listen: (damaged: Damaged) => void) => Stop;
  /** Failures of reading, which the port has no place for: its answers are then empty. */
  readonly onFailure: (listen: (failure: LogFailure) => void) => Stop;
  readonly note: (key: string) => Promise<Json | null>;
  /** With a generation, only while that is the keeper's. */
  readonly setNote: (key: string, value: Json, generation?: number) => Promise<Result<void, LogFailure>>;
  /** Everything on the disk as it is, also what is damaged or was set aside. */
  readonly raw: () => Promise<readonly unknown[]>;
  /** Takes the log as it stands now for whole, after what was lost has been brought back as far as it can. */
  readonly recovered: () => void;
  readonly close: () => Promise<void>;
};

/** Milliseconds after a commit: by then what was written is on screen. */
const AFTER_SCREEN = 100;

/** This device's copy of the ledger in IndexedDB; every write asks for strict durability. */
export const createLog = ({
  name,
  device,
  clock,
  channel,
  verify,
  standingOf,
  onHeld = () => undefined,
}: LogParts): DeviceLog => {
  const connection = createConnection<LogSchema>(name, LOG_VERSION, clock, upgrade, { onHeld, waits: true });
  const queue = createQueue();
  const damagedListeners = createListeners<[Damaged]>();
  const failureListeners = createListeners<[LogFailure]>();
  const writtenListeners = createListeners<[OwnWritten]>();
  const lately = createLately();
  // Before anyone else is told of it.
  const stopLately = channel.listen(message => {
    if (message.is === 'appended') lately.endsAt(message.end);
  });
  let greatest: Pick<State, 'end' | 'seq'> = EMPTY;

  /**
   * A log that is shorter than it was is not this log: someone deleted it. Going on would use numbers of this
   * device again, for other changes, and devices would never agree about them.
   */
  const seen = (state: State): Result<void, LogFailure> => {
    if (state.end < greatest.end || state.seq < greatest.seq)
      return err({ is: 'unavailable', detail: 'lost' });
    greatest = { end: state.end, seq: state.seq };
    return ok(undefined);
  };

  /** A device that may not does not write at all. One that its own list does not name yet is being added. */
  const sound = (state: State, changes: readonly Unsigned[]): Result<void, LogFailure> => {
    const isBarred = changes.some(change => ['revoked', 'not-allowed'].includes(standingOf(change)));
    return isBarred ? err({ is: 'not-allowed' }) : seen(state);
  };

  const announce = (end: number) => channel.post({ is: 'appended', end });

  const write = async (plan: Plan, options: AppendOptions = {}): Promise<Written> => {
    const written = await queue(() => writeSigned(connection, device, clock.now, plan, options, sound));
    const last = written.ok ? written.value.entries.at(-1) : undefined;
    if (written.ok && last) {
      greatest = { end: Math.max(greatest.end, last.at), seq: Math.max(greatest.seq, last.change.seq) };
      writtenListeners.tell({ ...written.value, byKeeper: options.generation !== undefined });
      announce(last.at);
    }
    return written;
  };

  const acceptAll = async (
    changes: readonly Change[],
    gone: readonly Place[] = [],
  ): Promise<Result<Accepted, LogFailure>> => {
    const entries: Accepted['entries'][number][] = [];
    const refused: Change[] = [];
    let heldBack = 0;
    for (let from = 0; from < Math.max(changes.length, gone.length); from += TAKEN_AT_ONCE) {
      const taken = await accept(
        connection,
        { own: device.id, verify, standingOf },
        changes.slice(from, from + TAKEN_AT_ONCE),
        gone.slice(from, from + TAKEN_AT_ONCE),
      );
      if (!taken.ok) return taken;
      entries.push(...taken.value.entries);
      refused.push(...taken.value.refused);
      heldBack += taken.value.heldBack;
      lately.add(taken.value.entries);
      // Heads may grow though no entry came: by what is known to be erased, or by what is held back.
      if (taken.value.isNews) announce(taken.value.end);
    }
    return ok({ entries, refused, heldBack });
  };

  const restanding = async (list: Membership): Promise<Result<number, LogFailure>> => {
    const gone = await inTransaction(connection, async (tx, state) => {
      const moved = await restand(tx, state, list, standingOf);
      return ok({ moved, free: await allowed(tx, standingOf), end: state.end });
    });
    lately.clear();
    if (!gone.ok) return gone;
    const { moved, free, end } = gone.value;
    const back = await acceptAll(free);
    if (!back.ok) return back;
    if (moved > 0) announce(end);
    return ok(moved);
  };

  const reading = async <T>(empty: T, work: (db: Db) => Promise<T>): Promise<T> => {
    const result = await connection.use(work);
    if (result.ok) return result.value;
    failureListeners.tell(result.error);
    return empty;
  };

  const stateNow = (): Promise<State> =>
    reading<State>(EMPTY, async db => (await db.get('state', 'state')) ?? EMPTY);

  const read: Log['read'] = async (after, limit) => {
    const atHand = lately.after(after, limit);
    if (atHand) return atHand;
    const entries: Extract<Found, { ok: true }>['entry'][] = [];
    let place = after;
    while (entries.length < limit) {
      const wanted = Math.min(limit - entries.length, AT_ONCE);
      const { batch, isEnd } = await reading<Batch>(NO_BATCH, db => found(db, place, wanted));
      for (const one of batch) {
        if (one.ok) entries.push(one.entry);
        else damagedListeners.tell(one.damaged);
        place = one.ok ? one.entry.at : one.damaged.at;
      }
      if (isEnd) break;
    }
    return entries;
  };

  return {
    append: (drafts: readonly Draft[], options) => write({ drafts: async () => drafts }, options),
    accept: acceptAll,
    read,
    end: async () => (await stateNow()).end,
    heads: () =>
      reading<Heads>({}, async db => {
        const tx = db.transaction(['state', 'gone']);
        const gone = tx.objectStore('gone');
        const { counted } = (await tx.objectStore('state').get('state')) ?? EMPTY;
        return heldHeads(
          counted,
          async (id, seq) => (await gone.getKey([id, seq])) !== undefined,
          async (id, seq) => {
            const keys = await gone.getAllKeys(IDBKeyRange.bound([id, 0], [id, seq]));
            return new Set(keys.map(([, place]) => place));
          },
        );
      }),
    known: async (): Promise<Heads> => headsOf((await stateNow()).counted),
    history: async (of, key) => {
      const rows = await reading<readonly RecordRow[]>([], db =>
        rowsOf(db.transaction(['changes', 'batches']), of, key),
      );
      const changes = rows.flatMap(({ row, change }) => {
        if (!change) damagedListeners.tell({ at: row.at, why: 'shape' });
        return change ?? [];
      });
      return changes.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    restand: restanding,
    held: listen => {
      let stopped = false;
      const tell = () =>
        void reading<readonly HeldBack[]>([], undecided).then(held => {
          if (!stopped) listen(held);
        });
      // Seldom is a commit about any of these: what it is about comes on screen before they are read.
      let soon: Stop | null = null;
      const stop = channel.listen(({ is }) => {
        if (is !== 'appended') return;
        soon ??= clock.at(clock.now() + AFTER_SCREEN, () => {
          soon = null;
          tell();
        });
      });
      tell();
      return () => {
        stopped = true;
        stop();
        soon?.();
      };
    },
    heldBack: () => reading<readonly HeldBack[]>([], allHeld),
    takeIn: held => write({ drafts: db => decidingDrafts(db, held, 'taken'), also: wipeErased }),
    drop: held => write({ drafts: db => decidingDrafts(db, held, 'dropped') }),
    span: (id, from, to) =>
      reading<Held>({ changes: [], gone: [] }, async db => {
        const range = IDBKeyRange.bound([id, from], [id, to]);
        const [rows, gone, held] = await Promise.all([
          rowsBy(db.transaction(['changes', 'batches']), 'device', range),
          db.getAllKeys('gone', range),
          db.getAll('held', range),
        ]);
        const changes = rows.flatMap(row => {
          const one = parsed(row.at, row);
          if (!one.ok) damagedListeners.tell(one.damaged);
          return one.ok ? [one.entry.change] : [];
        });
        // What counts without being in force is handed on all the same: others must come to the same heads.
        const counted = held.flatMap(({ why, change }) => (why === 'not-allowed' ? [change] : []));
        return {
          changes: [...changes, ...counted].sort((a, b) => a.seq - b.seq),
          gone: gone.map(([, seq]) => seq),
        };
      }),
    gone: async () => {
      const keys = await reading<readonly [string, number][]>([], db => db.getAllKeys('gone'));
      return keys.map(([id, seq]) => ({ device: id, seq }));
    },
    erase: (of, key, by) =>
      write({
        drafts: async db => [
          erasing(of, key, by, await placesOf(db.transaction([...ALL], 'readonly'), of, key)),
        ],
        also: wipeErased,
      }),
    onAppended: listen => channel.listen(({ is }) => is === 'appended' && listen()),
    onWritten: writtenListeners.add,
    keep: above =>
      inTransaction(connection, async (tx, state) => {
        const generation = Math.max(state.generation, above) + 1;
        await saveState(tx, { ...state, generation });
        return ok(generation);
      }),
    generation: () => connection.use(async db => (await db.get('state', 'state'))?.generation ?? 0),
    check: () => check(connection, verify),
    setAside: at => {
      lately.clear();
      return setAside(connection, at);
    },
    onDamaged: damagedListeners.add,
    onFailure: failureListeners.add,
    note: key => reading<Json | null>(null, async db => (await db.get('notes', key)) ?? null),
    setNote: (key, value, generation) =>
      inTransaction(connection, async (tx, state) => {
        // A log that was deleted has nothing worth a note, and must not look as if it were well again.
        const sound = seen(state);
        if (!sound.ok) return sound;
        if (generation !== undefined && state.generation !== generation) return err({ is: 'fenced' });
        await tx.objectStore('notes').put(value, key);
        return ok(undefined);
      }),
    raw: () => reading<readonly unknown[]>([], allRaw),
    recovered: () => {
      lately.clear();
      greatest = EMPTY;
    },
    close: () => {
      stopLately();
      return connection.close();
    },
  };
};
