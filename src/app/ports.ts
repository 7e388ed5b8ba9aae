import type { BackupFault } from '../core/backup';
import type { Busy } from '../core/busy';
import type { Catalog, LogoLetter } from '../core/catalog';
import type { Certificate } from '../core/certificate';
import type { Column, Row } from '../core/columns';
import type { Place } from '../core/erasing';
import type { ChangeId } from '../core/hlc';
import type { DeviceId, Key } from '../core/id';
import type { Json } from '../core/json';
import type { Change, Draft, Folded, Heads, Kind } from '../core/ledger';
import type { Membership } from '../core/membership';
import type { Money } from '../core/money';
import type { PairingStep } from '../core/pairing';
import type { ProductsLetter } from '../core/products';
import type { Request, WalletKey } from '../core/requests';
import type { Result } from '../core/result';
import type { View } from '../core/views';

/** Every door to the outside. `main.tsx` builds the real ones, `app/testing` those in memory. */

/** Ends what it came from: a subscription, a timer. Calling it twice does nothing more. */
export type Stop = () => void;

/** A value that changes: the listener is told the present one as soon as it is known, then each later one. */
export type Live<T> = (listen: (value: T) => void) => Stop;

export type Clock = {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls once, when `at` (epoch milliseconds) has come; also after the machine slept through it. */
  readonly at: (at: number, call: () => void) => Stop;
};

export type Chance = { readonly bytes: (count: number) => Uint8Array<ArrayBuffer> };

/** Knows how the phone numbers of the world's countries are written. */
export type Phones = {
  /** The number in international form (E.164) as people of a country (ISO 3166) mean it; null where it is none. */
  readonly international: (text: string, country: string) => string | null;
};

export type Digest = { readonly sha256: (text: string) => Promise<Uint8Array<ArrayBuffer>> };

// ── The business's side ────────────────────────────────────────────────────────────────────────────────

/** An entry of the log: a change, and its place in this device's log, counted from 1. */
export type Entry = { readonly at: number; readonly change: Change };

/** Some of a device's changes by their `seq`: those at hand, and those known to be erased. */
export type Held = { readonly changes: readonly Change[]; readonly gone: readonly number[] };

export type LogFailure =
  /** Others wrote since `ifAt`: what was decided was decided on old ground. */
  | { readonly is: 'moved' }
  /** Another tab became the keeper. */
  | { readonly is: 'fenced' }
  /** This device may not: it does not change settings, or belongs to the business no more. */
  | { readonly is: 'not-allowed' }
  /** The disk is full; nothing was written. */
  | { readonly is: 'full' }
  /** The database is blocked, closed or gone; nothing was written. */
  | { readonly is: 'unavailable'; readonly detail: string };

/**
 * A change that does not count: of a device that was removed, written after its last one that does, or a setting
 * by a device that may change none.
 */
export type HeldBack = { readonly change: Change; readonly why: 'revoked' | 'not-allowed' };

export type AppendOptions = {
  /** Write only if this is still the last place of the log. */
  readonly ifAt?: number;
  /** Write only while this is the keeper's generation. */
  readonly generation?: number;
};

