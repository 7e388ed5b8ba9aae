import { erasedBy, erasedNames, erasing, nameOf, type Place } from '../../core/erasing';
import { decidedOn, heldKey, isDecidedOn, takenIn, takingIn } from '../../core/heldBack';
import type { DeviceId } from '../../core/id';
import { type Change, type Draft, signedText } from '../../core/ledger';
import type { Membership, Placed, Standing } from '../../core/membership';
import {
  type Counted,
  counted,
  headsOf,
  heldHeads,
  idsBehind,
  numbered,
  type Pen,
} from '../../core/numbering';
import { err, ok, type Result } from '../../core/result';
import type { AppendOptions, Entry, HeldBack, Log, LogFailure } from '../ports';

/** What a device's disk holds: hand the same one to several logs and they are tabs of one browser. */
export type MemoryDisk = {
  entries: readonly Entry[];
  gone: readonly Place[];
  held: readonly HeldBack[];
  pen: Pen;
  end: number;
  generation: number;
  counted: Counted;
  /** What the next write runs into, if anything; the test sets and clears it. */
  failing: LogFailure | null;
  readonly listeners: Set<() => void>;
};

export const createMemoryDisk = (): MemoryDisk => ({
  entries: [],
  gone: [],
  held: [],
  pen: { seq: 0, clock: null },
  end: 0,
  generation: 0,
  counted: {},
  failing: null,
  listeners: new Set(),
});

export type MemoryLogParts = {
  readonly device: { readonly id: DeviceId; readonly sign?: (text: string) => Promise<string> };
  readonly now: () => number;
  readonly disk?: MemoryDisk;
  /** Whether a change bears its device's signature, and whether it counts; without them every change does. */
  readonly verify?: (change: Change) => Promise<boolean>;
  readonly standingOf?: (change: Placed) => Standing;
};

type Written = Result<{ readonly entries: readonly Entry[] }, LogFailure>;

/** What a log can do besides, for whoever keeps it in step with the list of devices. */
export type Restanding = {
  /** Holds back what a new list of devices does not count, lets in what it does; how many changes left the log. */
  readonly restand: (list: Membership) => Promise<Result<number, LogFailure>>;
};

