import { nextId } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import type { Change, Draft, Kind } from '../../core/ledger';
import {
  foundMembership,
  type Membership,
  type NewMember,
  type Placed,
  type Standing,
  standingOf,
  withAnswers,
  withMember,
  withoutMember,
  withSettings,
} from '../../core/membership';
import { first } from '../live';
import type { HeldBack, Log } from '../ports';
import { type Case, same, yes } from './cases.contract';
import type { Restanding } from './log';

/** Two tabs of one empty log; the clock of the first is set by the test. */
export type LogUnderTest = {
  readonly tabs: readonly [Log & Restanding, Log & Restanding];
  readonly device: DeviceId;
  readonly setNow: (now: number) => void;
  /** Whether changes count; every one does until it is set. */
  readonly setStanding: (standingOf: (change: Placed) => Standing) => void;
  readonly close: () => Promise<void>;
};

const SIG = 'A'.repeat(86);
const OTHER = 'b'.repeat(16) as DeviceId;
const T = 1_800_000_000_000;

const draft = (key: string, set: Draft['set'], of: Kind = 'client'): Draft => ({ of, key, set, by: 'owner' });

const foreign = (seq: number, key: string, set: Draft['set'], time = T, of: string = 'client'): Change => ({
  id: nextId(time, OTHER, [nextId(time - 1, OTHER, [])]),
  device: OTHER,
  seq,
  of,
  key,
  set,
  by: 'owner',
  sig: SIG,
});

/** What is held back, once it is so much. */
const heldIn = (log: Log, count: number): Promise<readonly HeldBack[]> =>
  new Promise(resolve => {
    const stop = log.held(held => {
      if (held.length !== count) return;
      resolve(held);
      queueMicrotask(() => stop());
    });
  });

const seqs = (entries: readonly { readonly change: Change }[]) => entries.map(({ change }) => change.seq);