/** This device's copy of the ledger. A returned `ok` means: on disk, with strict durability. */
export type Log = {
  /** Writes what a command decided as changes of this device, in one transaction. */
  readonly append: (
    drafts: readonly Draft[],
    options?: AppendOptions,
  ) => Promise<Result<{ readonly entries: readonly Entry[] }, LogFailure>>;
  /**
   * Takes in changes of other devices, after their signatures and standing (`core/membership.ts`); those it has
   * already are passed over, those of unknown devices too, and what does not count is held back. `gone` are places
   * that others know to be erased: they count, unless a change is held there. A change that comes for such a place
   * is taken in all the same, unless its record is erased: who erased it was removed, and it counts for nothing.
   */
  readonly accept: (
    changes: readonly Change[],
    gone?: readonly Place[],
  ) => Promise<Result<{ readonly entries: readonly Entry[] }, LogFailure>>;
  /** Entries after a place, in order, at most `limit`. */
  readonly read: (after: number, limit: number) => Promise<readonly Entry[]>;
  /** The last place; 0 for an empty log. */
  readonly end: () => Promise<number>;
  readonly history: (of: string, key: string) => Promise<readonly Change[]>;
  /** Up to the last change that is held of each device: this is told to others. */
  readonly heads: () => Promise<Heads>;
  /** The same, and further where what follows is said to be erased: of this nothing need be asked for. */
  readonly known: () => Promise<Heads>;
  /** What is held of a device's changes from one `seq` to another, both included, and which of them are erased. */
  readonly span: (device: string, from: number, to: number) => Promise<Held>;
  /** Every place known to be erased. Never fewer: what is erased stays so. */
  readonly gone: () => Promise<readonly Place[]>;
  /** What is held back and nobody has decided about, on this device or another. */
  readonly held: Live<readonly HeldBack[]>;
  /** All that is held back on this device, also what somebody decided about: it stays there. */
  readonly heldBack: () => Promise<readonly HeldBack[]>;
  /**
   * Writes what they set as changes of this device, as far as it is not outdated, and erases what they erase: decided for
   * all devices.
   */
  readonly takeIn: (
    held: readonly HeldBack[],
  ) => Promise<Result<{ readonly entries: readonly Entry[] }, LogFailure>>;
  /** Leaves them uncounted: decided for all devices. */
  readonly drop: (
    held: readonly HeldBack[],
  ) => Promise<Result<{ readonly entries: readonly Entry[] }, LogFailure>>;
  /** Deletes the changes of an erased record, leaving their `seq` counted. */
  readonly erase: (
    of: string,
    key: string,
    by: string,
  ) => Promise<Result<{ readonly entries: readonly Entry[] }, LogFailure>>;
  /** Told after each commit of any tab. */
  readonly onAppended: (listen: () => void) => Stop;
};

/**
 * A question to the store: records of a kind, all or by an indexed column between two values, both included, in the
 * order of that column; equal ones in that of their keys.
 * Columns (`core/columns.ts`): of messages `start`, when the last was sent; of a session `start`, `client`, and
 * `waiting` (end of the wait for the owner's
 * yes, epoch ms; 0 when it does not wait) and `account`; of a client `search`, `email` as it compares, the end of
 * its `phone`, and `client`, another entry of which it says something; of an account `email`; of an order `start`, `client`, `wallet`, `email`; of a code
 * `start`, `account`, `code` (its text), `order`, `waiting` (1: offered to an account); of a payment `start`, `order`; of
 * a session `code`, the one that pays; of a request and an answer `wallet` and `session` (of an answer: the request that it answers).
 */
export type Where = {
  readonly of: Kind;
  readonly by?:
    | 'start'
    | 'client'
    | 'wallet'
    | 'session'
    | 'waiting'
    | 'search'
    | 'email'
    | 'phone'
    | 'account'
    | 'code'
    | 'order';
  readonly from?: string | number;
  readonly to?: string | number;
  /** Any of these values, instead of those between two. */
  readonly any?: readonly (string | number)[];
  /** Those that follow a record in the answer, which itself need not be there any more. */
  readonly after?: { readonly column: string | number; readonly key: string };
  readonly newestFirst?: boolean;
  readonly limit?: number;
};

/** The records as the changes leave them. Only the projector writes it. */
export type Store = {
  readonly get: (of: Kind, key: string) => Promise<Folded | null>;
  /** Those of the keys that exist, in one read. */
  readonly many: (of: Kind, keys: readonly string[]) => Promise<readonly Folded[]>;
  readonly find: (where: Where) => Promise<readonly Folded[]>;
  /** The same without the records themselves, which takes a fraction of the time. */
  readonly columns: <C extends Column>(where: Where, columns: readonly C[]) => Promise<readonly Row<C>[]>;
  readonly watch: (where: Where) => Live<readonly Folded[]>;
  /** Told after records of a kind were written, by any tab, and which; null: any of them may be others now. */
  readonly onWritten: (of: Kind, listen: (keys: readonly string[] | null) => void) => Stop;
  /** Resolves when the store holds everything up to a place of the log. */
  readonly caughtUp: (at: number) => Promise<void>;
};

/** Places of the log up to which something has been done, kept on disk: 0 before the first. */
export type Marks = {
  readonly get: (name: string) => Promise<number>;
  readonly set: (name: string, at: number) => Promise<void>;
};

