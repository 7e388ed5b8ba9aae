import { type Accessor, batch, createMemo, createSignal } from 'solid-js';
import { type Slot, slotAt } from '../../core/availability';
import type { Busy } from '../../core/busy';
import type { Catalog, OfferedService, OfferedStaff } from '../../core/catalog';
import type { Day } from '../../core/dates';
import type { Key } from '../../core/id';
import { serviceIn, staffFor } from '../../core/offer';
import type { Own } from '../../core/own';
import { byDay, firstDayWithTimes, range, type Search, STRIP, timesBetween, UNKNOWN } from './days';
import { ownZone } from './zone';

/** What the visitor has chosen so far, and the times that this leaves on offer, live. */
export type Choice = ReturnType<typeof createChoice>;

export const createChoice = (given: {
  readonly catalog: Accessor<Catalog>;
  readonly busy: Accessor<Busy | null>;
  readonly now: Accessor<number>;
  /** From a service's own link. */
  readonly service: Accessor<Key | null>;
  /** The session that is to be moved. */
  readonly own?: Accessor<Own | null>;
}) => {
  const [picked, setPicked] = createSignal<Key | null>(null);
  const [staffKey, setStaffKey] = createSignal<Key | null>(null);
  const [zone, setZone] = createSignal(ownZone());
  const [pickedDay, setPickedDay] = createSignal<Day | null>(null);
  const [pickedStrip, setPickedStrip] = createSignal<Day | null>(null);
  const [start, setStart] = createSignal<number | null>(null);

  const service = createMemo<OfferedService | null>(was => {
    const { services } = given.catalog();
    const listed = services.filter(({ hidden }) => !hidden);
    const only = listed.length === 1 ? listed[0]?.key : undefined;
    // What is on screen stays when a second service comes: a link may be older than the business's page.
    const key = picked() ?? given.service() ?? only ?? was?.key;
    return key === undefined ? null : (serviceIn(services, key) ?? null);
  }, null);
  const people = createMemo((): readonly OfferedStaff[] => {
    const chosen = service();
    return chosen ? staffFor(given.catalog().staff, chosen, null) : [];
  });
  /** Null: "Anyone", also where the one who was chosen does not offer the service. */
  const staff = createMemo(() => {
    const key = staffKey();
    return people().length > 1 && people().some(person => person.key === key) ? key : null;
  });
  const search = createMemo((): Search | null => {
    const chosen = service();
    if (!chosen) return null;
    return {
      catalog: given.catalog(),
      busy: given.busy(),
      service: chosen.key,
      staff: staff(),
      zone: zone(),
      except: given.own?.() ?? undefined,
    };
  });
  const bounds = createMemo(
    () => {
      const ask = search();
      return ask && range(ask, given.now());
    },
    null,
    { equals: (a, b) => a?.first === b?.first && a?.last === b?.last },
  );
  /** The first day with times: what the strip opens at. */
  const firstDay = createMemo((): Day | null => {
    const ask = search();
    const days = bounds();
    return ask && days ? firstDayWithTimes(ask, days.first, given.now()) : null;
  });
  /**
   * Where the strip opened for what is looked for. There it stays while it has a time: someone may be about to
   * press a day when others book or the owner changes hours.
   */
  const opened = createMemo<Opened | null>(was => {
    const ask = search();
    const first = firstDay();
    if (!ask || first === null) return null;
    const stays =
      was !== null &&
      isSameSearch(was.ask, ask) &&
      (was.from === first || timesBetween(ask, was.from, was.from + STRIP, given.now()).length > 0);
    return { ask, from: stays ? was.from : first };
  }, null);
  const strip = createMemo(() => {
    const days = bounds();
    if (!days) return null;
    const from = within(days, pickedStrip() ?? opened()?.from ?? days.first);
    return { from, until: from + STRIP };
  }, null);
  const timesByDay = createMemo(() => {
    const ask = search();
    const shown = strip();
    if (!ask || !shown) return new Map<Day, readonly Slot[]>();
    return byDay(timesBetween(ask, shown.from, shown.until, given.now()), ask.zone);
  });
  const day = createMemo((): Day | null => {
    const shown = strip();
    if (!shown) return null;
    const picked = pickedDay();
    if (picked !== null && picked >= shown.from && picked < shown.until) return picked;
    for (let each = shown.from; each < shown.until; each++) if (timesByDay().has(each)) return each;
    return shown.from;
  });
  const slot = createMemo((): Slot | null => {
    const ask = search();
    const at = start();
    if (!ask || at === null) return null;
    const busy = ask.busy ?? UNKNOWN;
    return slotAt(ask.catalog, busy, {
      service: ask.service,
      staff: ask.staff,
      start: at,
      now: given.now(),
      except: ask.except,
    });
  });

  const showDay = (next: Day): void => {
    const days = bounds();
    if (!days) return;
    batch(() => {
      setPickedStrip(Math.max(days.first, next));
      setPickedDay(next);
    });
  };

  return {
    service,
    people,
    staff,
    zone,
    search,
    bounds,
    firstDay,
    strip,
    timesByDay,
    day,
    start,
    /** The chosen time while it is on offer; null when someone took it meanwhile. */
    slot,
    setZone: (next: string): void => {
      batch(() => {
        setZone(next);
        setPickedDay(null);
        setPickedStrip(null);
      });
    },
    setService: (key: Key): void => {
      if (service()?.key === key) return;
      batch(() => {
        setPicked(key);
        setStart(null);
        setPickedDay(null);
        setPickedStrip(null);
      });
    },
    setStaff: (key: Key | null): void => {
      batch(() => {
        setStaffKey(key);
        setPickedDay(null);
        setPickedStrip(null);
      });
    },
    /** Chooses a day that is shown; its strip stays. */
    setDay: (next: Day): void => {
      batch(() => {
        setPickedStrip(strip()?.from ?? null);
        setPickedDay(next);
      });
    },
    setStart,
    /** Shows another week of days; the strip never begins before the first day that can be booked. */
    turn: (days: number): void => {
      const shown = strip();
      const limits = bounds();
      if (!shown || !limits) return;
      batch(() => {
        setPickedStrip(within(limits, shown.from + days));
        setPickedDay(null);
      });
    },
    /** The strip from a day on that has times. */
    showDay,
    /** Takes a time that was proposed, with the one it was proposed with, and shows its day. */
    take: (
      time: { readonly start: number; readonly staff: Key | null },
      dayOf: (start: number) => Day,
    ): void =>
      batch(() => {
        setStart(time.start);
        if (time.staff !== null && staff() !== null) setStaffKey(time.staff);
        showDay(dayOf(time.start));
      }),
  };
};

type Opened = { readonly ask: Search; readonly from: Day };

const isSameSearch = (a: Search, b: Search): boolean =>
  a.service === b.service && a.staff === b.staff && a.zone === b.zone;

/** Days that can be booked move while one looks at them: midnight passes, the owner changes notice or horizon. */
const within = ({ first, last }: { readonly first: Day; readonly last: Day }, day: Day): Day =>
  Math.max(first, Math.min(last, day));
