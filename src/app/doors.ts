import type { BackupFault } from '../core/backup';
import type { Weekly } from '../core/hours';
import type { DeviceId } from '../core/id';
import type { Money } from '../core/money';
import type { Result } from '../core/result';
import type { Desk } from './desk/desk';
import type { Joining } from './pairing/joining';
import type { JoinFault, Live, LogFailure, WordsFault } from './ports';
import type { Visits, Wallet } from './wallet/wallet';

/**
 * What `main.tsx` hands to the screens. Visits are part of the first page; wallet and desk are loaded when a
 * screen first asks for them.
 */
export type Doors = {
  readonly visits: Visits;
  readonly wallet: () => Promise<Wallet>;
  readonly desk: () => Promise<DeskGate>;
  /** Epoch milliseconds, live by the second where a screen counts on it. */
  readonly now: () => number;
};

/** Whether this browser is a staff device, and if its book can be opened. */
export type DeskGate =
  | {
      readonly is: 'none';
      readonly setUp: (setup: Setup) => Promise<Result<Desk, LogFailure>>;
      /** Joins the business whose device shows this pairing code; once it has, the desk can be opened. */
      readonly join: (code: string) => Promise<Joining>;
      /** Takes a business over with its recovery words; once it has, the desk can be opened. */
      readonly takeOver: TakeOver;
      /** Makes this browser a device of a business by its backup; once it is, the desk can be opened. */
      readonly restore: RestoreHere;
    }
  /** This device was removed from its business: it answers, sends and writes nothing any more. */
  | { readonly is: 'removed'; readonly leftover: Leftover }
  | {
      readonly is: 'open';
      readonly desk: Desk;
      readonly trouble: Live<Trouble | null>;
      /** Resolves when the first screen is painted; what nobody looks at has time until then. */
      readonly idle: () => Promise<void>;
    }
  | {
      readonly is: 'trouble';
      readonly trouble: Trouble;
      /** The gate that opens by itself, should the trouble end; null where someone must do something. */
      readonly opens: Promise<DeskGate> | null;
    };

/** Looks up what the words open, to be shown before anything is done. */
export type TakeOver = (words: string) => Promise<Result<Recoverable, TakeOverFault>>;

/** A business that can be taken over. */
export type Recoverable = {
  /** The devices that the newest list names which relays gave; a relay that hides a newer one is not seen through. */
  readonly devices: readonly RecoverableDevice[];
  /** When a device last told that list, epoch milliseconds. */
  readonly told: number;
  /**
   * All devices but those in `kept` are removed at once. What they had written counts; once all of it is here,
   * `boundedBy` (`core/membership.ts`) ends what they may still write.
   */
  readonly takeOver: (kept: readonly DeviceId[]) => Promise<Result<void, TakeOverFault>>;
};

/** Name empty, and `seen` null, where nobody told; `seen` in epoch milliseconds. */
export type RecoverableDevice = {
  readonly device: DeviceId;
  readonly name: string;
  readonly seen: number | null;
};

export type TakeOverFault =
  | WordsFault
  /** `no-relay`: none could be asked. `not-found`: none of them keeps anything for these words. */
  | { readonly is: JoinFault | 'no-relay' | 'not-found' };

/** `words`: the recovery words, for a backup that was made without the owner's key; else empty. */
export type RestoreHere = (
  file: Blob,
  how: { readonly passphrase: string; readonly words: string; readonly alone: boolean },
) => Promise<Result<void, RestoreHereFault>>;

export type RestoreHereFault =
  | WordsFault
  /** `needs-words`: the owner's key is not in the file. `wrong-words`: they are those of another business. */
  | { readonly is: BackupFault | JoinFault | 'needs-words' | 'wrong-words' }
  /** This browser is a device of the business now, without all that the file has. */
  | { readonly is: 'partly'; readonly why: LogFailure['is'] };

/** The book in a browser that was removed from its business. */
export type Leftover = {
  /** All of it, as a file. */
  readonly saveCopy: () => Promise<Blob>;
  /** Deletes keys and book from this browser; afterwards it may be paired anew. */
  readonly forget: () => Promise<void>;
};

/** What the wizard asks. Prices in the currency guessed from zone and language. */
export type Setup = {
  readonly name: string;
  readonly zone: string;
  readonly locale: string;
  readonly currency: string;
  readonly country: string;
  readonly service: { readonly name: string; readonly duration: number; readonly price: Money | null };
  readonly weekly: Weekly;
  /** What the one staff member is called until renamed: "Me". */
  readonly staff: string;
};

/** Something is wrong with this device's copy of the book; what was acknowledged is kept. */
export type Trouble = {
  readonly is: /** Entries of the log cannot be read. */
    | 'damaged'
    /** No room on the disk. */
    | 'full'
    /** The browser keeps the database shut: another version of the app holds it open, or storage is off. */
    | 'blocked'
    /** The database went away while open. */
    | 'severed'
    /** The keys of this device are gone or do not open. */
    | 'keys';
  readonly detail: string;
  /** Tries again from the start. */
  readonly retry: () => void;
  /** Everything that can still be read, as a file. */
  readonly saveCopy: () => Promise<Blob>;
  /** Goes on without the damaged entries, which are kept aside; only when `damaged`. */
  readonly setAside: (() => Promise<void>) | null;
};
