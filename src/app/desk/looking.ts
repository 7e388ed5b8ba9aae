import type { Book } from '../../core/book';
import type { WalletKey } from '../../core/requests';
import { HOUR, MINUTE, SECOND } from '../../core/time';
import { askOnce } from '../asking';
import type { Clock, DeskLetters, Letter, Log, Marks, Relays, Stop, Store } from '../ports';
import { createTurns, type Turns } from '../turns';
import { walletsWithCodes } from './codesTouched';
import type { Posting } from './posting';
import { isSaid } from './said';
import { toldNow, walletsComing } from './views';

type Ports = {
  readonly log: Pick<Log, 'history'>;
  readonly store: Store;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly bookNow: () => Promise<Book | null>;
  readonly letters: DeskLetters;
  readonly relays: Relays;
};

/**
 * Looks whether a relay still holds the views of the wallets with coming sessions or codes sold lately, by any device,
 * and sends those that it lacks or holds only as they were. Others need no looking: a wallet without its answer asks again by itself.
 * It costs a relay's letters for up to 2,000 sessions, so it is done every few hours, and sooner only after the relay
 * missed or lost something, and with a new desk key, whose mailboxes are all empty.
 */
export type Looking = {
  /** A relay came; `hasLost`: it lacked something that it should hold. */
  readonly look: (relay: string, hasLost: boolean) => void;
  /** A relay did not take a view: what it holds may be out of date, until it comes back or is looked at again. */
  readonly missed: (relay: string) => void;
  readonly stop: Stop;
};

export const createLooking = (
  { log, store, marks, clock, bookNow, letters, relays }: Ports,
  posting: Posting,
): Looking => {
  const behind = new Map<string, Stop>();
  const later = new Map<string, Stop>();
  const turns = new Map<string, Turns>();
  const pause = createPause(clock);
  let stopped = false;

  const missed = (relay: string): void => {
    if (behind.has(relay) || stopped) return;
    // One that refused for the moment sends no sign when it would not.
    behind.set(
      relay,
      clock.at(clock.now() + AGAIN, () => look(relay)),
    );
    // On disk, because the next tab must know; unless it is written, that one looks in some hours.
    void mark(relay, NOT_YET).catch(() => undefined);
  };
  const caughtUp = (relay: string): void => {
    behind.get(relay)?.();
    behind.delete(relay);
  };
  const markOf = async (relay: string): Promise<string> => {
    const { certificate } = await letters.certificate();
    return `looked ${relay} ${certificate.desk}`;
  };
  const mark = async (relay: string, at: number): Promise<void> => marks.set(await markOf(relay), at);
  const isDue = async (relay: string): Promise<boolean> => {
    const at = await marks.get(await markOf(relay));
    const now = clock.now();
    // One from the future was made while the clock was ahead.
    return behind.has(relay) || at === NOT_YET || at > now || now - at >= EVERY;
  };
  // A relay may have lost what it said that it took, and shows no sign of it however long it stays.
  const lookLater = (relay: string): void => {
    later.get(relay)?.();
    if (!stopped)
      later.set(
        relay,
        clock.at(clock.now() + EVERY, () => look(relay)),
      );
  };
  const run = async (relay: string): Promise<void> => {
    lookLater(relay);
    if (!(await isDue(relay))) return;
    const begun = clock.now();
    caughtUp(relay);
    const wallets = [
      ...new Set([
        ...(await walletsComing(store, begun, { limit: MOST_SESSIONS })),
        ...(await walletsWithCodes(store, begun, { limit: MOST_CODES })),
      ]),
    ];
    for (let from = 0; from < wallets.length; from += AT_ONCE) {
      if (from > 0) await pause.wait(PACE);
      if (stopped) return;
      if (await lookAt(relay, wallets.slice(from, from + AT_ONCE))) continue;
      // It went silent: its next connection begins anew, or a later look.
      missed(relay);
      return;
    }
    if (!behind.has(relay)) await mark(relay, begun);
  };
  const look = (relay: string): void => {
    if (stopped) return;
    const turn = turns.get(relay) ?? createTurns(clock, () => run(relay));
    turns.set(relay, turn);
    turn.next();
  };
  /** Its value: whether the relay told what it holds. */
  const lookAt = async (relay: string, wallets: readonly WalletKey[]): Promise<boolean> => {
    const { filter, walletOf } = await letters.posted(wallets, 'all');
    const held = new Map<WalletKey, readonly Letter[]>();
    const told = await askOnce(relays, clock, relay, filter, letter => {
      const wallet = walletOf(letter);
      if (wallet !== null) held.set(wallet, [...(held.get(wallet) ?? []), letter]);
    });
    if (!told) return false;
    const book = await bookNow();
    if (book === null) return false;
    for (const wallet of wallets) {
      if (stopped) return true;
      const standing = held.get(wallet) ?? [];
      for (const { created_at } of standing) posting.seen(wallet, created_at);
      if (
        !(await isSaid(letters, wallet, standing, await toldNow({ log, store }, book, wallet, clock.now())))
      )
        await posting.post(wallet, book, [relay]);
    }
    return true;
  };
  return {
    missed,
    look: (relay, hasLost) => {
      if (hasLost) missed(relay);
      look(relay);
    },
    stop: () => {
      stopped = true;
      for (const alarm of [...behind.values(), ...later.values()]) alarm();
      for (const turn of turns.values()) turn.stop();
      pause.stop();
    },
  };
};

const NOT_YET = 0;

/** Between two looks at a relay that shows no sign of having lost anything, while it stays as when it comes. */
const EVERY = 4 * HOUR;

/** Before a relay that did not take a view is looked at again though it stayed. */
const AGAIN = 5 * MINUTE;

/** Coming sessions, the soonest first, whose wallets are looked after. */
const MOST_SESSIONS = 2000;

/** Codes sold lately whose wallets are looked after. */
const MOST_CODES = 500;

/** Mailboxes in one question, and the pause before the next: a letter has up to 24 KiB. */
const AT_ONCE = 50;
const PACE = SECOND;

/** Waits that end at once when everything ends. */
const createPause = (
  clock: Clock,
): { readonly wait: (milliseconds: number) => Promise<void>; readonly stop: Stop } => {
  const ends = new Set<() => void>();
  return {
    wait: milliseconds =>
      new Promise(resolve => {
        const end = (): void => {
          alarm();
          ends.delete(end);
          resolve();
        };
        const alarm = clock.at(clock.now() + milliseconds, end);
        ends.add(end);
      }),
    stop: () => {
      for (const end of [...ends]) end();
    },
  };
};
