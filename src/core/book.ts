import * as v from 'valibot';
import { BUSINESS, Business } from './business';
import { Form } from './forms';
import { type ChangeId, later, NEVER } from './hlc';
import { type Dated, gather, PlainDate, TimeOff, Window } from './hours';
import { Key } from './id';
import { type Folded, versionOf } from './ledger';
import { Product } from './products';
import { read, valid } from './records';
import { Service } from './services';
import { type Shown, shownIn } from './shown';
import { Staff } from './staff';

/** The business with all that its rules are made of; archived services and staff are in it, last to be offered. */
export type Book = {
  readonly business: Business;
  readonly services: readonly Service[];
  readonly staff: readonly Staff[];
  readonly forms: readonly Form[];
  readonly products: readonly Product[];
  /** The greatest id among the records. */
  readonly version: ChangeId;
  /** The change that set the present terms or privacy policy, the later of them. */
  readonly texts: ChangeId;
  readonly shown: Shown;
};

/** Kinds of record that make up the book. */
export const BOOK_KINDS = ['business', 'service', 'staff', 'form', 'product', 'device', 'decision'] as const;

/**
 * The book that the folded records make, or null while there is no readable business. A record that does not
 * parse (a newer version wrote it) is left out, and stays in the log as it is.
 */
export const bookFrom = (records: readonly Folded[]): Book | null => {
  const first = records.find(record => record.of === 'business' && record.key === BUSINESS);
  const business = first && read(Business, first);
  if (!first || !business) return null;
  const closed = Object.keys(gather(first.fields, 'closed')).filter(date => v.is(PlainDate, date));
  return {
    business: { ...business, closed: closed.sort() },
    services: entries(records, 'service', Service, (service, { fields }) => ({
      ...service,
      dated: dated(fields),
    })),
    staff: entries(records, 'staff', Staff, (staff, { fields }) => ({
      ...staff,
      dated: dated(fields),
      off: valid(TimeOff, gather(fields, 'off')),
    })),
    forms: entries(records, 'form', Form, form => form),
    products: entries(records, 'product', Product, product => product),
    version: records.reduce((version, record) => later(version, versionOf(record) ?? NEVER), NEVER),
    texts: later(first.ids['terms'] ?? NEVER, first.ids['privacy'] ?? NEVER),
    shown: shownIn(records),
  };
};

const entries = <S extends v.GenericSchema, T extends object>(
  records: readonly Folded[],
  of: string,
  schema: S,
  extend: (value: v.InferOutput<S>, record: Folded) => T,
): (T & { readonly key: Key })[] =>
  records
    .flatMap(record => {
      if (record.of !== of || !v.is(Key, record.key)) return [];
      const value = read(schema, record);
      return value === null ? [] : [{ ...extend(value, record), key: record.key as Key }];
    })
    .sort((a, b) => orderOf(a) - orderOf(b) || (a.key < b.key ? -1 : 1));

const orderOf = (entry: object): number =>
  'order' in entry && typeof entry.order === 'number' ? entry.order : 0;

// Each date by itself: one that cannot be read must not open the days that others close.
const dated = (fields: Folded['fields']): Dated => valid(v.array(Window), gather(fields, 'dated'), PlainDate);
