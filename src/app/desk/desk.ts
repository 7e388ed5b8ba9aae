import type { Account } from '../../core/accounts';
import type { Answered } from '../../core/answered';
import type { Waits } from '../../core/answers';
import type { Slot } from '../../core/availability';
import type { Book } from '../../core/book';
import type { Business } from '../../core/business';
import type { Client } from '../../core/clients';
import type { Form } from '../../core/forms';
import type { ChangeId } from '../../core/hlc';
import type { PlainDate, TimeOff, Window } from '../../core/hours';
import type { DeviceId, Key } from '../../core/id';
import type { Json } from '../../core/json';
import type { SETTINGS_KINDS } from '../../core/membership';
import type { Money } from '../../core/money';
import type { Details } from '../../core/requests';
import type { Result } from '../../core/result';
import type { Service } from '../../core/services';
import type { Session, SessionState } from '../../core/sessions';
import type { Staff } from '../../core/staff';
import type { Torn } from '../../core/torn';
import type { WhyNot } from '../../core/why';
import type { ConfigFault } from '../config';
import type { HeldBack, LetterFault, Live, LogFailure, Recovery, RelayState } from '../ports';
import type { DeskBackup } from './backup';
import type { CodeEntry, DeskCodes } from './codes';
import type { DeskDevices } from './devices';
import type { ClientExport } from './exporting';
import type { DeskAccounts } from './holders';
import type { DeskLate } from './late';
import type { DeskMessages } from './messages';
import type { DeskOrders, OrderEntry } from './orders';
import type { DeskProducts } from './products';
import type { DeskResets } from './resets';

/**
 * The business's side, as screens see it: live queries, and commands that resolve once what they did is on
 * disk. A command's value can take it back.
 */
export type Desk = {
  readonly book: Live<Book>;
  readonly status: Live<DeskStatus>;
  readonly link: Live<BookingLink>;
  readonly attention: Live<readonly AttentionItem[]>;
  readonly held: DeskHeld;
  readonly sessions: DeskSessions;
  readonly clients: DeskClients;
  readonly resets: DeskResets;
  readonly late: DeskLate;
  readonly accounts: DeskAccounts;
  readonly settings: DeskSettings;
  readonly messages: DeskMessages;
  readonly products: DeskProducts;
  readonly orders: DeskOrders;
  readonly codes: DeskCodes;
  readonly devices: DeskDevices;
  readonly backup: DeskBackup;
  readonly history: (of: HistoryOf, key: string) => Promise<readonly HistoryEntry[]>;
  /** Undoes one change by a further one: its fields get back what they held before it. */
  /** Not over another session, unless that is known. */
  readonly undo: (entry: HistoryEntry, knowingly?: boolean) => Promise<Done>;
  readonly byHand: ByHand;
  /** The owner's root key as words. */
  readonly recovery: Recovery & {
    /** Whether the host has a relay of its own, which keeps the book: where none does, the words bring no book back. */
    readonly keepsBook: Live<boolean>;
  };
  /** Reads every entry of the log and checks its signature; how many cannot be believed. They become trouble. */
  readonly check: () => Promise<Result<number, LogFailure>>;
  /** What clients book and order while the app is open, for a sound or a system notification. */
  readonly onNews: (listen: (news: DeskNews) => void) => () => void;
};

export type DeskNews =
  | { readonly is: 'booking'; readonly entry: SessionEntry }
  | { readonly is: 'order'; readonly order: OrderEntry };

export type Undo = { readonly undo: () => Promise<Done> };

/** Why a command was not done, or not undone. */
export type Failure =
  | LogFailure
  /** Undone, a session would stand over another that has its time by now. */
  | { readonly is: 'taken' };

export type Done = Result<Undo, Failure>;

export type Made = Result<Undo & { readonly key: Key }, Failure>;

export type DeskStatus = {
  readonly relays: readonly RelayState[];
  /** Whether this tab does the writing to the network and the store. */
  readonly keeper: boolean;
  /** How far this device's clock is off, in milliseconds, when a relay's letters show more than five minutes. */
  readonly clockOff: number | null;
  /** Letters that were refused since the app opened, by fault. */
  readonly refused: { readonly [fault in LetterFault]?: number };
  /** Entries of the log that could not be read; they are kept aside. */
  readonly damaged: number;
  /** Why the host's configuration cannot be used: until it can, nobody can be reached. */
  readonly misconfigured: ConfigFault | null;
};

