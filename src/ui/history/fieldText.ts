import * as v from 'valibot';
import type { HistoryEntry, HistoryOf } from '../../app/desk/desk';
import type { Account } from '../../core/accounts';
import type { Book } from '../../core/book';
import { Logins } from '../../core/business';
import { decisionKind } from '../../core/decisions';
import { PlainDate } from '../../core/hours';
import type { Json } from '../../core/json';
import { isWithField } from '../../core/merging';
import { Message } from '../../core/messages';
import { Money, moneyToText } from '../../core/money';
import { SessionState, When } from '../../core/sessions';
import type { Format } from '../frame/format';
import type { DeskWords } from '../words/desk/en';
import { codeValueText } from './codeValueText';

export type FieldSpeech = {
  /** Whose field it is, where that has names of its own for them. */
  readonly of?: HistoryOf;
  readonly words: DeskWords;
  readonly format: Format;
  readonly book: Book;
  readonly accounts: readonly Pick<Account, 'key' | 'email'>[];
  readonly region: string;
};

type Field = HistoryEntry['fields'][number];

/** One changed field in words: what it was and what it became. */
export const fieldText = ({ field, before, after }: Field, speech: FieldSpeech): string => {
  if (field.startsWith('sent/')) return toldText(after, speech.words);
  const says = speech.words.history;
  if (isWithField(field)) return withText(after, speech.words);
  const name = nameOf(field, speech);
  const [was, is] = [valueText(field, before, speech), valueText(field, after, speech)];
  if (is === null) return was === null ? name : says.emptied(name, was);
  return was === null || was === is ? says.set(name, is) : says.changed(name, was, is);
};

/** What was said of another entry, which would be named by a key only. */
const withText = (after: Json | null, { accounts: { history } }: DeskWords): string =>
  after === 'one' ? history.merged : after === 'two' ? history.apart : history.open;

/** That the client of a session was told something, or is not to be. */
const toldText = (value: Json | null, { messages, history: { told } }: DeskWords): string => {
  if (!v.is(Message, value)) return told.back;
  const kind = messages.kinds[value.kind];
  if (value.is === 'dropped') return told.dropped(kind);
  return told.sent(kind, value.means ? messages.sentBy[value.means] : messages.sentOther);
};

/** A no to what a client asked about a session; null for any other step. */
export const answerText = ({ of, fields: [said] }: HistoryEntry, words: DeskWords): string | null => {
  if (of !== 'answer' || said === undefined || !isNamed(said.field, words.history.answered)) return null;
  const { state } = words.session;
  const is = said.after === 'withdrawn' ? state.withdrawn : state.refused;
  // Within a sentence, as all three languages have it.
  return words.history.answered[said.field](is.toLowerCase());
};

/** What was decided about a session, or that it is open again; null for any other step. */
export const decisionText = ({ of, key, fields }: HistoryEntry, words: DeskWords): string | null => {
  const kind = of === 'decision' ? decisionKind(key) : null;
  if (kind === null) return null;
  const says = words.history.decided;
  return fields.some(({ after }) => after === true) ? says[kind] : says.open;
};

const nameOf = (field: string, { of, words }: FieldSpeech): string => {
  const says = words.history;
  const own = ownName(field, of, words);
  if (own !== null) return own;
  if (of === 'session' && field === 'code') return words.codes.session.byCode;
  if (field.startsWith('note/')) return says.sessionNote;
  if (field.startsWith('said/')) return says.said;
  if (isNamed(field, says.fields)) return says.fields[field];
  const { edit, wanted } = words.messages;
  const ofMessages = { ...wanted, subject: edit.subject, text: edit.text };
  if (isNamed(field, ofMessages)) return ofMessages[field];
  // An item of a collection is one field: "closed/2026-12-25".
  const [collection = '', item = ''] = field.split('/');
  const named = words.settings.record;
  if (!isNamed(collection, named)) return says.other;
  return v.is(PlainDate, item) ? `${named[collection]}, ${item}` : named[collection];
};

/** What a field of a product, an order, a code or a payment is called; null where it is called as everywhere. */
const ownName = (
  field: string,
  of: HistoryOf | undefined,
  { codes: { fields } }: DeskWords,
): string | null => {
  const names = of === 'product' || of === 'code' || of === 'order' || of === 'payment' ? fields[of] : null;
  const [first = ''] = field.split('/');
  return names && isNamed(first, names) ? names[first] : null;
};

const isNamed = <T extends object>(field: string, names: T): field is Extract<keyof T, string> =>
  Object.hasOwn(names, field);

/** Fields that hold a code, and of what. */
const CODES = { locale: 'language', currency: 'currency', country: 'region' } as const;

/** What a code stands for, in the reader's language; the code itself where the browser knows it for none. */
const codeText = (code: string, type: Intl.DisplayNamesType, region: string): string => {
  try {
    return new Intl.DisplayNames(region, { type }).of(code) ?? code;
  } catch {
    return code;
  }
};

/** A value as a person reads it; null where there is none worth saying. */
const valueText = (field: string, value: Json | null, speech: FieldSpeech): string | null => {
  if (value === null || value === '') return null;
  const { words, format, book, region } = speech;
  const own = codeValueText(field, value, speech);
  if (own !== undefined) return own;
  if (field === 'when' && v.is(When, value)) {
    const staff = book.staff.find(({ key }) => key === value.staff)?.name ?? words.calendar.noStaff;
    return `${format.moment(value.start)}–${format.time(value.end)}, ${staff}`;
  }
  if (field === 'state' && v.is(SessionState, value)) return words.session.state[value.is];
  if (field === 'logins' && v.is(Logins, value)) return words.settings.booking.loginsNames[value];
  if (field === 'service')
    return book.services.find(({ key }) => key === value)?.name ?? words.calendar.noService;
  if (field === 'account')
    return speech.accounts.find(({ key }) => key === value)?.email ?? words.accounts.gone;
  if (field === 'price' && v.is(Money, value)) return moneyToText(value, region);
  if (isNamed(field, CODES) && typeof value === 'string') return codeText(value, CODES[field], region);
  // A client's key and a picture's bytes say nothing to a person; that it is another one does.
  if (field === 'client' || field === 'logo') return null;
  if (typeof value === 'boolean') return value ? words.history.yes : words.history.no;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
};
