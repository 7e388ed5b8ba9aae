import { ok } from '../../core/result';
import { mergeRows } from '../../core/rows';
import type { Row } from '../../core/views';
import type { Box, KnownBusiness, LogFailure, OutboxEntry } from '../ports';

/** What one browser keeps: hand the same one to several boxes and they are its tabs. */
export type MemoryShelf = {
  readonly businesses: Map<string, KnownBusiness>;
  readonly outbox: Map<string, OutboxEntry>;
  readonly rows: Map<string, readonly Row[]>;
  details: Readonly<Record<string, string>> | null;
  /** What the next writes run into, if anything; the test sets and clears it. */
  failing: LogFailure | null;
  readonly listeners: Set<() => void>;
};

export const createMemoryShelf = (): MemoryShelf => ({
  businesses: new Map(),
  outbox: new Map(),
  rows: new Map(),
  details: null,
  failing: null,
  listeners: new Set(),
});

/** A wallet's box without a disk, for tests and the simulator. It keeps the same promises as the real one. */
export const createMemoryBox = (shelf: MemoryShelf = createMemoryShelf()): Box => {
  const write = async (work: () => void): ReturnType<Box['saveBusiness']> => {
    if (shelf.failing) return { ok: false, error: shelf.failing };
    work();
    for (const listen of [...shelf.listeners]) listen();
    return ok(undefined);
  };
  return {
    businesses: async () => [...shelf.businesses.values()],
    business: async root => shelf.businesses.get(root) ?? null,
    saveBusiness: business =>
      write(
        () =>
          void shelf.businesses.set(business.root, {
            ...shelf.businesses.get(business.root),
            ...structuredClone(business),
          }),
      ),
    outbox: async () => [...shelf.outbox.values()],
    saveRequest: entry => write(() => void shelf.outbox.set(entry.id, structuredClone(entry))),
    rows: async root => [...(shelf.rows.get(root) ?? [])],
    mergeRows: (root, rows, ends) =>
      write(
        () => void shelf.rows.set(root, mergeRows(shelf.rows.get(root) ?? [], structuredClone(rows), ends)),
      ),
    details: async () => shelf.details,
    saveDetails: details =>
      write(() => {
        shelf.details = { ...details };
      }),
    dropRequests: ids =>
      write(() => {
        for (const id of ids) shelf.outbox.delete(id);
      }),
    forget: async root => {
      await write(() => {
        if (root === null) {
          shelf.businesses.clear();
          shelf.outbox.clear();
          shelf.rows.clear();
          shelf.details = null;
          return;
        }
        shelf.businesses.delete(root);
        shelf.rows.delete(root);
        for (const [id, entry] of shelf.outbox) if (entry.root === root) shelf.outbox.delete(id);
      });
    },
    onChanged: listen => {
      const own = () => listen();
      shelf.listeners.add(own);
      return () => void shelf.listeners.delete(own);
    },
  };
};
