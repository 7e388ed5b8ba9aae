import type { Change } from '../../core/ledger';
import { type Membership, SETTINGS_KINDS, unanswering } from '../../core/membership';
import { deleteRow, rowsBy } from './batches';
import { hold, type StandingOf } from './holding';
import { changeIn, ofKind } from './rows';
import { RESTOOD, type Row, type State, type Write } from './schema';
import { saveState } from './transaction';

/**
 * Moves out of the log what a new list of devices does not count any more; gives how many changes went. What
 * devices took in before they had the list is thus held back by all of them alike. That they went is noted in the
 * same transaction: a power cut right after it leaves a store that still shows them.
 */
export const restand = async (
  tx: Write,
  state: State,
  list: Membership,
  standingOf: StandingOf,
): Promise<number> => {
  const rows: Row[] = [];
  for (const { device, last } of list.members)
    if (last !== null && last < Number.MAX_SAFE_INTEGER)
      rows.push(...(await rowsBy(tx, 'device', IDBKeyRange.bound([device, last + 1], [device, []]))));
  for (const member of list.members)
    for (const { from, to } of unanswering(member))
      rows.push(
        ...(await rowsBy(tx, 'device', IDBKeyRange.bound([member.device, from], [member.device, to ?? []]))),
      );
  for (const kind of SETTINGS_KINDS) rows.push(...(await rowsBy(tx, 'record', ofKind(kind))));
  const held = new Set<number>();
  for (const row of rows) {
    const { at } = row;
    const change = changeIn(row);
    // What cannot be read stays, until it is set aside as damaged.
    if (!change) continue;
    const why = standingOf(change);
    if (why === 'member' || why === 'unknown' || held.has(at)) continue;
    held.add(at);
    await hold(tx, change, why);
    await deleteRow(tx, at);
  }
  const counted = { ...state.counted };
  for (const { device, last } of list.members) {
    const count = counted[device];
    if (last !== null && count && count.max > last)
      counted[device] = { head: Math.min(count.head, last), max: last };
  }
  await saveState(tx, { ...state, counted });
  if (held.size > 0) {
    const notes = tx.objectStore('notes');
    const before = await notes.get(RESTOOD);
    await notes.put((typeof before === 'number' ? before : 0) + 1, RESTOOD);
  }
  return held.size;
};

/** What is held back and counts by now: a list that was signed apart allows it. */
export const allowed = async (tx: Write, standingOf: StandingOf): Promise<readonly Change[]> => {
  const store = tx.objectStore('held');
  const free = (await store.getAll()).filter(({ change }) => standingOf(change) === 'member');
  for (const { device, seq } of free) await store.delete([device, seq]);
  return free.map(({ change }) => change);
};
