import { type Certificate, supersedes } from '../../core/certificate';
import type { ChangeId } from '../../core/hlc';
import type { Key } from '../../core/id';
import { isPastEnd } from '../../core/rows';
import { MINUTE, SECOND } from '../../core/time';
import type { Row } from '../../core/views';
import { isDue } from '../due';
import { type Cell, createCell } from '../live';
import type { Box, Clock, Letter, OutboxEntry, PublicLetters, Relays, Stop, WalletLetters } from '../ports';
import { anyTakes } from '../sending';
import { createTurns } from '../turns';
import { isSettled } from './outcome';
import { certificateIn, standingOf } from './reading';

type Ports = {
  readonly box: Box;
  readonly letters: WalletLetters;
  readonly publicLetters: PublicLetters;
  readonly relays: Relays;
  readonly clock: Clock;
};

/** The line to one business: sends what is in the outbox until it is answered, and takes in views. */
export type Line = {
  /** Requests that at least one relay has taken. */
  readonly sent: Cell<ReadonlySet<Key>>;
  /** Whether a view came that a newer version of the app wrote: it is left alone. */
  readonly isBehind: Cell<boolean>;
  /** Sends what is new in the outbox. */
  readonly flush: () => void;
  /** Takes a view from anywhere; its value: what it said, null when it was none for this wallet. */
  readonly take: (letter: Letter) => Promise<readonly Row[] | null>;
  /** The desk's public key when its certificate holds. */
  readonly desk: () => Promise<string | null>;
  readonly stop: Stop;
};

const APP_DATA = 30078;

/** A request that no view answers is sent again after growing pauses; the last one goes on. */
const PAUSES = [4 * SECOND, 10 * SECOND, 30 * SECOND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE];

const LONGEST = Math.max(...PAUSES);

/** How long relays may take to show a newer certificate before the one at hand is used. */
const PATIENCE = 3 * SECOND;

export const createLine = (
  { box, letters, publicLetters, relays, clock }: Ports,
  root: string,
  urls: readonly string[],
): Line => {
  const sent = createCell<ReadonlySet<Key>>(new Set());
  const isBehind = createCell(false);
  const tries = new Map<Key, { count: number; next: number; desk: string }>();
  let certificate: Certificate | null = null;
  let mailbox: Stop = () => undefined;
  let mailboxOf: string | null = null;
  let alarm: Stop = () => undefined;
  let patience: Stop = () => undefined;
  let stopped = false;
  // Nothing is sealed to a desk key that a relay may show to be replaced.
  let isAsked = false;
  const answered = new Set<string>();
  let believing: Promise<void> = Promise.resolve();

  const believe = async (letter: Letter): Promise<void> => {
    const opened = await certificateIn(publicLetters, letter, root, clock.now());
    if (!opened.ok || !supersedes(opened.value, certificate)) return;
    certificate = opened.value;
    const business = await box.business(root);
    if (stopped || !business) return;
    const { ends, quiet, epoch } = opened.value;
    // Once for each epoch: with its key others tell what such a device does by hand.
    await letGo((business.epoch ?? epoch) < epoch ? [...ends, ...quiet] : ends);
    if (!stopped && (business.certificate?.id !== letter.id || business.epoch !== epoch))
      await box.saveBusiness({ ...business, certificate: letter, epoch });
  };
  /** What a device told of its own later doing that was removed, or might not answer any more, is asked for anew. */
  const letGo = async (ends: readonly ChangeId[]): Promise<void> => {
    if ((await box.rows(root)).some(row => isPastEnd(row, ends))) await box.mergeRows(root, [], ends);
  };
  const desk = async (): Promise<string | null> => {
    if (certificate === null) {
      const known = (await box.business(root))?.certificate;
      if (known) await believe(known);
    }
    return standingOf(certificate, clock.now()) === 'valid' ? (certificate?.desk ?? null) : null;
  };
  const take = async (letter: Letter): Promise<readonly Row[] | null> => {
    const from = await desk();
    if (from === null) return null;
    const opened = await letters.openView(letter, root, from, clock.now());
    if (!opened.ok) {
      if (opened.error === 'newer-version') isBehind.set(true);
      return null;
    }
    // Forgotten meanwhile, perhaps in another tab: nothing of it is to come back.
    if ((await box.business(root)) === null || stopped) return null;
    const kept = await box.mergeRows(root, opened.value.rows, certificate?.ends ?? []);
    // What seemed to be answered may not be: a device that had not heard of another's answer tells more.
    flush();
    return kept.ok ? opened.value.rows : null;
  };
  const listen = async (to: string): Promise<void> => {
    const filter = await letters.mailbox(root, to);
    // Another place with another desk key, or with a new key of this wallet after another tab forgot the old one.
    const place = JSON.stringify(filter);
    if (stopped || mailboxOf === place) return;
    mailboxOf = place;
    mailbox();
    mailbox = relays.subscribe(urls, filter, {
      // What cannot be read now is told again by the next connection.
      letter: letter => void take(letter).catch(() => null),
    });
  };
  const send = async (entry: OutboxEntry, to: string): Promise<void> => {
    const sealed = await letters.seal(root, to, entry.request, clock.now());
    if (!sealed.ok || stopped) return;
    if (await anyTakes(relays, urls, sealed.value.letter)) sent.set(new Set([...sent.get(), entry.id]));
  };
  const run = async (): Promise<void> => {
    const to = await desk();
    if (to === null || (await box.business(root)) === null || stopped) return;
    await listen(to);
    if (!isAsked) return;
    const rows = await box.rows(root);
    const open = (await box.outbox()).filter(
      entry => entry.root === root && !isSettled(rows, entry, clock.now()),
    );
    const due = open.filter(({ id }) => {
      const before = tries.get(id);
      // On a new desk key everything unanswered is sealed again at once.
      return !before || before.desk !== to || isDue(before.next, LONGEST, clock.now());
    });
    for (const entry of due) {
      if (stopped) return;
      const count = tries.get(entry.id)?.count ?? 0;
      const pause = PAUSES[Math.min(count, PAUSES.length - 1)] ?? MINUTE;
      tries.set(entry.id, { count: count + 1, next: clock.now() + pause, desk: to });
      await send(entry, to);
    }
    alarm();
    const next = Math.min(...open.map(({ id }) => tries.get(id)?.next ?? Number.POSITIVE_INFINITY));
    if (Number.isFinite(next) && !stopped) alarm = clock.at(next, turns.next);
  };
  const turns = createTurns(clock, run);
  const flush = turns.next;
  // A relay that comes (back) is told at once what still waits for an answer.
  const again = (): void => {
    for (const one of tries.values()) one.next = Math.min(one.next, clock.now());
    flush();
  };
  // The newest certificate first, from every relay that answers in time.
  const stopRoot = relays.subscribe(
    urls,
    { kinds: [APP_DATA], authors: [root], limit: 10 },
    {
      letter: letter => {
        believing = believing
          .then(() => believe(letter))
          .catch(() => undefined)
          .then(flush);
      },
      stored: relay => {
        void believing.then(() => {
          answered.add(relay);
          isAsked ||= urls.every(url => answered.has(url));
          again();
        });
      },
    },
  );
  patience = clock.at(clock.now() + PATIENCE, () => {
    isAsked = true;
    flush();
  });
  return {
    sent,
    isBehind,
    flush,
    take,
    desk,
    stop: () => {
      stopped = true;
      turns.stop();
      stopRoot();
      mailbox();
      alarm();
      patience();
    },
  };
};