/** What every log promises. */
export const logContract = (make: () => Promise<LogUnderTest>): readonly Case[] => {
  const story = (name: string, tell: (under: LogUnderTest) => Promise<void>): Case => ({
    name,
    run: async () => {
      const under = await make();
      under.setNow(T);
      try {
        await tell(under);
      } finally {
        await under.close();
      }
    },
  });

  const written = async (log: Log, drafts: readonly Draft[]) => {
    const result = await log.append(drafts);
    if (!result.ok) throw new Error(`not written: ${result.error.is}`);
    return result.value.entries;
  };

  return [
    story('an empty log has no end, no heads and nothing to read', async ({ tabs: [log] }) => {
      same(await log.end(), 0);
      same(await log.heads(), {});
      same(await log.read(0, 10), []);
      same(await log.history('client', 'x'), []);
    }),

    story('what is appended is numbered without gaps and read back in order', async ({ tabs, device }) => {
      const [log] = tabs;
      const first = await written(log, [draft('x', { name: 'Ana' }), draft('y', { name: 'Eva' })]);
      await written(log, [draft('x', { phone: '1' })]);
      same(seqs(first), [1, 2]);
      const entries = await log.read(0, 10);
      same(
        entries.map(({ at }) => at),
        [1, 2, 3],
      );
      same(seqs(entries), [1, 2, 3]);
      same(await log.end(), 3);
      same(await log.heads(), { [device]: 3 });
      same(entries.slice(0, 2), first, 'read back');
      same(seqs(await log.read(1, 1)), [2]);
      same(
        (await log.history('client', 'x')).map(({ seq }) => seq),
        [1, 3],
      );
    }),

    story('an empty command writes nothing', async ({ tabs: [log] }) => {
      same(await written(log, []), []);
      same(await log.end(), 0);
    }),

    story('ids grow, also when the clock is turned back', async ({ tabs: [log], setNow }) => {
      await written(log, [draft('x', { n: 1 })]);
      setNow(T - 100_000);
      await written(log, [draft('y', { n: 1 }), draft('y', { n: 2 })]);
      const ids = (await log.read(0, 10)).map(({ change }) => change.id);
      same([...ids].sort(), ids);
      same(new Set(ids).size, 3);
    }),

    story('an id is greater than those of the fields that it replaces', async ({ tabs: [log] }) => {
      const ahead = foreign(1, 'x', { name: 'Ana' }, T + 60_000);
      await log.accept([ahead]);
      const [replacing] = await written(log, [draft('x', { name: 'Eva' })]);
      yes(replacing !== undefined && replacing.change.id > ahead.id, 'the new name stands');
      const [fresh] = await written(log, [draft('z', { name: 'Rui' })]);
      yes(fresh !== undefined && fresh.change.id > (replacing?.change.id ?? ''), 'ids of one device grow');
    }),

    story('a command decided on old ground writes nothing', async ({ tabs: [log, other] }) => {
      await written(log, [draft('x', { n: 1 })]);
      await written(other, [draft('x', { n: 2 })]);
      same(await log.append([draft('x', { n: 3 })], { ifAt: 1 }), { ok: false, error: { is: 'moved' } });
      same(await log.end(), 2);
      yes((await log.append([draft('x', { n: 3 })], { ifAt: 2 })).ok, 'on present ground it is written');
    }),

    story('a keeper of another generation is fenced', async ({ tabs: [log] }) => {
      const fenced = await log.append([draft('x', { n: 1 })], { generation: 7 });
      same(fenced, { ok: false, error: { is: 'fenced' } });
      same(await log.end(), 0);
    }),

    story('two tabs that write at once share one count', async ({ tabs, device }) => {
      await Promise.all(
        Array.from({ length: 20 }, (_, n) => written(tabs[n % 2 ? 0 : 1], [draft(`k${n}`, { n })])),
      );
      const entries = await tabs[0].read(0, 100);
      same(
        entries.map(({ at }) => at),
        Array.from({ length: 20 }, (_, n) => n + 1),
      );
      same(
        seqs(entries),
        Array.from({ length: 20 }, (_, n) => n + 1),
      );
      same(new Set(entries.map(({ change }) => change.id)).size, 20);
      same(await tabs[1].read(0, 100), entries, 'both read the same');
      same(await tabs[1].heads(), { [device]: 20 });
    }),

    story('both tabs hear of each commit', async ({ tabs: [log, other] }) => {
      const heard = [log, other].map(tab => new Promise<void>(tell => void tab.onAppended(tell)));
      await written(log, [draft('x', { n: 1 })]);
      await Promise.all(heard);
    }),

    story('changes of others are taken in once', async ({ tabs: [log], device }) => {
      const changes = [foreign(1, 'x', { n: 1 }), foreign(2, 'x', { n: 2 }, T + 1)];
      const first = await log.accept([...changes, ...changes]);
      same(first.ok && seqs(first.value.entries), [1, 2]);
      const again = await log.accept(changes);
      same(again.ok && again.value.entries, []);
      await written(log, [draft('x', { n: 3 })]);
      same(await log.heads(), { [device]: 1, [OTHER]: 2 });
    }),

    story('heads count to the first gap only', async ({ tabs: [log] }) => {
      await log.accept([foreign(3, 'x', { n: 3 }), foreign(1, 'x', { n: 1 })]);
      same(await log.heads(), { [OTHER]: 1 });
      await log.accept([foreign(2, 'x', { n: 2 })]);
      same(await log.heads(), { [OTHER]: 3 });
    }),

    story('another change with a number that is taken is not taken in', async ({ tabs: [log] }) => {
      await log.accept([foreign(1, 'x', { n: 1 })]);
      const twin = await log.accept([foreign(1, 'x', { n: 2 })]);
      same(twin.ok && twin.value.entries, []);
      same(
        (await log.history('client', 'x')).map(({ set }) => set),
        [{ n: 1 }],
      );
    }),

    story('own changes that come back move the pen', async ({ tabs: [log], device }) => {
      const own = { ...foreign(4, 'x', { n: 4 }, T + 5), id: nextId(T + 5, device, []), device };
      await log.accept([own]);
      const [next] = await written(log, [draft('y', { n: 1 })]);
      same(next?.change.seq, 5);
      yes(next !== undefined && next.change.id > own.id, 'ids grow');
    }),

    story('erasing takes the changes and leaves the count', async ({ tabs: [log, other], device }) => {
      await written(log, [draft('x', { name: 'Ana' }), draft('y', { name: 'Eva' })]);
      await log.accept([foreign(1, 'x', { phone: '1' })]);
      const erased = await other.erase('client', 'x', 'owner');
      yes(erased.ok, 'erased');
      const entries = await log.read(0, 10);
      same(
        entries.map(({ change }) => `${change.of}/${change.key}`),
        ['client/y', 'erased/client/x'],
      );
      same(entries.at(-1)?.change.set, { all: true, [`${device}/1`]: true, [`${OTHER}/1`]: true });
      same(await log.known(), { [device]: 3, [OTHER]: 1 });
      same(await log.heads(), { [device]: 3 });
      same(await log.history('client', 'x'), []);
      same(await log.end(), 4);
      same(await log.append([draft('x', { name: 'Ana' })]), { ok: false, error: { is: 'moved' } });
    }),

    story('changes of an erased record are dropped, before and after', async ({ tabs: [log] }) => {
      await log.accept([foreign(2, 'x', { n: 2 })]);
      const set = { all: true, [`${OTHER}/1`]: true, [`${OTHER}/2`]: true };
      await log.accept([foreign(3, 'client/x', set, T + 2, 'erased')]);
      // Number 1 was named before it came: it counts, and is not taken in when it comes.
      same(await log.heads(), { [OTHER]: 3 });
      await log.accept([foreign(1, 'x', { n: 1 }), foreign(4, 'x', { n: 4 })]);
      same(await log.known(), { [OTHER]: 4 });
      same(await log.heads(), { [OTHER]: 3 });
      same(
        (await log.read(0, 10)).map(({ change }) => change.of),
        ['erased'],
      );
    }),

    story('a span of a device tells what is held and what is erased', async ({ tabs: [log], device }) => {
      await log.accept([
        foreign(1, 'x', { n: 1 }),
        foreign(2, 'y', { n: 2 }),
        foreign(4, 'y', { n: 4 }, T + 2),
      ]);
      await written(log, [draft('z', { n: 1 })]);
      await log.erase('client', 'x', 'owner');
      const { changes, gone } = await log.span(OTHER, 1, 3);
      same(
        changes.map(({ seq }) => seq),
        [2],
      );
      same(gone, [1]);
      same((await log.span(OTHER, 4, 64)).changes, [foreign(4, 'y', { n: 4 }, T + 2)]);
      same(
        (await log.span(device, 1, 64)).changes.map(({ of }) => of),
        ['client', 'erased'],
      );
    }),

    story('places that others know to be erased count, where nothing is held', async ({ tabs: [log] }) => {
      await log.accept([foreign(1, 'x', { n: 1 }), foreign(3, 'x', { n: 3 })]);
      const gone = [1, 2, 4].map(seq => ({ device: OTHER, seq }));
      await log.accept([], gone);
      same(await log.known(), { [OTHER]: 4 });
      same(await log.heads(), { [OTHER]: 3 });
      const held = await log.span(OTHER, 1, 4);
      same(
        held.changes.map(({ seq }) => seq),
        [1, 3],
      );
      same(held.gone, [2, 4]);
    }),

    story(
      'what counts though nothing is held is told, and known as erased',
      async ({ tabs: [log, other] }) => {
        const heard = (tab: Log) => new Promise<void>(tell => void tab.onAppended(tell));
        const named = heard(other);
        await log.accept([], [{ device: OTHER, seq: 2 }]);
        await named;
        same(await other.gone(), [{ device: OTHER, seq: 2 }]);
        const erases = foreign(3, 'client/x', { all: true }, T, 'erased');
        const erased = heard(other);
        await log.accept([erases]);
        await erased;
        // Of a record that is erased already, by a device that did not know it.
        const late = heard(other);
        await log.accept([foreign(1, 'x', { n: 1 })]);
        await late;
        same(await other.heads(), { [OTHER]: 3 });
        same(
          (await other.gone()).map(({ seq }) => seq).sort((a, b) => a - b),
          [1, 2],
        );
      },
    ),

    story('changes of unknown devices are neither counted nor kept', async ({ tabs: [log], setStanding }) => {
      setStanding(({ device }) => (device === OTHER ? 'unknown' : 'member'));
      const taken = await log.accept([foreign(1, 'x', { n: 1 })]);
      same(taken.ok && taken.value.entries, []);
      same([await log.end(), await log.heads(), await first(log.held)], [0, {}, []]);
      setStanding(() => 'member');
      await log.accept([foreign(1, 'x', { n: 1 })]);
      same(await log.heads(), { [OTHER]: 1 });
    }),

    story('what a removed device wrote later is held back, and not counted', async under => {
      const [log, other] = under.tabs;
      under.setStanding(({ device, seq }) => (device === OTHER && seq > 1 ? 'revoked' : 'member'));
      const told = heldIn(other, 2);
      await log.accept([foreign(1, 'x', { n: 1 }), foreign(2, 'x', { n: 2 }), foreign(3, 'y', { n: 3 })]);
      same(await log.heads(), { [OTHER]: 1 });
      same(seqs(await log.read(0, 9)), [1]);
      same((await log.span(OTHER, 1, 9)).changes.length, 1);
      same(
        (await told).map(({ change, why }) => [change.seq, why]),
        [
          [2, 'revoked'],
          [3, 'revoked'],
        ],
      );
    }),

    story('what an erasing names before it is written is lost on nobody', async under => {
      const [log, other] = under.tabs;
      const own = { [`${under.device}/1`]: true, [`${under.device}/3`]: true };
      const others = { [`${OTHER}/3`]: true, [`${OTHER}/4`]: true, [`${OTHER}/9`]: true };
      await log.accept([
        foreign(1, 'x', { n: 1 }),
        foreign(2, 'client/gone', { all: true, ...own, ...others }, T, 'erased'),
      ]);
      // Nobody says that they have it, and it is asked for no more than what is erased.
      same(await log.heads(), { [OTHER]: 2 });
      same(await other.known(), { [under.device]: 1, [OTHER]: 4 });
      await log.accept([foreign(3, 'y', { n: 3 }), foreign(4, 'y', { n: 4 }), foreign(5, 'y', { n: 5 })]);
      await log.accept([], [{ device: OTHER, seq: 6 }]);
      same(await log.heads(), { [OTHER]: 5 });
      same(await log.known(), { [OTHER]: 6, [under.device]: 1 });
      const keys = ['a', 'b', 'c', 'd'];
      await written(
        log,
        keys.map(key => draft(key, { n: 0 })),
      );
      same(await other.heads(), { [under.device]: 4, [OTHER]: 5 });
      same((await log.span(under.device, 1, 9)).gone, []);
      same((await log.span(under.device, 1, 9)).changes.length, 4);
      same(
        (await log.gone()).filter(({ device }) => device === under.device),
        [],
      );
    }),

    story('what only a removed device erased is taken in when it comes again', async under => {
      const [log, other] = under.tabs;
      const changes = [foreign(1, 'x', { n: 1 }), foreign(2, 'y', { n: 2 })];
      await log.accept(changes);
      const erases = foreign(3, 'client/x', { all: true, [`${OTHER}/1`]: true }, T, 'erased');
      await log.accept([erases]);
      await log.accept([], [{ device: OTHER, seq: 5 }]);
      await log.accept(changes);
      same(seqs(await log.read(0, 9)), [2, 3]);
      under.setStanding(({ seq }) => (seq > 2 ? 'revoked' : 'member'));
      const removed = withoutMember(
        withMember(foundMembership('a'.repeat(64), newMember(under.device)), newMember(OTHER)),
        OTHER,
        2,
      );
      same(await log.restand(removed), { ok: true, value: 1 });
      same(await log.heads(), { [OTHER]: 2 });
      const heard = new Promise<void>(tell => void other.onAppended(tell));
      await log.accept(changes);
      await heard;
      same(seqs(await other.read(0, 9)), [2, 1]);
      same(await other.heads(), { [OTHER]: 2 });
      same(await other.gone(), [{ device: OTHER, seq: 5 }]);
      // Once: then it is held.
      await log.accept(changes);
      same(seqs(await log.read(0, 9)), [2, 1]);
    }),

    story('settings by a device that may change none count, and are not in force', async under => {
      const [log] = under.tabs;
      under.setStanding(({ of }) => (of === 'service' ? 'not-allowed' : 'member'));
      await log.accept([foreign(2, 'x', { n: 2 }), foreign(1, 's', { n: 1 }, T, 'service')]);
      same(await log.heads(), { [OTHER]: 2 });
      same(seqs(await log.read(0, 9)), [2]);
      same(await log.history('service', 's'), []);
      // Handed on like any other, so that all devices come to the same heads.
      same(
        (await log.span(OTHER, 1, 2)).changes.map(({ seq }) => seq),
        [1, 2],
      );
      await log.accept([foreign(1, 's', { n: 1 }, T, 'service')]);
      same((await heldIn(log, 1)).length, 1);
    }),

    story('a device that may not writes nothing', async ({ tabs: [log], setStanding }) => {
      setStanding(({ of }) => (of === 'service' ? 'not-allowed' : 'member'));
      const refused = { ok: false, error: { is: 'not-allowed' } };
      same(await log.append([draft('x', { n: 1 }), draft('s', { n: 1 }, 'service')]), refused);
      same(await log.end(), 0);
      setStanding(() => 'revoked');
      same(await log.append([draft('x', { n: 1 })]), refused);
    }),

    story('what is held back is taken in as far as nothing later was set', async under => {
      const [log, other] = under.tabs;
      under.setStanding(({ device }) => (device === OTHER ? 'revoked' : 'member'));
      await log.accept([foreign(1, 'x', { name: 'Ana', phone: '1' }), foreign(2, 'y', { name: 'Eva' })]);
      under.setNow(T + 1000);
      await written(log, [draft('x', { name: 'Bia' })]);
      const held = await heldIn(other, 2);
      const taken = await other.takeIn(held.slice(0, 1));
      same(taken.ok && taken.value.entries.map(({ change }) => [change.of, change.key, change.set]), [
        ['client', 'x', { phone: '1' }],
        ['decision', `held/${OTHER}`, { 1: 'taken' }],
      ]);
      same(
        (await heldIn(log, 1)).map(({ change }) => change.seq),
        [2],
      );
      // Twice, as two devices may: the second finds nothing left to decide.
      const again = await log.takeIn(held.slice(0, 1));
      same(again.ok && again.value.entries, []);
      yes((await log.drop(held)).ok, 'dropped');
      same(await heldIn(log, 0), []);
      same(
        (await log.history('client', 'y')).map(({ set }) => set),
        [],
      );
      await log.accept([foreign(2, 'y', { name: 'Eva' })]);
      same(await heldIn(log, 0), []);
      // It stays on the disk, until its record is erased.
      const numbers = async () => (await other.heldBack()).map(({ change }) => change.seq).sort();
      same(await numbers(), [1, 2]);
      yes((await other.erase('client', 'y', 'owner')).ok, 'erased');
      same(await numbers(), [1]);
    }),

    story(
      'what erases and was held back erases once it is taken in, with all that is here by then',
      async under => {
        const { device } = under;
        const [log, other] = under.tabs;
        await written(log, [draft('x', { name: 'Ana' }), draft('x', { phone: '1' })]);
        under.setStanding(change => (change.device === OTHER ? 'revoked' : 'member'));
        // It knew of one of them, and of what nobody here has seen.
        const named = { all: true, [`${device}/1`]: true, [`${OTHER}/1`]: true, [`${OTHER}/9`]: true };
        await log.accept([
          foreign(1, 'x', { note: 'n' }),
          foreign(2, 'client/x', named, T, 'erased'),
          foreign(3, 'y', { name: 'Eva' }),
          foreign(4, 'session/s', { all: true }, T, 'erased'),
        ]);
        const held = await heldIn(other, 4);
        const taken = await other.takeIn(held);
        same(taken.ok && taken.value.entries.map(({ change }) => [change.of, change.key, change.set]), [
          ['erased', 'client/x', { all: true, [`${device}/1`]: true, [`${device}/2`]: true }],
          ['client', 'y', { name: 'Eva' }],
          ['decision', `held/${OTHER}`, { 1: 'taken', 2: 'taken', 3: 'taken', 4: 'taken' }],
        ]);
        same(await log.history('client', 'x'), []);
        same(seqs(await log.read(0, 9)), [3, 4, 5]);
        same(await log.gone(), [
          { device, seq: 1 },
          { device, seq: 2 },
        ]);
        same(await log.heads(), { [device]: 5 });
        same(await heldIn(log, 0), []);
        // What is erased already is not erased anew.
        await log.accept([foreign(5, 'client/x', { all: true }, T, 'erased')]);
        const again = await log.takeIn(await heldIn(log, 1));
        same(again.ok && again.value.entries.map(({ change }) => change.of), ['decision']);
      },
    ),

    story('what others decided about what is held back is decided here', async under => {
      const [log] = under.tabs;
      under.setStanding(({ device, seq }) => (device === OTHER && seq > 1 ? 'revoked' : 'member'));
      await log.accept([foreign(2, 'y', { name: 'Eva' })]);
      same((await heldIn(log, 1)).length, 1);
      await log.accept([foreign(1, `held/${OTHER}`, { 2: 'dropped' }, T, 'decision')]);
      same(await heldIn(log, 0), []);
    }),

    story('an erased record leaves nothing held back', async under => {
      const [log] = under.tabs;
      await written(log, [draft('x', { name: 'Ana' })]);
      under.setStanding(({ device }) => (device === OTHER ? 'revoked' : 'member'));
      await log.accept([foreign(1, 'x', { phone: '1' })]);
      await log.erase('client', 'x', 'owner');
      same(await heldIn(log, 0), []);
      await log.accept([foreign(1, 'x', { phone: '1' })]);
      same(await heldIn(log, 0), []);
    }),

    story('what is held back of an erased record, though it counts, is known as erased', async under => {
      const [log] = under.tabs;
      under.setStanding(({ of }) => (of === 'client' ? 'not-allowed' : 'member'));
      await log.accept([foreign(1, 'x', { phone: '1' }), foreign(2, 'r', { n: 1 }, T, 'request')]);
      await log.erase('client', 'x', 'owner');
      const [erased] = await log.history('erased', 'client/x');
      same(erased?.set, { all: true, [`${OTHER}/1`]: true });
      await log.accept([foreign(3, 'x', { phone: '2' }), foreign(4, 's', { n: 1 }, T, 'request')]);
      same((await log.heads())[OTHER], 4);
      const { changes, gone } = await log.span(OTHER, 1, 4);
      same(
        changes.map(({ seq }) => seq),
        [2, 4],
      );
      same(gone, [1, 3]);
    }),

    story('a new list takes out what devices wrote past it, and lets in what it allows', async under => {
      const { tabs, device, setStanding } = under;
      const [log, other] = tabs;
      await written(log, [draft('s', { n: 1 }, 'service')]);
      await log.accept([
        foreign(1, 't', { n: 1 }, T, 'service'),
        foreign(2, 'a', { n: 2 }),
        foreign(3, 'b', { n: 3 }),
      ]);
      const both = withMember(foundMembership('a'.repeat(64), newMember(device)), newMember(OTHER));
      const removed = withSettings(withoutMember(both, OTHER, 2), OTHER, false, 0);
      const stand = async (list: Membership): Promise<number | null> => {
        setStanding(change => standingOf(list, change));
        const moved = await log.restand(list);
        return moved.ok ? moved.value : null;
      };
      const left = async () => (await log.read(0, 9)).map(({ change }) => change.key);

      same(await stand(both), 0);
      const told = heldIn(other, 2);
      same(await stand(removed), 2);
      same(await log.heads(), { [device]: 1, [OTHER]: 2 });
      same(await left(), ['s', 'a']);
      same(
        (await told).map(({ change, why }) => [change.seq, why]),
        [
          [1, 'not-allowed'],
          [3, 'revoked'],
        ],
      );
      same(await stand(removed), 0);
      const ends = await log.end();

      // A list that was signed apart is the later one, and knows of neither.
      same(await stand(both), 0);
      same(await left(), ['s', 'a', 't', 'b']);
      yes((await log.end()) > ends, 'what comes back stands at the end');
      same(await log.heads(), { [device]: 1, [OTHER]: 3 });
      same(await heldIn(log, 0), []);
    }),

    story('a new list takes out what a device answered past it, and nothing else', async under => {
      const { device, setStanding } = under;
      const [log] = under.tabs;
      await log.accept([
        foreign(1, 'r/1', { n: 1 }, T, 'answer'),
        foreign(2, 'x', { n: 2 }),
        foreign(3, 'r/2', { n: 3 }, T, 'answer'),
        foreign(4, 'r', { n: 4 }, T, 'request'),
        foreign(5, 'y', { n: 5 }),
      ]);
      const both = withMember(foundMembership('a'.repeat(64), newMember(device)), newMember(OTHER));
      const quiet = withAnswers(both, OTHER, false, 2);
      setStanding(change => standingOf(quiet, change));
      same(await log.restand(quiet), { ok: true, value: 2 });
      same(seqs(await log.read(0, 9)), [1, 2, 5]);
      same(await log.heads(), { [OTHER]: 5 });
      same(
        (await heldIn(log, 2)).map(({ change, why }) => [change.seq, why]),
        [
          [3, 'not-allowed'],
          [4, 'not-allowed'],
        ],
      );
    }),
  ];
};

const newMember = (device: DeviceId): NewMember => ({
  device,
  key: 'A'.repeat(43),
  letter: null,
  answers: true,
  settings: true,
});
