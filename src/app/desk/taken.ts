import type { Book } from '../../core/book';
import { dateFrom } from '../../core/dates';
import { type ChangeId, later, NEVER } from '../../core/hlc';
import type { Key } from '../../core/id';
import { type Folded, versionOf } from '../../core/ledger';
import { catalogFor } from '../../core/offered';
import { known, sessionFrom } from '../../core/records';
import { isClass } from '../../core/services';
import type { Session } from '../../core/sessions';
import { busyFrom, busyRange, classesFor, publicClasses, sessionsRange } from '../../core/taken';
import { type Interval, SECOND } from '../../core/time';
import { createZone } from '../../core/zone';
import type { Clock, DeskLetters, HiddenOffer, Log, Stop, Store } from '../ports';
import { createTurns } from '../turns';
import type { Standing } from './standing';

type Ports = {
  readonly log: Log;
  readonly store: Store;
  readonly clock: Clock;
  /** The book as the store holds it now. */
  readonly bookNow: () => Promise<Book | null>;
  readonly letters: DeskLetters;
};

/**
 * Taken times: published when they look different, at most once a second, and anew each day. Reading months of
 * them and signing takes the page some time, so it begins when what was written is on screen.
 */
export const createTaken = (
  { log, store, clock, bookNow, letters }: Ports,
  standing: Standing,
): { readonly touch: () => void; readonly stop: Stop } => {
  let last = '';
  let state: 'idle' | 'paused' | 'touched' = 'idle';
  let pause: Stop = () => undefined;
  let midnight: Stop = () => undefined;
  let retry: Stop = () => undefined;
  let stopped = false;
  const run = async (): Promise<void> => {
    // Of a book that is just coming in a part would be told under the newest version, and be believed for good.
    await store.caughtUp(await log.end());
    const present = await bookNow();
    if (present === null) return;
    const now = clock.now();
    const zone = createZone(present.business.zone);
    const range = busyRange(present, now);
    const starts = sessionsRange(zone, range);
    const records = await store.find({ of: 'session', by: 'start', from: starts.start, to: starts.end });
    const busy = busyFrom(present, known(records.map(sessionFrom)), range, now, publicClasses);
    const version = records.reduce((greatest, record) => later(greatest, versionIn(record)), present.version);
    if (stopped) return;
    midnight();
    midnight = clock.at(zone.startOf(zone.dayOf(now) + 1), touch);
    const hidden = hiddenOffers(present, known(records.map(sessionFrom)), range, version);
    const look = JSON.stringify([
      present.version,
      [busy, ...hidden.map(({ offer }) => offer.busy)].map(
        seen => seen && [seen.start, seen.end, seen.staff, seen.classes],
      ),
    ]);
    if (look === last) return;
    const taken = await Promise.all([
      standing.publish('busy', version, (date, own) =>
        letters.busy({ ...busy, version: own }, date, present.business.zone),
      ),
      standing.publish('hidden', version, date =>
        Promise.all(hidden.map(({ key, offer }) => letters.hidden(key, offer, date))),
      ),
    ]);
    last = look;
    retry();
    // A relay that refused for the moment sends no sign when it would not.
    if (!taken.every(Boolean) && !stopped)
      retry = clock.at(clock.now() + RETRY, () => {
        last = '';
        touch();
      });
  };
  // Each behind the key in its direct link.
  const hiddenOffers = (
    present: Book,
    sessions: readonly Session[],
    range: Interval,
    version: ChangeId,
  ): readonly { readonly key: Key; readonly offer: HiddenOffer }[] => {
    const now = clock.now();
    const today = dateFrom(createZone(present.business.zone).dayOf(now));
    return present.services.flatMap(service => {
      const catalog = service.hidden ? catalogFor(present, service.key, today) : null;
      if (!catalog) return [];
      const busy = isClass(service) ? busyFrom(present, sessions, range, now, classesFor(service.key)) : null;
      return [{ key: service.key, offer: { catalog, busy: busy && { ...busy, version } } }];
    });
  };
  const touch = (): void => {
    if (state !== 'idle') {
      state = 'touched';
      return;
    }
    state = 'paused';
    pause = clock.at(clock.now() + AFTER_SCREEN, () => {
      state = 'paused';
      turns.next();
      pause = clock.at(clock.now() + BUSY_PAUSE, () => {
        const again = state === 'touched';
        state = 'idle';
        if (again) touch();
      });
    });
  };
  const turns = createTurns(clock, run);
  return {
    touch,
    stop: () => {
      stopped = true;
      turns.stop();
      retry();
      pause();
      midnight();
    },
  };
};

/** Milliseconds after a touch: by then what was written is on screen. */
const AFTER_SCREEN = 100;

const BUSY_PAUSE = SECOND - AFTER_SCREEN;

/** Until what no relay took is sent again. */
const RETRY = 30 * SECOND;

const versionIn = (record: Folded): ChangeId => versionOf(record) ?? NEVER;
