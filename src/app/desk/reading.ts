import type { Sent } from '../../core/deciding';
import type { WalletKey } from '../../core/requests';
import { DAY, HOUR, SECOND } from '../../core/time';
import type { Cell } from '../live';
import type {
  Clock,
  DeskLetters,
  Filter,
  Letter,
  LetterFault,
  Marks,
  Opened,
  PageBack,
  Relays,
  Stop,
} from '../ports';
import { createRecent } from '../recent';
import { createTurns } from '../turns';
import type { Answering } from './answering';
import { createHearing } from './hearing';
import { createStandby } from './standby';

type Ports = {
  readonly clock: Clock;
  readonly letters: DeskLetters;
  readonly relays: Relays;
  readonly pageBack: PageBack;
  readonly urls: readonly string[];
  readonly marks: Marks;
  readonly answering: Answering;
  /** How long this device leaves a request to others, in milliseconds; null: it answers none. */
  readonly patience: () => number | null;
  /** Whether some device has answered a request to the wallet that sent it, as far as this one knows. */
  readonly isAnswered: (request: Opened) => Promise<boolean>;
  /** Counts of letters refused, by fault. */
  readonly refused: Cell<{ readonly [fault in LetterFault]?: number }>;
};

/** Gift wraps carry dates up to 48 h back, and clocks differ: an hour more (design §6). */
const LOOK_BACK = 49 * HOUR;

/** Requests expire after 30 days: a desk that slept longer has nothing older to find. */
const LONGEST_SLEEP = 30 * DAY;

/** What the opener's queue dropped in a flood, or could not be decided, is looked for again after this pause. */
const AGAIN = 3 * SECOND;

/**
 * Reads what arrives at the desk's letter boxes and hands every genuine request to be decided: from each relay
 * first what came since it was last read to its end, then what comes. Letters that were read are known by
 * their id; one that asks again for what was answered long ago means that the answer did not arrive. A device
 * that is not the first in line leaves each request to those before it for a while, and then does what they
 * have not done.
 */
export const startReading = (ports: Ports, generation: number, again: (wallet: WalletKey) => void): Stop => {
  const { clock, letters, relays, urls, refused } = ports;
  const known = createRecent(MOST_KNOWN);
  const standby = createStandby(clock);
  const stops: Stop[] = [standby.stop];
  const hearing = createHearing(ports);
  stops.push(hearing.stop);
  let stopped = false;
  let late: Stop | null = null;

  const read = async (letter: Letter, relay: string, isNews: boolean): Promise<void> => {
    if (stopped || known.has(letter.id)) return;
    const sent = hearing.sent(relay);
    const opened = await letters.open(letter, relay);
    if (stopped) return;
    if (!opened.ok) {
      if (opened.error === 'busy') later();
      else refused.set({ ...refused.get(), [opened.error]: (refused.get()[opened.error] ?? 0) + 1 });
      return;
    }
    // Opened meanwhile as another relay gave it.
    if (known.has(letter.id)) return;
    // Only what opened is known by its id: an altered copy must not keep the genuine letter out. One that
    // fails in a way nobody thought of stays known too, and is not read for ever.
    known.add(letter.id);
    const patience = ports.patience();
    if (patience === null) return;
    if (patience === 0) return decide(opened.value, sent, [letter.id], isNews);
    const waits = standby.wait(opened.value.id, letter.id, clock.now() + patience, async ids => {
      if (!(await ports.isAnswered(opened.value))) await decide(opened.value, sent, ids, isNews);
      // Asked again though it is answered: whoever answered has not told.
      else if (ids.length > 1) again(opened.value.from);
    });
    if (waits) return;
    known.remove(letter.id);
    later();
  };
  const decide = async (
    opened: Opened,
    sent: Sent,
    ids: readonly string[],
    isNews: boolean,
  ): Promise<void> => {
    const answered = await ports.answering(opened, sent, generation);
    if (answered.ok) {
      if (!answered.value.fresh && isNews) again(opened.from);
      return;
    }
    // Not decided, because of a flood or a disk that is full: it is read again when it comes again.
    for (const id of ids) known.remove(id);
    if (answered.error.is === 'full' || answered.error.is === 'unavailable') later();
  };
  const readSafely = (letter: Letter, relay: string, isNews: boolean): Promise<void> =>
    read(letter, relay, isNews).catch(() => undefined);
  const catchUp = async (inbox: Filter, relay: string): Promise<void> => {
    const begun = clock.now();
    const mark = `read ${relay}`;
    // A mark from the future was made while the clock was ahead.
    await hearing.ready;
    const before = Math.min(await ports.marks.get(mark), begun);
    const since = Math.floor((Math.max(before, begun - LONGEST_SLEEP) - LOOK_BACK) / SECOND);
    const [paged] = await ports.pageBack([relay], { ...inbox, since }, letter =>
      readSafely(letter, relay, false),
    );
    if (!paged?.complete || stopped) return;
    hearing.heard(relay, begun);
    if (late === null) await ports.marks.set(mark, begun);
  };
  // One after the other at each relay: with a flood at one of them this takes long, and the others go on.
  const boxes = urls.map(relay => ({
    relay,
    catching: createTurns(clock, async () => catchUp(await letters.inbox(), relay)),
  }));
  const later = (): void => {
    if (stopped) return;
    late ??= clock.at(clock.now() + AGAIN, () => {
      late = null;
      for (const { catching } of boxes) catching.next();
    });
  };
  const listen = async (): Promise<void> => {
    const inbox = await letters.inbox();
    if (stopped) return;
    const told = new Set<string>();
    // Of each on its own: else the copy of the relay that is flooded would keep the others' away. From no date on:
    // one that was reckoned while the clock was ahead would keep out all that comes once it is right.
    for (const { relay, catching } of boxes)
      stops.push(
        catching.stop,
        relays.subscribe(
          [relay],
          { ...inbox, limit: 1 },
          {
            letter: letter => void readSafely(letter, relay, told.has(relay)),
            stored: () => {
              told.add(relay);
              catching.next();
            },
          },
        ),
      );
  };
  const turns = createTurns(clock, listen);
  turns.next();
  return () => {
    stopped = true;
    turns.stop();
    late?.();
    for (const stop of stops) stop();
  };
};

/** Letters that were read and are known again. */
const MOST_KNOWN = 20_000;