/** A log without a disk, for tests and the simulator. It keeps the same promises as the real one. */
export const createMemoryLog = ({
  device,
  now,
  disk = createMemoryDisk(),
  verify = async () => true,
  standingOf = () => 'member',
}: MemoryLogParts): Log & Restanding => {
  const sign = device.sign ?? (async () => 'A'.repeat(86));
  let last: Promise<unknown> = Promise.resolve();

  const oneByOne = <T>(task: () => Promise<T>): Promise<T> => {
    const next = last.then(task);
    last = next;
    return next;
  };

  const tell = () => {
    for (const listen of [...disk.listeners]) listen();
  };

  const holds = (id: string, seq: number): Change | Place | undefined =>
    disk.entries.find(({ change }) => change.device === id && change.seq === seq)?.change ??
    disk.gone.find(place => place.device === id && place.seq === seq) ??
    disk.held.find(({ change, why }) => why === 'not-allowed' && change.device === id && change.seq === seq)
      ?.change;

  const isGone = (id: string, seq: number): boolean =>
    disk.gone.some(place => place.device === id && place.seq === seq);

  const count = async (id: string, seq: number) => {
    const one = await counted(disk.counted[id], seq, async (from, to) => {
      let last = from - 1;
      while (last < to && holds(id, last + 1) !== undefined) last += 1;
      return last;
    });
    disk.counted = { ...disk.counted, [id]: one };
  };

  /** The places that changes of a record have in the count of their devices, also of those held back for a person. */
  const placesOf = (name: string): readonly Place[] => {
    const counting = disk.held.filter(({ why }) => why === 'not-allowed');
    return [...disk.entries, ...counting].flatMap(({ change }) =>
      nameOf(change) === name ? [{ device: change.device, seq: change.seq }] : [],
    );
  };

  const wipe = (name: string) => {
    disk.gone = [...disk.gone, ...placesOf(name)];
    disk.entries = disk.entries.filter(({ change }) => nameOf(change) !== name);
    disk.held = disk.held.filter(({ change }) => nameOf(change) !== name);
  };

  const wipeErased = (changes: readonly Change[]) => {
    for (const change of changes) if (erasedBy(change)) wipe(change.key);
  };

  const history = (of: string, key: string): Change[] =>
    disk.entries
      .flatMap(({ change }) => (change.of === of && change.key === key ? [change] : []))
      .sort((a, b) => (a.id < b.id ? -1 : 1));

  const undecided = (): readonly HeldBack[] =>
    disk.held
      .filter(({ change: { device, seq } }) => !isDecidedOn(history('decision', heldKey(device)), seq))
      .sort((a, b) => (a.change.id < b.change.id ? -1 : 1));

  const deciding = (held: readonly HeldBack[], what: 'taken' | 'dropped'): readonly Draft[] => {
    const isAsked = (one: HeldBack): boolean =>
      held.some(({ change }) => change.device === one.change.device && change.seq === one.change.seq);
    const changes = undecided()
      .filter(isAsked)
      .map(({ change }) => change);
    const erased = erasedNames(disk.entries.map(({ change }) => change));
    const { erasings, rest } = takingIn(changes);
    const erases = erasings.flatMap(({ of, key, by }) => {
      const name = nameOf({ of, key });
      return erased.has(name) ? [] : [erasing(of, key, by, placesOf(name))];
    });
    const taken = rest.flatMap(change => {
      const draft = erased.has(nameOf(change)) ? null : takenIn(change, history(change.of, change.key));
      return draft ? [draft] : [];
    });
    return [...(what === 'taken' ? [...erases, ...taken] : []), ...decidedOn(changes, what)];
  };

  const write = async (
    plan: () => readonly Draft[],
    options: AppendOptions,
    also: (changes: readonly Change[]) => void,
  ): Promise<Written> => {
    for (;;) {
      const before = disk.end;
      const erased = erasedNames(disk.entries.map(({ change }) => change));
      if (disk.failing) return err(disk.failing);
      if (options.ifAt !== undefined && options.ifAt !== disk.end) return err({ is: 'moved' });
      if (options.generation !== undefined && options.generation !== disk.generation)
        return err({ is: 'fenced' });
      const drafts = plan();
      if (drafts.some(draft => erased.has(nameOf(draft)))) return err({ is: 'moved' });
      const unsigned = numbered(drafts, device.id, disk.pen, now(), ({ of, key, set }) =>
        idsBehind(
          set,
          disk.entries.flatMap(({ change }) => (change.of === of && change.key === key ? [change] : [])),
        ),
      );
      if (unsigned.some(change => ['revoked', 'not-allowed'].includes(standingOf(change))))
        return err({ is: 'not-allowed' });
      const changes: Change[] = [];
      for (const change of unsigned) changes.push({ ...change, sig: await sign(signedText(change)) });
      // Another tab on the same disk wrote while this one was signing.
      if (disk.end !== before) continue;
      const end = changes.at(-1);
      if (!end) return ok({ entries: [] });
      also(changes);
      const entries = changes.map((change, index) => ({ at: before + index + 1, change }));
      disk.entries = [...disk.entries, ...entries];
      // Someone said that it was erased before it was written.
      if (changes.some(({ device: id, seq }) => isGone(id, seq)))
        disk.gone = disk.gone.filter(
          place => !changes.some(({ device: id, seq }) => id === place.device && seq === place.seq),
        );
      disk.pen = { seq: end.seq, clock: end.id };
      disk.end = before + entries.length;
      for (const change of changes) await count(change.device, change.seq);
      tell();
      return ok({ entries });
    }
  };

  const take = async (change: Change): Promise<boolean> => {
    const standing = standingOf(change);
    if (standing === 'unknown' || !(await verify(change))) return false;
    const others = disk.gone.filter(({ device: id, seq }) => id !== change.device || seq !== change.seq);
    const isGone = others.length < disk.gone.length;
    if (!isGone && holds(change.device, change.seq)) return false;
    const erased = erasedNames(disk.entries.map(entry => entry.change));
    if (isGone && (standing !== 'member' || erased.has(nameOf(change)))) return false;
    if (isGone) disk.gone = others;
    if (standing !== 'member') {
      const rest = disk.held.filter(
        one => one.change.device !== change.device || one.change.seq !== change.seq,
      );
      if (!erased.has(nameOf(change))) disk.held = [...rest, { change, why: standing }];
      else if (standing === 'not-allowed')
        disk.gone = [...disk.gone, { device: change.device, seq: change.seq }];
      if (standing === 'not-allowed') await count(change.device, change.seq);
      return standing === 'not-allowed';
    }
    if (erased.has(nameOf(change))) disk.gone = [...disk.gone, { device: change.device, seq: change.seq }];
    else disk.entries = [...disk.entries, { at: ++disk.end, change }];
    await count(change.device, change.seq);
    const erases = erasedBy(change);
    if (!erases) return true;
    wipe(change.key);
    for (const place of erases.gone) {
      if (holds(place.device, place.seq)) continue;
      disk.gone = [...disk.gone, place];
      await count(place.device, place.seq);
    }
    return true;
  };

  const restand = async (list: Membership): Promise<Result<number, LogFailure>> => {
    if (disk.failing) return err(disk.failing);
    const out = disk.entries.flatMap(({ change }): HeldBack[] => {
      const why = standingOf(change);
      return why === 'revoked' || why === 'not-allowed' ? [{ change, why }] : [];
    });
    const moved = new Set(out.map(({ change }) => change));
    disk.entries = disk.entries.filter(({ change }) => !moved.has(change));
    const free = disk.held.filter(({ change }) => standingOf(change) === 'member');
    disk.held = [...disk.held.filter(one => !free.includes(one)), ...out];
    const capped = { ...disk.counted };
    for (const { device: id, last } of list.members) {
      const one = capped[id];
      if (last !== null && one && one.max > last) capped[id] = { head: Math.min(one.head, last), max: last };
    }
    disk.counted = capped;
    for (const { change } of free) await take(change);
    if (out.length > 0 || free.length > 0) tell();
    return ok(out.length);
  };

  return {
    restand: list => oneByOne(() => restand(list)),
    append: (drafts, options = {}) =>
      oneByOne(() =>
        write(
          () => drafts,
          options,
          () => undefined,
        ),
      ),
    accept: (changes, gone = []) =>
      oneByOne(async () => {
        if (disk.failing) return err(disk.failing);
        const before = disk.end;
        const { held, gone: goneBefore } = disk;
        for (const change of changes) {
          if (!(await take(change)) || change.device !== device.id) continue;
          const { seq, clock } = disk.pen;
          disk.pen = {
            seq: Math.max(seq, change.seq),
            clock: clock !== null && clock > change.id ? clock : change.id,
          };
        }
        for (const place of gone) {
          if (holds(place.device, place.seq)) continue;
          disk.gone = [...disk.gone, place];
          await count(place.device, place.seq);
        }
        if (disk.end > before || disk.held !== held || disk.gone !== goneBefore) tell();
        return ok({ entries: disk.entries.filter(({ at }) => at > before) });
      }),
    read: async (after, limit) => disk.entries.filter(({ at }) => at > after).slice(0, limit),
    end: async () => disk.end,
    history: async (of, key) => history(of, key),
    held: listen => {
      const own = () => listen(undecided());
      disk.listeners.add(own);
      own();
      return () => void disk.listeners.delete(own);
    },
    heldBack: async () => disk.held,
    takeIn: held => oneByOne(() => write(() => deciding(held, 'taken'), {}, wipeErased)),
    drop: held =>
      oneByOne(() =>
        write(
          () => deciding(held, 'dropped'),
          {},
          () => undefined,
        ),
      ),
    heads: () =>
      heldHeads(
        disk.counted,
        async (id, seq) => isGone(id, seq),
        async id => new Set(disk.gone.flatMap(place => (place.device === id ? [place.seq] : []))),
      ),
    known: async () => headsOf(disk.counted),
    span: async (id, from, to) => {
      const isIn = (place: Place): boolean => place.device === id && place.seq >= from && place.seq <= to;
      return {
        changes: [
          ...disk.entries.map(({ change }) => change),
          ...disk.held.flatMap(({ change, why }) => (why === 'not-allowed' ? [change] : [])),
        ]
          .filter(isIn)
          .sort((a, b) => a.seq - b.seq),
        gone: disk.gone
          .filter(isIn)
          .map(({ seq }) => seq)
          .sort((a, b) => a - b),
      };
    },
    gone: async () => disk.gone,
    erase: (of, key, by) =>
      oneByOne(() => write(() => [erasing(of, key, by, placesOf(nameOf({ of, key })))], {}, wipeErased)),
    onAppended: listen => {
      const own = () => listen();
      disk.listeners.add(own);
      return () => void disk.listeners.delete(own);
    },
  };
};