/** The business's link for its clients: `long` opens with nobody online, `short` is for QR and print. */
export type BookingLink = { readonly long: string; readonly short: string };

/** A session with what it points to, as the calendar shows it. */
export type SessionEntry = {
  readonly session: Session;
  /** Null for blocked time. */
  readonly service: Service | null;
  readonly staff: Staff | null;
  /** The entry under which its client is shown. */
  readonly client: Client | null;
  /** The owner's note. */
  readonly note: string;
  /** What the owner said to the client when ending it; empty for nothing. */
  readonly says: string;
  /** Of a class: how many seats of this start are taken, and of how many. */
  readonly seats: { readonly taken: number; readonly of: number } | null;
  /** Whether another session holds the same staff's time: each is marked. */
  readonly overlaps: boolean;
  /** Whether it is the one that came later, of sessions that nobody has decided to keep both. */
  readonly loses: boolean;
  /** From a request: what was answered to the service's form. */
  readonly answers: readonly Answered[];
  /** Whether a client asked for it, or the owner entered it. */
  readonly asked: boolean;
};

/** What the owner enters. `client` null: nobody yet. A new client is made from `person`. */
export type NewSession = {
  readonly service: Key;
  readonly staff: Key;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly client: { readonly key: Key } | { readonly person: Details } | null;
  readonly note: string;
  /** The account that shows it; absent: the one that the rules name, null: none (product §4.4). */
  readonly account?: Key | null;
};

/** What an edit changes; what is absent stays. */
export type SessionEdit = {
  readonly service?: Key;
  readonly staff?: Key;
  readonly start?: number;
  /** In minutes. */
  readonly duration?: number;
  readonly price?: Money | null;
  readonly client?: { readonly key: Key } | { readonly person: Details } | null;
  /** One that its client is linked to; null: none. */
  readonly account?: Key | null;
  readonly title?: string;
};

/** Why a rule would not offer this to a visitor; the owner may save it anyway. */
export type Warning =
  | { readonly is: 'why'; readonly why: WhyNot }
  | { readonly is: 'overlaps'; readonly entries: readonly SessionEntry[] };

export type DeskSessions = {
  /**
   * Sessions that take place, wholly or partly, between two moments, by start; ended ones included. Whether one was
   * asked for, and with which answers, is told as soon as it is read: no calendar's day waits for it.
   */
  readonly between: (from: number, until: number) => Live<readonly SessionEntry[]>;
  /** Of all entries that are shown together with one. */
  readonly ofClient: (client: Key) => Live<readonly SessionEntry[]>;
  readonly one: (key: Key) => Live<SessionEntry | null>;
  readonly warnings: (session: {
    readonly service: Key | null;
    readonly staff: Key;
    readonly start: number;
    /** Minutes; absent: the service's. */
    readonly duration?: number;
    /** The session that is moved: its own time counts as free. */
    readonly except?: Key;
  }) => Promise<readonly Warning[]>;
  readonly add: (session: NewSession) => Promise<Made>;
  /** Assigns a session to an account that its client is linked to, or with null to none. */
  readonly assign: (key: Key, account: Key | null) => Promise<Done>;
  /** "Assign all to account": those of a client that are not, where it is clear which account that is. */
  readonly assignAll: (client: Key) => Promise<Done>;
  /** "Move to another account": a client's sessions and codes that one has, to another that it is linked to. */
  readonly moveToAccount: (client: Key, from: Key, to: Key) => Promise<Done>;
  readonly edit: (key: Key, edit: SessionEdit) => Promise<Done>;
  readonly block: (block: {
    readonly staff: Key;
    readonly start: number;
    readonly end: number;
    readonly title: string;
  }) => Promise<Made>;
  readonly confirm: (key: Key) => Promise<Done>;
  readonly refuse: (key: Key, says: string) => Promise<Done>;
  /** `keep`: what a code paid is not given back to it. */
  readonly cancel: (key: Key, says: string, keep?: boolean) => Promise<Done>;
  readonly noShow: (key: Key) => Promise<Done>;
  /** Back to confirmed: of a cancelled one or a no-show. */
  readonly restore: (key: Key) => Promise<Done>;
  readonly note: (key: Key, note: string) => Promise<Done>;
  /** The owner knows that a session overlaps others, or has no seat in its class, and keeps them all. */
  readonly keepBoth: (loser: Key, others: readonly Key[], full: boolean) => Promise<Done>;
  /** What devices said apart of a session: leaves it as it stands, or brings it back. Decided for all devices. */
  readonly settle: (key: Key, torn: Torn, how: 'leave' | 'restore') => Promise<Done>;
  /** Grants a client's request that waits, under its key; `deny` refuses it. */
  readonly allow: (request: Key) => Promise<Done>;
  readonly deny: (request: Key) => Promise<Done>;
  /** Free times nearest to a session's own, for moving it: with its staff, and at its time with others. */
  readonly nearest: (key: Key) => Promise<readonly Slot[]>;
  readonly whyNot: (ask: {
    readonly service: Key;
    readonly staff: Key | null;
    readonly start: number;
  }) => Promise<WhyNot | null>;
};

