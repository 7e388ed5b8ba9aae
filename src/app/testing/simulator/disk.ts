import { ERASED } from '../../../core/erasing';
import type { Change } from '../../../core/ledger';
import { type Membership, type Placed, type Standing, standingOf } from '../../../core/membership';
import type { Entry, Log, Marks } from '../../ports';
import { createMemoryDisk, createMemoryLog, type MemoryDisk } from '../log';
import type { MemoryKeys } from '../members';
import type { Lot } from './lot';
import { createStoreDisk, emptyStore, type StoreDisk } from './store';
import type { Life, Timeline } from './time';

/** What a machine keeps when its power is cut. */
export type Disk = {
  readonly log: MemoryDisk;
  readonly marks: Map<string, number>;
  readonly store: StoreDisk;
  readonly keys: MemoryKeys;
  /** Public desk keys that it was given. */
  readonly desks: Set<string>;
  /** Writes until the power goes during one of them; null: it holds. */
  crashIn: number | null;
  /** Takes the last write away again: what no disk that keeps its word does. */
  takeBack: () => void;
};

export const createDisk = (keys: MemoryKeys): Disk => ({
  log: createMemoryDisk(),
  marks: new Map(),
  store: createStoreDisk(),
  keys,
  desks: new Set(),
  crashIn: null,
  takeBack: () => undefined,
});

/** A write of one tab: it takes a while, and the power may go before or after it reached the disk. */
export type Writing = <T>(work: () => Promise<T>) => Promise<T>;

export const createWriting =
  (
    { time, life, lot, slow }: { time: Timeline; life: Life; lot: Lot; slow: number },
    crash: { count: () => boolean; now: () => void },
  ): Writing =>
  async work => {
    await time.pause(1 + lot.below(slow), life);
    if (!crash.count()) {
      const done = await work();
      return life.isDead() ? never() : done;
    }
    // Not acknowledged, so it may be there or not.
    if (lot.falls(0.5)) await work();
    crash.now();
    return never();
  };

/** One for each who waits: a promise keeps whoever waits for it, and with them their whole run. */
export const never = <T>(): Promise<T> => new Promise(() => undefined);

export type LogParts = {
  readonly device: string;
  readonly disk: Disk;
  readonly life: Life;
  readonly now: () => number;
  readonly sign: (text: string) => string;
  readonly verify: (change: Change) => boolean;
  readonly writing: Writing;
  /** What a command put on the disk, acknowledged or not. */
  readonly appended: (entries: readonly Entry[]) => void;
  /** What was acknowledged to a command. */
  readonly acknowledged: (entries: readonly Entry[]) => void;
  /** What others wrote, and counts here. */
  readonly taken: (entries: readonly Entry[]) => void;
};

/** The log of one tab. What a dead tab still asks for is never answered, and never done. */
export const createSimLog = (parts: LogParts): Log => {
  const { disk, life, writing } = parts;
  const log = createMemoryLog({
    device: { id: parts.device as never, sign: async text => parts.sign(text) },
    now: parts.now,
    disk: disk.log,
    verify: async change => parts.verify(change),
    standingOf: change => standingFor(disk, change),
  });
  const alive = <T>(work: () => Promise<T>): Promise<T> => (life.isDead() ? never() : work());
  const written = async <T extends Awaited<ReturnType<Log['append']>>>(
    work: () => Promise<T>,
  ): Promise<T> => {
    if (life.isDead()) return never();
    const done = await writing(() => {
      const { entries, gone, held, pen, end, counted } = disk.log;
      disk.takeBack = () => void Object.assign(disk.log, { entries, gone, held, pen, end, counted });
      return work();
    });
    if (done.ok) parts.acknowledged(done.value.entries);
    return done;
  };
  return {
    append: (drafts, options) =>
      written(async () => {
        const done = await log.append(drafts, options);
        if (done.ok) parts.appended(done.value.entries);
        return done;
      }),
    takeIn: held => written(() => log.takeIn(held)),
    drop: held => written(() => log.drop(held)),
    erase: (of, key, by) => written(() => log.erase(of, key, by)),
    accept: async (changes, gone) => {
      const done = await alive(() => writing(() => log.accept(changes, gone)));
      if (done.ok) parts.taken(done.value.entries);
      return done;
    },
    read: (after, limit) => alive(() => log.read(after, limit)),
    end: () => alive(log.end),
    history: (of, key) => alive(() => log.history(of, key)),
    heads: () => alive(log.heads),
    known: () => alive(log.known),
    span: (device, from, to) => alive(() => log.span(device, from, to)),
    gone: () => alive(log.gone),
    heldBack: () => alive(log.heldBack),
    held: listen => log.held(held => life.isDead() || listen(held)),
    onAppended: listen => log.onAppended(() => life.isDead() || listen()),
  };
};

const standingFor = (disk: Disk, change: Placed): Standing => standingOf(disk.keys.list, change);

export const createSimMarks = (disk: Disk, life: Life, writing: Writing): Marks => ({
  get: async name => (life.isDead() ? never() : (disk.marks.get(name) ?? 0)),
  set: async (name, at) => (life.isDead() ? never() : writing(async () => void disk.marks.set(name, at))),
});

/**
 * Takes out of the log what a new list of devices does not count any more, and lets in what it counts again: as
 * `shell/log/restanding.ts` does, and has the store built anew where anything left it.
 */
export const restand = async (disk: Disk, log: Log, list: Membership): Promise<void> => {
  const { log: held } = disk;
  const isOut = ({ change }: Entry): boolean => {
    const standing = standingOf(list, change);
    if (standing === 'revoked') return true;
    return standing === 'not-allowed' && change.of !== ERASED;
  };
  const out = held.entries.filter(isOut);
  held.entries = held.entries.filter(entry => !out.includes(entry));
  held.held = [
    ...held.held,
    ...out.map(({ change }) => ({
      change,
      why: standingOf(list, change) === 'revoked' ? ('revoked' as const) : ('not-allowed' as const),
    })),
  ];
  for (const { device, last } of list.members) {
    const count = held.counted[device];
    if (last !== null && count && count.max > last)
      held.counted = { ...held.counted, [device]: { head: Math.min(count.head, last), max: last } };
  }
  const free = held.held.filter(({ change }) => standingOf(list, change) === 'member');
  held.held = held.held.filter(one => !free.includes(one));
  if (free.length > 0) await log.accept(free.map(({ change }) => change));
  if (out.length === 0) return;
  emptyStore(disk.store);
  for (const listen of [...held.listeners]) listen();
};