/** Signed Nostr event, as NIP-01 has it. */
export type Letter = {
  readonly id: string;
  readonly pubkey: string;
  readonly created_at: number;
  readonly kind: number;
  readonly tags: readonly (readonly string[])[];
  readonly content: string;
  readonly sig: string;
};

export type Filter = {
  readonly ids?: readonly string[];
  readonly kinds?: readonly number[];
  readonly authors?: readonly string[];
  readonly since?: number;
  readonly until?: number;
  readonly limit?: number;
  readonly [tag: `#${string}`]: readonly string[];
};

/** What a relay said to a letter. It means nothing but that the relay was there. */
export type Receipt = { readonly relay: string; readonly taken: boolean; readonly says: string };

export type RelayState = { readonly relay: string; readonly state: 'connecting' | 'open' | 'closed' };

/** Several relays at once, none of them reliable. Letters are de-duplicated by id before they are handed on. */
export type Relays = {
  readonly publish: (relays: readonly string[], letter: Letter) => Promise<readonly Receipt[]>;
  /**
   * Stored letters, then new ones, from every relay, again after each reconnection. `onStored` is told once
   * per relay and connection when it has sent what it held.
   */
  readonly subscribe: (
    relays: readonly string[],
    filter: Filter,
    on: {
      readonly letter: (letter: Letter, relay: string) => void;
      readonly stored?: (relay: string) => void;
    },
  ) => Stop;
  readonly states: (relays: readonly string[]) => Live<readonly RelayState[]>;
};

/** How far a relay was read: to its end, or until it failed or the most pages were read. */
export type Paged = { readonly relay: string; readonly complete: boolean };

/** Reads what relays hold for a filter, page by page back to its `since`; a page waits for the one before. */
export type PageBack = (
  urls: readonly string[],
  filter: Filter,
  onLetter: (letter: Letter, relay: string) => unknown,
) => Promise<readonly Paged[]>;

/** Why a letter was not accepted. They are counted at the desk, never shown one by one. */
export type LetterFault =
  | 'oversized'
  | 'malformed'
  | 'bad-signature'
  | 'bad-id'
  | 'wrong-business'
  | 'wrong-root'
  | 'wrong-key'
  | 'expired'
  | 'future'
  | 'stale'
  | 'newer-version'
  | 'busy';

/** A request after every check of form: who sent it, what it says, and the id that both hash to. */
export type Opened = { readonly id: Key; readonly from: WalletKey; readonly request: Request };

/** What the link of a hidden service opens: it in a catalog, and of a class the taken times with its seats. */
export type HiddenOffer = { readonly catalog: Catalog; readonly busy: Busy | null };

/** What the desk writes and reads; keys stay inside. */
export type DeskLetters = {
  /** Public root key, hex: the business's identity. */
  readonly root: string;
  readonly certificate: () => Promise<{ readonly certificate: Certificate; readonly letter: Letter }>;
  /** Unwraps, checks and parses a request, in a worker behind a bounded queue for each relay that it is `from`. */
  readonly open: (letter: Letter, from?: string) => Promise<Result<Opened, LetterFault>>;
  /** `date` in epoch seconds: max(now, last seen + 1), which is the caller's to know. */
  readonly catalog: (catalog: Catalog, date: number) => Promise<Letter>;
  readonly logo: (logo: LogoLetter, date: number) => Promise<Letter>;
  /** What is sold: of more than fits one letter the first. */
  readonly products: (products: ProductsLetter, date: number) => Promise<Letter>;
  /** What such a letter of this desk says. */
  readonly openProducts: (letter: Letter) => Promise<Result<ProductsLetter, LetterFault>>;
  /** A hidden service, readable only with its key, which stands in its direct link. */
  readonly hidden: (service: Key, offer: HiddenOffer, date: number) => Promise<Letter>;
  /** One letter, or one for each month of the business's zone where it would be over 24 KiB. */
  readonly busy: (busy: Busy, date: number, zone: string) => Promise<readonly Letter[]>;
  /** Rows in the order of their weight: those at the end are left out where it would be over 24 KiB. */
  readonly view: (to: WalletKey, view: View, date: number) => Promise<Letter>;
  /** Where this device's views for some wallets stand, or those of all devices, and whose one is. */
  readonly posted: (
    wallets: readonly WalletKey[],
    by?: 'this' | 'all',
  ) => Promise<{
    readonly filter: Filter;
    readonly walletOf: (letter: Letter) => WalletKey | null;
  }>;
  /** What a view says that stands in a wallet's mailbox; null for what no device of this desk wrote. */
  readonly readBack: (wallet: WalletKey, letter: Letter) => Promise<View | null>;
  /** A session's card for its link: the row, signed, as one short text. */
  readonly card: (row: string) => Promise<string>;
  /**
   * What the recovery words alone give back, for the relays, with how the devices are called and when they were last
   * heard of; null where the root key is not held.
   */
  readonly recovery: (
    devices: readonly { readonly device: DeviceId; readonly name: string; readonly seen: number | null }[],
  ) => Promise<Letter | null>;
  /** Whether this device holds the desk key: without it nothing of the business can be signed or read. */
  readonly holdsKey: () => boolean;
  /** Where the requests to this desk arrive. */
  readonly inbox: () => Promise<Filter>;
  /** Where this desk's public letters stand, for reading back what relays hold. */
  readonly published: () => Promise<Filter>;
};