export type DeskClients = {
  /** Entries whose names, email or phone hold every word of the search, by name; at once, while one listens. */
  readonly search: Live<(search: string, limit: number) => readonly Client[]>;
  /** The entry under which one is shown. */
  readonly one: (key: Key) => Live<Client | null>;
  /** All that are shown under it, itself first. */
  readonly together: (key: Key) => Live<readonly Client[]>;
  /** Pairs that look like one person. */
  readonly duplicates: Live<readonly (readonly [Client, Client])[]>;
  /** Shows an entry, with what is merged into it, under another. Both stay whole. */
  readonly merge: (one: Key, into: Key) => Promise<Done>;
  readonly unmerge: (key: Key) => Promise<Done>;
  /** Two that look like one person are two. */
  readonly keepApart: (one: Key, other: Key) => Promise<Done>;
  readonly save: (key: Key | null, client: Partial<Details & { readonly note: string }>) => Promise<Made>;
  /** Erases an entry and what the person typed, on every device and for good; sessions stay, without a name. */
  readonly forget: (key: Key) => Promise<Result<void, LogFailure>>;
  readonly exported: (key: Key) => Promise<ClientExport | null>;
};

/** Settings by field: what is absent stays as it is. */
export type DeskSettings = {
  readonly business: (set: Partial<Omit<Business, 'closed'>>) => Promise<Done>;
  readonly closed: (dates: readonly PlainDate[], closed: boolean) => Promise<Done>;
  readonly service: (key: Key | null, set: Partial<Omit<Service, 'key' | 'dated'>>) => Promise<Made>;
  readonly staff: (key: Key | null, set: Partial<Omit<Staff, 'key' | 'dated' | 'off'>>) => Promise<Made>;
  /** Other hours on a date, none for closed, null for the weekly ones again. */
  readonly dated: (
    of: 'staff' | 'service',
    key: Key,
    date: PlainDate,
    windows: readonly Window[] | null,
  ) => Promise<Done>;
  readonly timeOff: (staff: Key, off: TimeOff) => Promise<Made>;
  readonly noTimeOff: (staff: Key, off: string) => Promise<Done>;
  readonly form: (key: Key | null, set: Partial<Omit<Form, 'key'>>) => Promise<Made>;
  /** A new key for a question of a form. */
  readonly newKey: () => Key;
  /** The direct link of a service, also of a hidden one. */
  readonly serviceLink: (service: Key) => Promise<string>;
};

export type HistoryOf =
  | 'business'
  | 'service'
  | 'staff'
  | 'form'
  | 'template'
  | 'product'
  | 'order'
  | 'code'
  | 'payment'
  | 'session'
  | 'client'
  | 'decision'
  | 'message'
  | 'answer';

/** One change in a record's history, newest first. */
export type HistoryEntry = {
  readonly id: ChangeId;
  readonly of: HistoryOf;
  readonly key: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly by: 'owner' | 'desk' | 'client';
  readonly device: { readonly id: DeviceId; readonly name: string };
  readonly fields: readonly {
    readonly field: string;
    readonly before: Json | null;
    readonly after: Json | null;
  }[];
  /** Whether it still holds in some field, so that undoing it changes something. */
  readonly holds: boolean;
};

