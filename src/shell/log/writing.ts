import type { AppendOptions, Entry, LogFailure } from '../../app/ports';
import { nameOf } from '../../core/erasing';
import type { ChangeId } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import { type Change, type Draft, emptyRecord, type Folded, fold, signedText } from '../../core/ledger';
import { idsBehind, numbered, type Unsigned } from '../../core/numbering';
import { err, ok, type Result } from '../../core/result';
import type { Connection } from '../device/connection';
import { putRows } from './batches';
import { changesOf, isErased, rowOf } from './rows';
import { type Db, EMPTY, type LogSchema, type State, type Write } from './schema';
import { inTransaction, saveState } from './transaction';

/** Signs in the device's name; the key itself stays in the vault. */
export type Device = { readonly id: DeviceId; readonly sign: (text: string) => Promise<string> };

/** A record before a command (null: there was none) and after it, as the log has it. */
export type Turned = { readonly before: Folded | null; readonly after: Folded };

/** `records`: those that the entries are about; none where it is more than a person waits for. */
export type Written = Result<
  { readonly entries: readonly Entry[]; readonly records: readonly Turned[] },
  LogFailure
>;

/** What a command writes, decided on the log as `db` shows it, and what else happens in its transaction. */
export type Plan = {
  readonly drafts: (db: Db) => Promise<readonly Draft[]>;
  readonly also?: (tx: Write, changes: readonly Change[]) => Promise<unknown>;
};

/** Each round that is lost was won by another tab; a hundred lost in a row are a bug, not bad luck. */
const MOST_ROUNDS = 100;

/**
 * Signing is asynchronous and an IndexedDB transaction commits as soon as nothing is asked of it, so the
 * signature cannot be made inside. It is made before, on ids and numbers foretold from what was read; the
 * transaction then writes only if the log still stands where it was read, else all is foretold again.
 */
export const writeSigned = async (
  connection: Connection<LogSchema>,
  device: Device,
  now: () => number,
  plan: Plan,
  options: AppendOptions,
  sound: (state: State, changes: readonly Unsigned[]) => Result<void, LogFailure>,
): Promise<Written> => {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const foretold = await connection.use(db => foretell(db, device.id, now(), plan));
    if (!foretold.ok) return foretold;
    const { state, unsigned, onErased, before } = foretold.value;
    const allowed = allow(state, options);
    if (!allowed.ok) return allowed;
    // Others erased what this is about: whoever decided it, decided on old ground.
    if (onErased) return err({ is: 'moved' });
    const may = sound(state, unsigned);
    if (!may.ok) return may;
    const changes = await Promise.all(
      unsigned.map(
        async (change): Promise<Change> => ({ ...change, sig: await device.sign(signedText(change)) }),
      ),
    );
    const written = await write(connection, state, changes, options, plan.also);
    if (!written.ok) return written;
    if (written.value !== 'raced') return ok({ entries: written.value, records: turned(before, changes) });
  }
  return err({ is: 'unavailable', detail: 'other tabs kept writing' });
};

const allow = (state: State, { ifAt, generation }: AppendOptions): Result<void, LogFailure> => {
  if (ifAt !== undefined && ifAt !== state.end) return err({ is: 'moved' });
  if (generation !== undefined && generation !== state.generation) return err({ is: 'fenced' });
  return ok(undefined);
};

type Foretold = {
  readonly state: State;
  readonly unsigned: readonly Unsigned[];
  readonly onErased: boolean;
  /** What stood of the records before, by name. */
  readonly before: Before;
};

type Before = ReadonlyMap<string, readonly Change[]>;

const foretell = async (db: Db, device: DeviceId, now: number, plan: Plan): Promise<Foretold> => {
  // The state's transaction comes first: what is written after it is noticed in the writing transaction.
  const [state = EMPTY, { drafts, asked }] = await Promise.all([
    db.get('state', 'state'),
    plan.drafts(db).then(async drafts => ({ drafts, asked: await Promise.all(drafts.map(ask(db))) })),
  ]);
  const behind = (index: number): readonly ChangeId[] => asked[index]?.behind ?? [];
  return {
    state,
    unsigned: numbered(drafts, device, state, now, (_, index) => behind(index)),
    onErased: asked.some(({ erased }) => erased),
    before: new Map(drafts.map((draft, index) => [nameOf(draft), asked[index]?.before ?? []])),
  };
};

/** More are not a command whose end someone waits for. */
const MOST_TURNED = 50;
/** A record of a longer history is not folded beside the store, which holds it as one. */
const MOST_BEFORE = 200;

const turned = (before: Before, changes: readonly Change[]): readonly Turned[] => {
  if (changes.length > MOST_TURNED || [...before.values()].some(({ length }) => length > MOST_BEFORE))
    return [];
  return [...new Map(changes.map(change => [nameOf(change), change]))].map(([name, { of, key }]) => {
    const held = before.get(name) ?? [];
    const known = held.length === 0 ? null : held.reduce(fold, emptyRecord(of, key));
    const own = changes.filter(change => nameOf(change) === name);
    return { before: known, after: own.reduce(fold, known ?? emptyRecord(of, key)) };
  });
};

type Asked = {
  readonly before: readonly Change[];
  readonly behind: readonly ChangeId[];
  readonly erased: boolean;
};

const ask = (db: Db): ((draft: Draft) => Promise<Asked>) => {
  const tx = db.transaction(['changes', 'batches']);
  return async ({ of, key, set }) => {
    const [before, erased] = await Promise.all([changesOf(tx, of, key), isErased(tx, { of, key })]);
    return { before, behind: idsBehind(set, before), erased };
  };
};

const write = (
  connection: Connection<LogSchema>,
  foretold: State,
  changes: readonly Change[],
  options: AppendOptions,
  also: Plan['also'],
): Promise<Result<readonly Entry[] | 'raced', LogFailure>> =>
  inTransaction<readonly Entry[] | 'raced'>(connection, async (tx, state) => {
    const allowed = allow(state, options);
    if (!allowed.ok) return allowed;
    if (state.end !== foretold.end || state.seq !== foretold.seq || state.clock !== foretold.clock)
      return ok('raced');
    const entries = changes.map((change, index) => ({ at: state.end + index + 1, change }));
    if (entries.length === 0) return ok(entries);
    await also?.(tx, changes);
    await Promise.all(
      putRows(
        tx,
        entries.map(({ at, change }) => rowOf(at, change)),
      ),
    );
    // Someone said that it was erased before it was written.
    for (const { change } of entries)
      if (change.seq <= (state.counted[change.device]?.max ?? 0))
        await tx.objectStore('gone').delete([change.device, change.seq]);
    await saveState(tx, advanced(state, changes));
    return ok(entries);
  });

const advanced = (state: State, changes: readonly Change[]): State => {
  const last = changes.at(-1);
  if (!last) return state;
  const { head = 0, max = 0 } = state.counted[last.device] ?? {};
  // Own numbers follow one another, except after entries of this device were set aside. Others may have said that what
  // comes next is erased.
  const whole = head >= state.seq;
  return {
    ...state,
    end: state.end + changes.length,
    seq: last.seq,
    clock: last.id,
    counted: {
      ...state.counted,
      [last.device]: { head: whole ? Math.max(head, last.seq) : head, max: Math.max(max, last.seq) },
    },
  };
};