/** The links that a desk gives out and takes in; they carry letters as text. */
export type DeskLinks = {
  /** `long` carries certificate and catalog while it stays short enough, else it is the same as `short`. */
  readonly booking: (
    certificate: Letter,
    catalog: Letter | null,
    service?: Key,
  ) => Promise<{ readonly long: string; readonly short: string }>;
  /** The link to a new password; the certificate in it names whom to ask where nothing is known of the business. */
  readonly reset: (token: string, certificate: Letter | null) => string;
  /** The letter in a link that was sent by hand. */
  readonly delivered: (text: string) => Promise<Result<Letter, LetterFault | 'not-a-link'>>;
  /** A link that carries a view back to its wallet. */
  readonly reply: (view: Letter) => Promise<string>;
  /** The link of a session: card and certificate show it with nobody online, and stand in it where they fit. */
  readonly session: (token: string, card: string | null, certificate: Letter | null) => string;
};

/**
 * Among the staff devices, signed by root: the list of them, for each the keys of the present epoch sealed to it
 * (its tag `p` names the member's `letter`), and the certificate of the desk key, which not every device can make.
 */
export type MembersNews = {
  readonly list: Letter;
  readonly keys: readonly Letter[];
  readonly certificate: Letter | null;
};

/** Shared by the staff devices of one epoch: what they say to one another is sealed with it. 32 bytes. */
export type StaffSecret = {
  readonly epoch: number;
  readonly secret: Uint8Array<ArrayBuffer>;
  /** Of an earlier epoch: until when it is kept, epoch milliseconds. */
  readonly until?: number | null;
};

/** Which devices belong to the business, and what this one holds of their keys. */
export type Members = {
  /** The newest list that root signed, as far as this device knows; of every tab. Told again with all news. */
  readonly list: Live<Membership>;
  /** The present epoch's first. An earlier one, kept 60 days, only hands news on to devices that slept. */
  readonly secrets: () => readonly StaffSecret[];
  readonly holdsRoot: () => boolean;
  /** What other devices are to know, as this one has it. */
  readonly news: () => Promise<MembersNews>;
  /**
   * Takes in what another device handed on, after every check; what is newer is told through `list`. Two lists
   * that were signed apart are joined where the root key is. A fault means that nothing of it was taken.
   */
  readonly take: (news: unknown) => Promise<Result<void, LetterFault | LogFailure['is'] | 'locked'>>;
  /** Signs what `next` makes of the list; a new epoch gets new secrets. Only with the root key. */
  readonly change: (
    next: (list: Membership) => Membership,
  ) => Promise<Result<void, LogFailure['is'] | 'no-root' | 'locked'>>;
};

/**
 * The desk's half of OPAQUE (RFC 9807), by which it never learns a password. Messages, records and states are
 * base64url. `name` stands for an email (`nameOf`).
 */
