import type { RxJsonSchema, TopLevelProperty } from 'rxdb/plugins/core';
import { BOOK_KINDS } from '../../core/book';
import { COLUMNS, type Column, type Columns, columnsOf } from '../../core/columns';
import { nameOf } from '../../core/erasing';
import type { Folded } from '../../core/ledger';

/** Part of the store's name: raise it when what follows changes, and every store is made anew from the log. */
export const STORE_VERSION = 6;

/** RxDB's free edition allows 13 open collections in a page; the design, 10. */
export type CollectionName =
  | 'book'
  | 'clients'
  | 'accounts'
  | 'sessions'
  | 'orders'
  | 'codes'
  | 'payments'
  | 'requests'
  | 'messages';

const KINDS: { readonly [collection in CollectionName]: readonly string[] } = {
  book: [...BOOK_KINDS, 'template'],
  clients: ['client'],
  accounts: ['account'],
  sessions: ['session'],
  orders: ['order'],
  codes: ['code'],
  payments: ['payment'],
  requests: ['request', 'answer', 'token'],
  messages: ['message'],
};

export const COLLECTIONS = Object.keys(KINDS) as readonly CollectionName[];

const HOMES = new Map(COLLECTIONS.flatMap(name => KINDS[name].map(kind => [kind, name])));

/** Where records of a kind stand; null for kinds that this version does not know, and for what only erases. */
export const collectionOf = (kind: string): CollectionName | null => HOMES.get(kind) ?? null;

/** A record in RxDB: its name, its columns, and itself as text, which no query needs to look into. */
export type Doc = { readonly id: string; readonly of: string; readonly record: string } & Partial<Columns>;

const columnsIn = (name: CollectionName): readonly Column[] => [
  ...new Set(KINDS[name].flatMap(kind => COLUMNS[kind] ?? [])),
];

const TEXT = { type: 'string', maxLength: 500 } as const;
const NUMBER = { type: 'number', minimum: -8.64e15, maximum: 8.64e15, multipleOf: 1 } as const;

/** Kind and column together are indexed, since some collections hold several kinds. */
export const schemaOf = (name: CollectionName): RxJsonSchema<Doc> => {
  const columns = columnsIn(name);
  const numbers: readonly Column[] = ['start', 'waiting'];
  const properties: Record<string, TopLevelProperty> = {
    id: { type: 'string', maxLength: 141 },
    of: { type: 'string', maxLength: 20 },
    record: { type: 'string' },
  };
  for (const column of columns) properties[column] = numbers.includes(column) ? NUMBER : TEXT;
  return {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    // RxDB's type wants every property that a document may have; a collection has its own columns only.
    properties: properties as RxJsonSchema<Doc>['properties'],
    required: ['id', 'of', 'record', ...columns],
    indexes: ['of', ...columns.map(column => ['of', column])],
  };
};

/** A name that no record has: here each collection says that it is whole, and the book how far it goes. */
export const MARK = '!';

export const markDoc = (name: CollectionName, at: number): Doc => ({
  id: MARK,
  of: '',
  record: JSON.stringify({ at }),
  ...pick(name, columnsOf({ of: '', fields: {} })),
});

export const docOf = (name: CollectionName, record: Folded): Doc => ({
  id: nameOf(record),
  of: record.of,
  record: JSON.stringify([record.fields, record.ids]),
  ...pick(name, columnsOf(record)),
});

export const recordOf = (doc: Pick<Doc, 'id' | 'of' | 'record'>): Folded => {
  const [fields, ids] = JSON.parse(doc.record) as [Folded['fields'], Folded['ids']];
  return { of: doc.of, key: keyOf(doc), fields, ids };
};

export const keyOf = ({ id, of }: Pick<Doc, 'id' | 'of'>): string => id.slice(of.length + 1);

/** What stays where a record was erased: its name, so that nothing folds into it again. */
export const blankDoc = (name: CollectionName, of: string, id: string): Doc => ({
  id,
  of,
  record: '',
  ...pick(name, columnsOf({ of: '', fields: {} })),
});

const pick = (name: CollectionName, columns: Columns): Partial<Columns> =>
  Object.fromEntries(columnsIn(name).map(column => [column, columns[column]]));
