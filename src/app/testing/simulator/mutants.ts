import { erasing } from '../../../core/erasing';
import { type Folded, fold } from '../../../core/ledger';
import { err, ok } from '../../../core/result';
import type { Row } from '../../../core/views';
import type { DeskPorts } from '../../desk/create';
import type { WalletPorts } from '../../wallet/create';
import type { RuleName } from './rules';
import type { Faults } from './world';

/** A fault that is put in by hand, and a rule that must break for it. */
export type Mutant = { readonly name: string; readonly faults: Faults; readonly breaks: RuleName };

/** What a desk looks for by one of a kind's fields it never finds. */
const blind =
  (of: 'session' | 'answer', by: 'start' | 'session') =>
  (ports: DeskPorts): DeskPorts => ({
    ...ports,
    store: {
      ...ports.store,
      find: async where => (where.of === of && where.by === by ? [] : ports.store.find(where)),
    },
  });

/** What a wallet keeps of a business, as it reads it back. */
const readingBack =
  (read: (rows: Row[]) => Row[]) =>
  (ports: WalletPorts): WalletPorts => ({
    ...ports,
    box: { ...ports.box, rows: async root => read(await ports.box.rows(root)) },
  });

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'a fold that ignores the clock',
    breaks: 'the store is what a rebuild makes of the log',
    faults: {
      fold: (record, change) => {
        const { ids } = record;
        const older = Object.fromEntries(Object.keys(change.set).map(field => [field, change.id]));
        return fold(
          { ...record, ids: { ...ids, ...older }, fields: { ...record.fields, ...change.set } },
          change,
        );
      },
    },
  },
  {
    name: 'an unsealed view',
    breaks: 'nothing private can be read on the wire',
    faults: {
      desk: ports => ({
        ...ports,
        letters: {
          ...ports.letters,
          view: async (to, view, date) => ({
            ...(await ports.letters.view(to, view, date)),
            content: JSON.stringify(view),
          }),
        },
      }),
    },
  },
  {
    name: 'a view for whoever asks last',
    breaks: 'a wallet sees only its own',
    faults: {
      desk: ports => {
        let before: Parameters<typeof ports.letters.view>[1]['rows'] = [];
        return {
          ...ports,
          letters: {
            ...ports.letters,
            view: (to, view, date) => {
              const rows = [...view.rows, ...before];
              before = view.rows;
              return ports.letters.view(to, { ...view, rows }, date);
            },
          },
        };
      },
    },
  },
  {
    name: 'a send before the commit',
    breaks: 'no acknowledged command is lost',
    faults: { looseDisk: true },
  },
  {
    name: 'a refusal that overwrites',
    // The wallet itself lets no refusal take the place of a yes, so what is noticed is that it was told something else.
    breaks: 'a client is told what stands',
    faults: {
      desk: ports => ({
        ...blind('answer', 'session')(ports),
        // A no to what was confirmed is written as a refusal, and nobody asks what was answered.
        log: {
          ...ports.log,
          append: (drafts, options) =>
            ports.log.append(
              drafts.map(draft => {
                const isNo = (draft.set['state'] as { is?: string } | undefined)?.is === 'cancelled';
                return isNo ? { ...draft, set: { state: { is: 'refused', why: 'by-owner' } } } : draft;
              }),
              options,
            ),
        },
      }),
      wallet: readingBack(rows => {
        const isRefused = (key: string): boolean =>
          rows.some(row => row.row === 'session' && row.key === key && row.state.is === 'refused');
        return rows.filter(row => !(row.row === 'answer' && row.is === 'confirmed' && isRefused(row.key)));
      }),
    },
  },
  {
    name: 'a wallet that believes a refusal over a yes',
    breaks: 'what was confirmed is not refused later',
    faults: {
      wallet: readingBack(rows => {
        const isNo = (row: Row): boolean => row.row === 'answer' && row.is === 'refused';
        const refused = new Set(rows.filter(isNo).map(({ key }) => key));
        return rows.filter(row => !refused.has(row.key) || isNo(row));
      }),
    },
  },
  {
    name: 'a wallet that sends each request to nobody',
    breaks: 'every request is answered',
    faults: {
      wallet: ports => ({
        ...ports,
        letters: { ...ports.letters, seal: async () => err('oversized') },
      }),
    },
  },
  {
    name: 'a desk that forgets what it answered',
    breaks: 'a letter sent twice changes nothing twice',
    faults: {
      desk: ports => {
        const { store, ...rest } = blind('answer', 'session')(ports);
        const get: typeof store.get = async (of, key) => (of === 'session' ? null : store.get(of, key));
        return { ...rest, store: { ...store, get } };
      },
    },
  },
  {
    name: 'a desk that sees no sessions beside one another',
    breaks: 'overlapping sessions are told to a person, the same everywhere',
    faults: { desk: blind('session', 'start') },
  },
  {
    name: 'devices that never find that they have the same',
    breaks: 'every device says that it is in step',
    faults: {
      desk: ports => ({
        ...ports,
        peers: {
          connected: listen =>
            ports.peers.connected(peers => listen(peers.map(peer => ({ ...peer, inStep: false })))),
        },
      }),
    },
  },
  {
    name: 'a device that skips a page',
    breaks: 'all devices come to the same ledger',
    faults: {
      desk: ports => ({
        ...ports,
        staffLetters: {
          ...ports.staffLetters,
          open: async letter => {
            const opened = await ports.staffLetters.open(letter);
            const isSkipped = opened.ok && /^page\/.*\/1-64$/.test(opened.value.name);
            return isSkipped ? ok({ ...opened.value, body: { v: 1, changes: [], gone: [] } }) : opened;
          },
        },
      }),
    },
  },
  {
    name: 'a device that answers without looking who has',
    breaks: 'what was answered is not decided again',
    faults: { desk: blind('answer', 'session') },
  },
  {
    name: 'a decision on ground that has moved',
    breaks: 'what was answered is not decided again',
    faults: {
      desk: ports => ({
        ...ports,
        log: {
          ...ports.log,
          append: (drafts, { ifAt: _, ...options } = {}) => ports.log.append(drafts, options),
        },
        store: { ...ports.store, caughtUp: async () => undefined },
      }),
    },
  },
  {
    name: 'an erasing that is only written down',
    breaks: 'what was erased stays erased',
    faults: {
      desk: ports => ({
        ...ports,
        log: {
          ...ports.log,
          erase: async (of, key, by) =>
            ports.log.append([erasing(of, key, by, await ports.log.history(of, key))]),
        },
      }),
    },
  },
  {
    name: 'a settling that leaves what others wrote of whom was erased',
    breaks: 'nothing is left of whom was erased',
    faults: {
      desk: ports => ({
        ...ports,
        log: {
          ...ports.log,
          erase: async (of, key, by) => (by === 'desk' ? ok({ entries: [] }) : ports.log.erase(of, key, by)),
        },
      }),
    },
  },
  {
    name: 'an erasing that leaves what was held back and dropped',
    breaks: 'nothing is left of whom was erased',
    faults: {
      desk: ports => ({ ...ports, log: { ...ports.log, heldBack: async () => [] } }),
    },
  },
  {
    name: 'a removed device that is still told',
    breaks: 'a removed device reads nothing new',
    faults: {
      desk: ports => {
        const oldest = () => ports.members.secrets().slice(-1);
        return {
          ...ports,
          staffLetters: {
            ...ports.staffLetters,
            seal: (name, body, date, expires) =>
              ports.staffLetters.seal(name, body, date, expires, oldest()[0]),
          },
        };
      },
    },
  },
  {
    name: 'a decision that looks at nothing around it',
    breaks: 'a device confirms nothing over what it knows',
    faults: { desk: blind('session', 'start') },
  },
  {
    name: 'a settling that finds no code overspent',
    breaks: 'an overspent code is told to a person',
    faults: {
      desk: ports => ({
        ...ports,
        log: {
          ...ports.log,
          append: (drafts, options) =>
            ports.log.append(
              drafts.filter(({ key, by }) => by !== 'desk' || !key.startsWith('spend/')),
              options,
            ),
        },
      }),
    },
  },
  {
    name: 'a code that is told once and never again',
    breaks: 'a client is told what its codes hold',
    faults: {
      desk: ports => {
        const told = new Map<string, Row>();
        return {
          ...ports,
          letters: {
            ...ports.letters,
            view: (to, view, date) => {
              const rows = view.rows.map(row => {
                if (row.row !== 'code') return row;
                const name = `${to} ${row.key}`;
                const first = told.get(name) ?? row;
                told.set(name, first);
                return first;
              });
              return ports.letters.view(to, { ...view, rows }, date);
            },
          },
        };
      },
    },
  },
  {
    name: 'a desk that gives nothing back of what was cancelled',
    breaks: 'a balance is what its sessions say',
    faults: {
      desk: ports => ({
        ...ports,
        store: {
          ...ports.store,
          find: async where => {
            const found = await ports.store.find(where);
            return where.of === 'session' && where.by === 'code' ? found.map(kept) : found;
          },
          many: async (of, keys) => {
            const found = await ports.store.many(of, keys);
            return of === 'session' ? found.map(kept) : found;
          },
        },
      }),
    },
  },
];

/** As if a session had been cancelled without giving back what its code paid. */
const kept = (record: Folded): Folded => {
  const state = record.fields['state'];
  const isCancelled = (state as { is?: string } | undefined)?.is === 'cancelled';
  if (!isCancelled) return record;
  return { ...record, fields: { ...record.fields, state: { ...(state as object), kept: true } } };
};