/** What a person must decide, with its choices as buttons. */
/** Why changes do not count: of a removed device, or settings or answers by one that may give none. */
export type HeldReason = 'revoked' | 'settings' | 'answers';

export type AttentionItem =
  /** Waits for the owner's yes until `until`. */
  | { readonly is: 'asked'; readonly entry: SessionEntry; readonly until: number; readonly burst: boolean }
  /** A client wants another time of a session, or with `to` null to cancel it, and only a person can say. */
  | {
      readonly is: 'wanted';
      readonly request: Key;
      readonly entry: SessionEntry;
      readonly waits: Waits;
      /** Where this device answers no requests, another one has to. */
      readonly mayAnswer: boolean;
      readonly to: {
        readonly start: number;
        readonly staff: Staff | null;
        /** Whether something stands there by now. */
        readonly isTaken: boolean;
      } | null;
    }
  /** So many more wait for the owner's yes than are shown at once. */
  | { readonly is: 'more'; readonly more: number }
  /** A session holds time that others held before it, through two devices apart or the owner's will. */
  | {
      readonly is: 'overlap';
      /** The one to move: it was confirmed for this time later. */
      readonly loser: SessionEntry;
      readonly others: readonly SessionEntry[];
      /** Whether the others fill its class. */
      readonly full: boolean;
    }
  /** An account lost its email to one made earlier at another desk, and still holds sessions or codes. */
  | {
      readonly is: 'late';
      readonly late: Account;
      readonly stays: Account;
      readonly sessions: number;
      readonly codes: number;
    }
  /** Bought with the email of an account, which proves nothing: may its holder have the codes? */
  | { readonly is: 'offered'; readonly order: OrderEntry; readonly code: CodeEntry; readonly to: Account }
  /** An order from the booking page waits for payment. */
  | { readonly is: 'ordered'; readonly order: OrderEntry }
  /** A session took from a code what it had no more, through devices apart or because it was brought back. */
  | {
      readonly is: 'overspent';
      readonly code: CodeEntry;
      readonly loser: SessionEntry;
      readonly others: readonly SessionEntry[];
    }
  /** Two devices said of it what cannot both be. */
  | { readonly is: 'torn'; readonly entry: SessionEntry; readonly torn: Torn }
  /** Changes of a device that do not count: it was removed before, or may change no settings. */
  | {
      readonly is: 'held';
      readonly why: HeldReason;
      /** Name empty where it told none. */
      readonly device: { readonly key: DeviceId; readonly name: string };
      /** The oldest first. */
      readonly held: readonly HeldBack[];
      /** When the first and the last was written, by that device's clock, epoch milliseconds. */
      readonly from: number;
      readonly to: number;
      /** The first few records that they are about, as they would become. */
      readonly about: readonly HeldAbout[];
      /** How many more records. */
      readonly more: number;
    };

export type HeldAbout =
  | { readonly of: 'session'; readonly entry: SessionEntry }
  | { readonly of: 'client'; readonly client: Client }
  | { readonly of: 'payment'; readonly amount: Money }
  | { readonly of: (typeof SETTINGS_KINDS)[number] | 'code'; readonly name: string };

/** What becomes of changes that do not count, decided once for all devices. */
export type DeskHeld = {
  /** Writes what they set as changes of this device, where nothing was set since. */
  readonly takeIn: (held: readonly HeldBack[]) => Promise<Result<void, LogFailure>>;
  /** For good. */
  readonly drop: (held: readonly HeldBack[]) => Promise<Result<void, LogFailure>>;
};

export type ByHand = {
  /** Takes in a request that came as a link; its value says what it became. */
  readonly deliver: (text: string) => Promise<
    Result<
      {
        readonly state: SessionState['is'] | 'opened' | 'done';
        readonly session: Key | null;
        readonly reply: string;
      },
      ByHandFault
    >
  >;
};

export type ByHandFault = LetterFault | LogFailure['is'] | 'not-a-link' | 'no-desk';
