import type { Clock, Log, LogFailure, Stop } from '../../app/ports';
import { ERASED, nameOf, type Place } from '../../core/erasing';
import type { ChangeId } from '../../core/hlc';
import type { Change } from '../../core/ledger';
import { ok, type Result } from '../../core/result';
import { createQueue } from '../device/queue';
import type { Volumes } from '../volumes/volumes';
import { todayFirst } from './order';

export type FeederParts = {
  readonly log: Pick<Log, 'accept' | 'heads' | 'gone' | 'history'>;
  readonly volumes: Pick<Volumes, 'open' | 'notes' | 'tidy' | 'shown' | 'showing' | 'known' | 'onArrived'>;
  readonly generation: number;
  readonly clock: Clock;
};

export type Feeder = {
  /** Shows the log once more what it did not take: who belongs to the business has changed. */
  readonly again: () => void;
  readonly stop: () => Promise<void>;
};

/** Given to the log at once: checking the signatures of so many takes a fraction of a second. */
const BATCH = 2_000;
/** Of these so many at a time: fewer leave a processor idle, more only wait. */
const AHEAD = 3;
const PAUSE = 30_000;

/**
 * Shows the log what arrives in the volumes. What it takes is carried on like any of its entries; what it does
 * not take, because nobody vouches for its device yet, stays in the volume and is shown again.
 */
export const createFeeder = ({ log, volumes, generation, clock }: FeederParts): Feeder => {
  const queue = createQueue();
  const arrived = new Map<number, readonly Change[]>();
  let stopped = false;
  let stopRetry: Stop = () => undefined;

  /** Gives the ids of those that the log took. */
  const take = (batch: readonly Change[]): Promise<Result<ReadonlySet<ChangeId>, LogFailure>> =>
    volumes.showing(async () => {
      const accepted = await log.accept(batch);
      if (!accepted.ok) return accepted;
      const { entries } = accepted.value;
      const known = await volumes.known(entries, generation);
      return known.ok ? ok(new Set(entries.map(({ change }) => change.id))) : known;
    });

  /**
   * Without what the log holds: it came another way, or as another device put it in apart. What the log knows as
   * erased is shown to it, for that may not count.
   */
  const unknown = async (changes: readonly Change[]): Promise<readonly Change[]> => {
    const [heads, gone] = await Promise.all([log.heads(), log.gone()]);
    const places = new Set(gone.map(placeOf));
    return changes.filter(change => isBeyond(heads, change) || places.has(placeOf(change)));
  };

  /** True when nothing of it has to be shown again. */
  const show = async (changes: readonly Change[], year: number): Promise<Result<boolean, LogFailure>> => {
    const ordered = todayFirst(changes, clock.now());
    const left: Change[] = [];
    const ahead: { readonly batch: readonly Change[]; readonly taking: ReturnType<typeof take> }[] = [];
    const rest = (): Promise<unknown> => Promise.all(ahead.map(({ taking }) => taking));
    for (let from = 0; !stopped; ) {
      // While one is being written, the signatures of the next ones are checked.
      for (; ahead.length < AHEAD && from < ordered.length; from += BATCH) {
        const batch = ordered.slice(from, from + BATCH);
        ahead.push({ batch, taking: take(batch) });
      }
      const first = ahead.shift();
      if (!first) break;
      const taken = await first.taking;
      if (!taken.ok) {
        await rest();
        return taken;
      }
      left.push(...first.batch.filter(({ id }) => !taken.value.has(id)));
    }
    await rest();
    const erased = new Set<string>();
    for (const name of new Set(left.map(nameOf)))
      if ((await log.history(ERASED, name)).length > 0) erased.add(name);
    const tidied = await volumes.tidy(year, erased, generation);
    if (!tidied.ok) return tidied;
    const heads = await log.heads();
    return ok(!left.some(change => !erased.has(nameOf(change)) && isBeyond(heads, change)));
  };

  const failed = () => {
    stopRetry();
    stopRetry = clock.at(clock.now() + PAUSE, again);
  };

  const showArrived = async (year: number): Promise<void> => {
    const changes = arrived.get(year);
    arrived.delete(year);
    if (!changes || stopped) return;
    const shown = await show(await unknown(changes), year);
    if (!shown.ok) return failed();
    if (shown.value && !arrived.has(year)) volumes.shown(year);
  };

  const showAgain = async (): Promise<void> => {
    const notes = await volumes.notes(generation);
    if (!notes.ok) return failed();
    for (const [year, { waiting }] of notes.value) {
      if (!waiting || stopped) continue;
      const volume = await volumes.open(year, generation);
      if (!volume.ok) return failed();
      const heads = await log.heads();
      const beyond = volume.value.changes().filter(change => isBeyond(heads, change));
      const shown = await show(beyond, year);
      if (!shown.ok) return failed();
      if (shown.value && !arrived.has(year)) volumes.shown(year);
    }
  };

  const again = () => void queue(showAgain);

  const unlisten = volumes.onArrived((year, changes) => {
    arrived.set(year, [...(arrived.get(year) ?? []), ...changes]);
    void queue(() => showArrived(year));
  });
  again();

  return {
    again,
    stop: () => {
      stopped = true;
      unlisten();
      stopRetry();
      return queue(async () => undefined);
    },
  };
};

const placeOf = ({ device, seq }: Place): string => `${device}/${seq}`;

const isBeyond = (heads: Readonly<Record<string, number>>, { device, seq }: Change): boolean =>
  seq > (heads[device] ?? 0);
