import { codeFrom } from '../../../core/codes';
import { foldAll } from '../../../core/erasing';
import type { Json } from '../../../core/json';
import type { Change } from '../../../core/ledger';
import { known } from '../../../core/records';
import { sourcesOf } from '../../../core/rows';
import { DAY } from '../../../core/time';
import type { CodeEntry } from '../../desk/codes';
import { first } from '../../live';
import type { Machine } from './machine';
import { differing, lines, present, type Rule } from './rule';
import { awake, type Scene } from './scene';

// A code's balance is what its sessions say, never below zero without an entry that a person decides (design §8).

/** More than any run issues. */
const ALL = 1000;

const codesAt = async (machine: Machine): Promise<readonly CodeEntry[]> => {
  const tab = awake(machine.tabs());
  return tab ? (await first(tab.desk.codes.search))('', ALL) : [];
};

type Spent = { readonly takes: number; readonly at: number };

/** What is gone from each code, added up from the changes alone. */
const spentFrom = (changes: readonly Change[], now: number): ReadonlyMap<string, readonly Spent[]> => {
  const spent = new Map<string, Spent[]>();
  for (const { of, fields } of foldAll(changes).values()) {
    const code = fields['code'] as { code: string; takes: number; at: number } | null | undefined;
    const state = fields['state'] as { is: string; until?: number; kept?: boolean } | undefined;
    // Where what made it is held back it is no session yet: a person decides about that one.
    if (of !== 'session' || !('when' in fields) || !code || !state) continue;
    const isGone =
      state.is === 'confirmed' ||
      state.is === 'no-show' ||
      (state.is === 'requested' && now < (state.until ?? 0)) ||
      (state.is === 'cancelled' && state.kept === true);
    if (isGone) spent.set(code.code, [...(spent.get(code.code) ?? []), code]);
  }
  return spent;
};

const balances: Rule = async scene => {
  const now = scene.world.time.now();
  const wrong = await Promise.all(
    present(scene).map(async machine => {
      const changes = machine.disk.log.entries.map(({ change }) => change);
      const spent = spentFrom(changes, now);
      return (await codesAt(machine)).flatMap(({ standing: { code, start, left } }) => {
        const { gives, kind } = code.terms;
        if (gives.is === 'unlimited' || start === null || code.pauses.length > 0) return [];
        // The business of a run is in UTC, and what renews there renews each week.
        const week = (at: number): number => Math.floor((Math.floor(at / DAY) - Math.floor(start / DAY)) / 7);
        const isOfNow = ({ at }: Spent): boolean =>
          kind !== 'subscription' || Math.max(0, week(at)) === Math.max(0, week(now));
        const taken = (spent.get(code.key) ?? []).filter(isOfNow).reduce((sum, { takes }) => sum + takes, 0);
        const expected = Math.max(0, gives.count - taken);
        return left === expected
          ? []
          : [`device ${machine.number} says that ${left} are left of ${code.key}: ${expected} are`];
      });
    }),
  );
  return wrong.flat();
};

const sameBalances: Rule = async scene => {
  const told = await Promise.all(
    present(scene).map(async (machine): Promise<readonly [number, string]> => {
      const entries = await codesAt(machine);
      const told = entries.map(({ standing: { code, state, left, over }, account, offer }) =>
        [code.key, state, left, over, account?.key, offer?.key].join(' '),
      );
      return [machine.number, lines(told)];
    }),
  );
  const written = present(scene).map((machine): readonly [number, string] => [
    machine.number,
    lines(
      known([...(machine.disk.store.records.get('code')?.values() ?? [])].map(codeFrom)).map(
        ({ key }) => key,
      ),
    ),
  ]);
  return [...differing('codes', written), ...differing('balances', told)];
};

const overspentIsTold: Rule = async scene => {
  const untold = await Promise.all(
    present(scene).map(async machine => {
      const tab = awake(machine.tabs());
      const items = tab ? await first(tab.desk.attention) : [];
      const told = new Set(
        items.flatMap(item => (item.is === 'overspent' ? [item.code.standing.code.key] : [])),
      );
      const kept = new Set(
        [...(machine.disk.store.records.get('decision')?.values() ?? [])].flatMap(({ key, fields }) =>
          isKept(fields) ? [key] : [],
        ),
      );
      return (await codesAt(machine)).flatMap(({ standing: { code, over } }) =>
        over === 0 || told.has(code.key) || kept.has(`spend/${code.key}`)
          ? []
          : [`device ${machine.number} tells nobody that ${code.key} is overspent by ${over}`],
      );
    }),
  );
  return untold.flat();
};

/** Whether a person let somebody keep what a code had no more. */
const isKept = (fields: { readonly [field: string]: Json }): boolean =>
  Object.entries(fields).some(([field, value]) => value === true && !field.startsWith('open/'));

const toldOfCodes: Rule = async (scene: Scene) => {
  const { world, clients } = scene;
  const [machine] = present(scene);
  if (!machine) return [];
  const now = world.time.now();
  // With its order a code is erased from what is told to whoever ordered it.
  const told = (await codesAt(machine)).filter(({ order }) => order !== null);
  const entries = new Map(told.map(({ standing }) => [standing.code.key, standing]));
  const held = new Set(machine.disk.log.held.map(({ change }) => change.id));
  return clients.flatMap(client =>
    (client.shelf.rows.get(world.root.key) ?? []).flatMap(row => {
      // What a device told that might not answer any more, its browser believes until something newer comes.
      if (row.row !== 'code' || sourcesOf(row).some(id => held.has(id))) return [];
      const standing = entries.get(row.key);
      // What ended or began anew since, the browser knows by itself.
      const isOver = [row.renews, row.until].some(at => at !== null && at <= now);
      if (!standing || isOver || standing.state === 'expired') return [];
      return row.left === standing.left && row.state === standing.state
        ? []
        : [
            `client ${client.number} is told that ${row.left} are left of ${row.key}, ${row.state}: it is ${standing.left}, ${standing.state}`,
          ];
    }),
  );
};

/** Rules on what is sold and spent. */
export const CODE_RULES = {
  'a balance is what its sessions say': balances,
  'balances are the same everywhere': sameBalances,
  'an overspent code is told to a person': overspentIsTold,
  'a client is told what its codes hold': toldOfCodes,
} as const satisfies Record<string, Rule>;
