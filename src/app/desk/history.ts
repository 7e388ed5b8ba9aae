import * as v from 'valibot';
import { isDecision, isDecisionOn } from '../../core/decisions';
import { timeOf } from '../../core/hlc';
import { type Change, emptyRecord, type Fields, fold } from '../../core/ledger';
import { WalletKey } from '../../core/requests';
import { ok } from '../../core/result';
import { undoing } from '../../core/undo';
import type { Log, Store } from '../ports';
import type { Done, HistoryEntry, HistoryOf } from './desk';
import { findBy } from './found';
import { answersAbout, untold } from './refusals';
import type { MayUndo, Write } from './write';

/** Names of the business's devices, by id. */
export type DeviceNames = (id: string) => Promise<string>;

/**
 * What happened to a record, newest first, read from the log; to a session also what was decided about it, what its
 * client was told, the noes to what was asked about it, and what was paid; to an order its codes and payments, to a code
 * what was decided about it.
 */
export const createHistory =
  (log: Log, store: Store, deviceName: DeviceNames) =>
  async (of: HistoryOf, key: string): Promise<readonly HistoryEntry[]> => {
    const mayBeDecided = of === 'session' || of === 'code';
    const decisions = mayBeDecided ? await store.find({ of: 'decision' }) : [];
    const about = decisions.filter(record => isDecisionOn(record.key, key));
    const beside = async (kind: 'code' | 'payment') =>
      (await findBy(store, kind, 'order')([key])).map(record => historyOf(log, deviceName, kind, record.key));
    const paid = of === 'session' || of === 'order' ? await beside('payment') : [];
    const issued = of === 'order' ? await beside('code') : [];
    const belongs = await Promise.all([...paid, ...issued]);
    const [own, told, ...decided] = await Promise.all([
      historyOf(log, deviceName, of, key),
      of === 'session' || of === 'order' ? historyOf(log, deviceName, 'message', key) : [],
      ...about.map(record => historyOf(log, deviceName, 'decision', record.key)),
    ]);
    const asked = decided.flat().filter(({ fields }) => fields.some(({ field }) => isDecision(field)));
    const answers = of === 'session' ? await answersAbout(store, key) : [];
    const noes = answers.map(async answer =>
      untold(await historyOf(log, deviceName, 'answer', answer.key), answer.kind, own),
    );
    return [...own, ...told, ...asked, ...belongs.flat(), ...(await Promise.all(noes)).flat()].sort((a, b) =>
      a.id > b.id ? -1 : 1,
    );
  };

const historyOf = async (
  log: Log,
  deviceName: DeviceNames,
  of: HistoryOf,
  key: string,
): Promise<readonly HistoryEntry[]> => {
  const changes = [...(await log.history(of, key))].sort((a, b) => (a.id < b.id ? -1 : 1));
  let record = emptyRecord(of, key);
  const steps = changes.map(change => {
    const before = record;
    record = fold(record, change);
    return { change, before };
  });
  const present = record;
  const isVoided = of === 'payment' && present.fields['void'] === true;
  const entries = steps.map(
    async ({ change, before }): Promise<HistoryEntry> => ({
      id: change.id,
      of,
      key,
      at: timeOf(change.id),
      by: whoOf(change),
      device: { id: change.device, name: await deviceName(change.device) },
      fields: Object.entries(change.set).map(([field, after]) => ({
        field,
        before: before.fields[field] ?? null,
        after,
      })),
      holds:
        !(isVoided && 'of' in change.set) &&
        Object.keys(change.set).some(field => present.ids[field] === change.id),
    }),
  );
  return Promise.all(entries);
};

/** Sets what a change set, where it still holds, back to what was before it. */
export const createUndo =
  (store: Store, write: Write, mayUndo: MayUndo) =>
  async (entry: HistoryEntry, knowingly = false): Promise<Done> => {
    const record = await store.get(entry.of, entry.key);
    const still = entry.fields.filter(({ field }) => record?.ids[field] === entry.id);
    const fieldsOf = (side: 'before' | 'after'): Fields =>
      Object.fromEntries(still.map(change => [change.field, change[side]]));
    const back = undoing(entry.of, entry.key, fieldsOf('after'), fieldsOf('before'));
    const may = knowingly ? ok(undefined) : await mayUndo(back);
    return may.ok ? write(back) : may;
  };

const whoOf = ({ by }: Change): HistoryEntry['by'] =>
  by === 'desk' ? 'desk' : v.is(WalletKey, by) ? 'client' : 'owner';