export type DeskLogins = {
  /** Whether this device holds what passwords are registered with. */
  readonly isReady: () => boolean;
  /** A name for an email as it compares, from which nobody outside the business can tell it; 43 characters. */
  readonly nameOf: (email: string) => string;
  /** Answers the first message of a registration. */
  readonly register: (name: string, message: string) => Promise<Result<string, 'malformed'>>;
  /**
   * Answers the first message of a log in; without a record as if there were one, so that nobody can tell.
   * `state` is for `finish`.
   */
  readonly start: (
    name: string,
    record: string | null,
    message: string,
  ) => Promise<Result<{ readonly reply: string; readonly state: string }, 'malformed'>>;
  /** Whether the last message proves the password behind the record. */
  readonly finish: (state: string, message: string) => Promise<boolean>;
  /** Seals what travels with a wallet between two steps, for the devices of the present epoch. */
  readonly seal: (text: string) => string;
  /** The text in what was sealed; null for anything else. */
  readonly open: (sealed: string) => string | null;
};

/**
 * Letters among the staff devices: each stands under its name, sealed with a staff secret. An epoch alone tells none:
 * devices apart may each have begun it with one of their own.
 */
export type StaffLetters = {
  /**
   * With the present secret, or an earlier one that is still kept; the relay sees neither name nor size of what is
   * inside. Dates in epoch seconds.
   */
  readonly seal: (
    name: string,
    body: Json,
    date: number,
    expires: number,
    secret?: StaffSecret,
  ) => Promise<Result<Letter, 'oversized'>>;
  readonly open: (
    letter: Letter,
  ) => Promise<Result<{ readonly name: string; readonly body: Json }, LetterFault>>;
  /** All letters that were sealed with a secret, or those under some names; none where there is no secret. */
  readonly filter: (secret: StaffSecret | null, names?: readonly string[]) => Filter;
};

/** Letters between two devices that share a pairing code. Dates in epoch seconds. */
export type PairingLetters = {
  readonly seal: (step: PairingStep, date: number) => Promise<Letter>;
  readonly open: (letter: Letter) => Promise<Result<PairingStep, LetterFault>>;
  readonly filter: Filter;
};

/** The letter box that a code leads to; deriving it takes a moment, so that codes cannot be tried in bulk. */
export type PairingBox = (code: string) => Promise<PairingLetters>;

/** What a device that belongs to no business yet brings, and how it begins to belong to one. */
export type Joiner = {
  readonly keys: () => Promise<
    Result<{ readonly device: DeviceId; readonly key: string; readonly letter: string }, JoinFault>
  >;
  /** Checks that everything chains to `root` and names this very device, and keeps it. `news` as it came. */
  readonly finish: (root: string, news: unknown) => Promise<Result<void, JoinFault>>;
};

export type JoinFault =
  | LetterFault
  | LogFailure['is']
  | 'locked'
  /** This browser holds the book of another business. */
  | 'other-business'
  /** It belongs to this business already. */
  | 'member'
  /** It was removed: its book must be deleted here before it can come again, with new keys. */
  | 'removed';

/** What is wrong with words that should give the root key; `at` counts from 1. */
export type WordsFault =
  | { readonly is: 'count'; readonly count: number }
  | { readonly is: 'unknown'; readonly word: string; readonly at: number }
  /** Each is a word, but not these in this order: one was swapped or mistaken for another. */
  | { readonly is: 'checksum' };

/** The root key as words, where the device has one, and how a device becomes a holder of it. */
export type Recovery = {
  /** 24 words of a language of the app; null on a device that does not hold the root key. */
  readonly words: (language: string) => Promise<readonly string[] | null>;
  /** Makes this device, which has the book, a holder of the root key that the words give. */
  readonly enter: (
    words: string,
  ) => Promise<Result<void, WordsFault | { readonly is: LogFailure['is'] | 'locked' | 'wrong-root' }>>;
};

/** Another device of the business that is connected now. */
export type PeerState = {
  readonly device: DeviceId;
  readonly heads: Heads;
  /** Whether it has the same changes and deletions as this one. */
  readonly inStep: boolean;
};

/** Live syncing with the devices that are awake. Only the keeper's tab connects; every tab is told. */
export type Peers = { readonly connected: Live<readonly PeerState[]> };

