import type { Book } from '../../core/book';
import { heldFrom } from '../../core/held';
import { timeOf } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import { emptyRecord, type Folded, fold } from '../../core/ledger';
import { isAnswer, SETTINGS_KINDS } from '../../core/membership';
import { paymentFrom } from '../../core/orders';
import { clientFrom, known } from '../../core/records';
import { combine } from '../live';
import type { HeldBack, Live, Log, Store } from '../ports';
import type { AttentionItem, HeldAbout, HeldReason } from './desk';
import type { Entries } from './entries';

type Item = Extract<AttentionItem, { is: 'held' }>;

/** So many records are named; of the rest the number is told. */
const NAMED = 5;

/** Changes that do not count and that nobody has decided about: an item for each device and reason. */
export const heldItems = (
  log: Log,
  store: Store,
  book: Live<Book>,
  entries: Entries,
): Live<readonly AttentionItem[]> =>
  combine([changed(log.held), book, store.watch({ of: 'device' })], (held, present, devices) =>
    Promise.all(
      grouped(held).map(async (group): Promise<Item> => {
        const [{ change }] = group;
        const name = devices.find(({ key }) => key === change.device)?.fields['name'];
        const records = await recordsOf(log, group);
        const said = known(await Promise.all(records.map(record => aboutOf(present, entries, record))));
        return {
          is: 'held',
          why: reasonOf(group[0]),
          device: { key: change.device as DeviceId, name: typeof name === 'string' ? name : '' },
          held: group,
          from: timeOf(change.id),
          to: timeOf((group.at(-1) ?? group[0]).change.id),
          about: said.slice(0, NAMED),
          more: Math.max(0, said.length - NAMED),
        };
      }),
    ),
  );

/** Told again with every commit, though seldom any other. */
export const changed =
  (live: Live<readonly HeldBack[]>): Live<readonly HeldBack[]> =>
  listen => {
    let last: string | null = null;
    return live(held => {
      const text = held.map(({ change }) => change.id).join();
      if (text === last) return;
      last = text;
      listen(held);
    });
  };

const reasonOf = ({ change, why }: HeldBack): HeldReason => {
  if (why === 'revoked') return why;
  return isAnswer(change) ? 'answers' : 'settings';
};

type Group = readonly [HeldBack, ...HeldBack[]];

/** By device and reason; oldest first, as they come. */
const grouped = (held: readonly HeldBack[]): readonly Group[] => {
  const groups = new Map<string, [HeldBack, ...HeldBack[]]>();
  for (const one of held) {
    const name = `${one.change.device} ${reasonOf(one)}`;
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
};

/** The records that a group is about, as they would be with its changes. */
const recordsOf = async (log: Log, group: Group): Promise<readonly Folded[]> => {
  const records = new Map<string, Folded>();
  for (const { change } of group) {
    const { of, key } = change;
    const name = `${of}/${key}`;
    const before = records.get(name) ?? (await log.history(of, key)).reduce(fold, emptyRecord(of, key));
    records.set(name, fold(before, change));
  }
  return [...records.values()];
};

const NAMED_KINDS = [...SETTINGS_KINDS, 'code'] as const;

/** What a record is in words; null for what no person has ever seen, like an answer. */
const aboutOf = async (book: Book, entries: Entries, record: Folded): Promise<HeldAbout | null> => {
  const { of } = record;
  if (of === 'session') {
    const session = heldFrom(record);
    const [entry] = session ? await entries.join(book, [session]) : [];
    return entry ? { of, entry } : null;
  }
  if (of === 'client') {
    const client = clientFrom(record);
    return client && { of, client };
  }
  if (of === 'payment') {
    // One that was entered by mistake is told like another.
    const payment = paymentFrom({ ...record, fields: { ...record.fields, void: null } });
    return payment && { of, amount: payment.amount };
  }
  const named = NAMED_KINDS.find(kind => kind === of);
  if (named === undefined) return null;
  const { name } = record.fields;
  return { of: named, name: typeof name === 'string' ? name : '' };
};
