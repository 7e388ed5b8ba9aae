import type { Book } from './book';
import { byClaim, type Held } from './held';
import type { Key } from './id';
import { isClass } from './services';
import { blockOf, isBlock } from './sessions';
import type { Interval } from './time';

/** What claims its staff's time once: a session, a class with its attendees, or blocked time. */
export type Unit = {
  readonly staff: Key;
  readonly isBlocked: boolean;
  /** Attendees in the order in which they came; the first claimed the time. */
  readonly sessions: readonly [Held, ...Held[]];
  readonly seats: number;
  /** Of attendees whose lengths differ, from the first to the last. */
  readonly time: Interval;
  /** With buffers. */
  readonly block: Interval;
};

/** Confirmed sessions and blocked time, attendees of one class (same service, staff and start) together. */
export const unitsOf = (services: Book['services'], sessions: readonly Held[]): Unit[] => {
  const seatsOf = new Map(services.map(service => [service.key, isClass(service) ? service.seats : 1]));
  const groups = new Map<string, { readonly seats: number; readonly sessions: [Held, ...Held[]] }>();
  for (const session of sessions) {
    if (session.state.is !== 'confirmed') continue;
    const { service, when } = session;
    const seats = (service && seatsOf.get(service)) ?? 1;
    const name = seats > 1 ? `${service} ${when.staff} ${when.start}` : session.key;
    const group = groups.get(name);
    if (group) group.sessions.push(session);
    else groups.set(name, { seats, sessions: [session] });
  }
  return [...groups.values()].map(({ seats, sessions: members }): Unit => {
    members.sort(byClaim);
    const [first] = members;
    return {
      staff: first.when.staff,
      isBlocked: isBlock(first),
      sessions: members,
      seats,
      time: hull(members.map(({ when }) => when)),
      block: hull(members.map(blockOf)),
    };
  });
};

const hull = (spans: readonly Interval[]): Interval => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
});