/** A folder of this device that a backup is written into each day. */
export type BackupFolder = {
  readonly name: string;
  /**
   * `trying`: it was chosen, or is to be tried again, and nothing has come of it yet. `ask`: the browser wants to be asked
   * again. `gone`, `full`: the browser allows it, and the last file could not be written: the folder is not there, or shut
   * to anyone; there was no room.
   */
  readonly is: 'trying' | 'open' | 'ask' | 'gone' | 'full';
  /** When a file was last written into it, epoch milliseconds; null: never since it was chosen. */
  readonly written: number | null;
};

/** Backup files: sealed under a passphrase, and where the browser can, written into a folder by themselves. */
export type BackupBox = {
  readonly seal: (text: string, passphrase: string) => Promise<Blob>;
  readonly open: (file: Blob, passphrase: string) => Promise<Result<string, BackupFault>>;
  /** Whether this browser lets a page write into a folder. */
  readonly hasFolders: boolean;
  readonly folder: Live<BackupFolder | null>;
  /** Lets the person choose the folder; only within what they pressed. The passphrase itself is not kept. */
  readonly choose: (
    passphrase: string,
  ) => Promise<Result<void, 'none-chosen' | 'refused' | LogFailure['is']>>;
  /** Asks again for the right to write, and has it tried; only within what the person pressed. */
  readonly allow: () => Promise<boolean>;
  readonly leave: () => Promise<void>;
  /** Writes a file, its text made once the folder is there, and takes away the oldest of its kind beyond `keep`. */
  readonly write: (
    name: string,
    text: () => Promise<string>,
    keep: number,
  ) => Promise<Result<void, 'no-folder' | 'gone' | 'full'>>;
};

// ── The client's side ──────────────────────────────────────────────────────────────────────────────────

/** What a wallet keeps of one business. */
export type KnownBusiness = {
  /** Root key, hex. */
  readonly root: string;
  readonly relays: readonly string[];
  /** Name as last seen, for "My bookings". */
  readonly name: string;
  readonly certificate: Letter | null;
  readonly catalog: Letter | null;
  readonly logo: Letter | null;
  readonly busy: readonly Letter[];
  readonly hidden: readonly Letter[];
  /** What is sold there; kept by whoever looked for it, and left as it is by who does not name it. */
  readonly products?: Letter;
  /** The epoch of which it was last looked whether what earlier ones told is still the business's word. */
  readonly epoch?: number;
  /** Last visit, epoch milliseconds. */
  readonly visited: number;
};

/**
 * Names as shown when a request was made, so that it can be shown with nobody online: the kept catalog may be
 * another by then, and tells nothing of hidden services.
 */
export type AsShown = {
  readonly service: string;
  readonly staff: string;
  readonly end: number;
  /** Earlier versions did not keep it. */
  readonly price?: Money | null;
  /** Of an order: its products. */
  readonly lines?: readonly { readonly name: string; readonly count: number; readonly price: Money }[];
};

/** A request until a view names its outcome, and after it what was asked. */
export type OutboxEntry = {
  readonly id: Key;
  readonly root: string;
  readonly request: Request;
  /** The session's token, whose hash the request carries. */
  readonly token?: string;
  readonly made: number;
  readonly shown: AsShown;
};

/** The wallet's own memory; every write is strict. Where storage is off or broken there is nothing to be read. */
export type Box = {
  readonly businesses: () => Promise<readonly KnownBusiness[]>;
  readonly business: (root: string) => Promise<KnownBusiness | null>;
  /** What it does not name of a business stays as it was kept. */
  readonly saveBusiness: (business: KnownBusiness) => Promise<Result<void, LogFailure>>;
  readonly outbox: () => Promise<readonly OutboxEntry[]>;
  readonly saveRequest: (entry: OutboxEntry) => Promise<Result<void, LogFailure>>;
  readonly rows: (root: string) => Promise<View['rows']>;
  /** Merges arrived rows into those kept, in one transaction; `ends` as in a certificate, none unless told. */
  readonly mergeRows: (
    root: string,
    rows: View['rows'],
    ends?: readonly ChangeId[],
  ) => Promise<Result<void, LogFailure>>;
  readonly details: () => Promise<Readonly<Record<string, string>> | null>;
  readonly saveDetails: (details: Readonly<Record<string, string>>) => Promise<Result<void, LogFailure>>;
  /** Takes requests out of the outbox, whatever became of them. */
  readonly dropRequests: (ids: readonly Key[]) => Promise<Result<void, LogFailure>>;
  /** Takes away everything kept for a business; null: everything. Its key stands in the vault. */
  readonly forget: (root: string | null) => Promise<void>;
  /** Told after each write of any tab. */
  readonly onChanged: (listen: () => void) => Stop;
};

/** Reads public letters: loaded before the first times are on screen, so it knows signatures and no sealing. */
export type PublicLetters = {
  /** One that has ended is a fault; what it said is still read with `now` set to its own date, in milliseconds. */
  readonly certificate: (
    letter: Letter,
    root: string,
    now: number,
  ) => Promise<Result<Certificate, LetterFault>>;
  readonly catalog: (letter: Letter, desk: string, now: number) => Promise<Result<Catalog, LetterFault>>;
  readonly busy: (letter: Letter, desk: string, now: number) => Promise<Result<Busy, LetterFault>>;
  readonly logo: (letter: Letter, desk: string, now: number) => Promise<Result<LogoLetter, LetterFault>>;
};

/** Asks relays once for what they hold, and hangs up; its value: how many answered. Loaded first, like `PublicLetters`. */
export type ReadOnce = (
  relays: readonly string[],
  filters: readonly Filter[],
  onLetter: (letter: Letter) => void,
) => Promise<number>;

/** The letters that a long link carries, rebuilt from its text; checked by whoever uses them, like any letter. */
export type PublicLinks = {
  readonly carried: (card: string, root: string) => Promise<readonly Letter[]>;
};

/** Links that a wallet gives out and takes in. */
export type WalletLinks = {
  /** The short link of a business. */
  readonly business: (root: string, relays: readonly string[]) => string;
  /** The page of one session; `card` shows it with nobody online. */
  readonly session: (
    root: string,
    relays: readonly string[],
    token: string,
    card: string | null,
    /** Goes along with a card: it names the key that signed it. */
    certificate?: Letter | null,
  ) => string;
  /** A link that carries a sealed request to the desk. */
  readonly request: (letter: Letter) => Promise<string>;
  /** The view in a link that came back by hand. */
  readonly reply: (text: string) => Promise<Result<Letter, LetterFault | 'not-a-link'>>;
};

/** A log in or registration that was begun: its first message, and what ends it once the desk has answered that. */
export type LoginStep = {
  readonly message: string;
  /** The last message, or of a registration the record; null where the password or the answer is wrong. */
  readonly finish: (reply: string) => Promise<string | null>;
};

/** The client's half of OPAQUE: the password stays here. Heavy; loaded when it is first used. */
export type WalletLogins = {
  readonly register: (password: string) => Promise<LoginStep>;
  readonly logIn: (password: string) => Promise<LoginStep>;
};

/** Writes and reads sealed letters; the wallet's keys, one per business, stay inside. */
export type WalletLetters = {
  readonly key: (root: string) => Promise<WalletKey>;
  /** Seals a request to the desk's key. The id is the same however often it is sealed. */
  readonly seal: (
    root: string,
    desk: string,
    request: Request,
    now: number,
  ) => Promise<Result<{ readonly id: Key; readonly letter: Letter }, LetterFault>>;
  readonly requestId: (root: string, request: Request) => Promise<Key>;
  /** Where the letter stands that says what a business sells. */
  readonly shelf: (desk: string) => Filter;
  /** What it sells; `desk`: the key that its certificate names, hex. */
  readonly products: (
    letter: Letter,
    desk: string,
    now: number,
  ) => Promise<Result<ProductsLetter, LetterFault>>;
  /** Where the views for this wallet stand. */
  readonly mailbox: (root: string, desk: string) => Promise<Filter>;
  readonly openView: (
    letter: Letter,
    root: string,
    desk: string,
    now: number,
  ) => Promise<Result<View, LetterFault>>;
  readonly hidden: (
    letter: Letter,
    desk: string,
    service: Key,
    now: number,
  ) => Promise<Result<HiddenOffer, LetterFault>>;
  /** The text of a session's card, when the desk signed it. */
  readonly card: (card: string, desk: string) => Promise<Result<string, LetterFault>>;
};
