import type { Clock } from '../ports';

/** A clock that runs with real time from a chosen moment, and can be put forward. */
export type SteeredClock = Clock & { readonly advance: (milliseconds: number) => void };

/** Node rings at once what waits longer than this, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const createSteeredClock = (from: number): SteeredClock => {
  let offset = from - Date.now();
  const alarms = new Map<object, { readonly at: number; readonly call: () => void; timer: NodeJS.Timeout }>();
  const now = (): number => Date.now() + offset;
  const ring = (id: object): void => {
    const alarm = alarms.get(id);
    if (!alarm) return;
    if (alarm.at > now()) {
      alarm.timer = timerFor(id, alarm.at);
      return;
    }
    alarms.delete(id);
    clearTimeout(alarm.timer);
    alarm.call();
  };
  const timerFor = (id: object, at: number): NodeJS.Timeout =>
    setTimeout(() => ring(id), Math.min(LONGEST_TIMER, Math.max(0, at - now())));
  return {
    now,
    at: (at, call) => {
      const id = {};
      alarms.set(id, { at, call, timer: timerFor(id, at) });
      return () => {
        clearTimeout(alarms.get(id)?.timer);
        alarms.delete(id);
      };
    },
    advance: milliseconds => {
      offset += milliseconds;
      const due = [...alarms].filter(([, { at }]) => at <= now()).sort(([, a], [, b]) => a.at - b.at);
      for (const [id] of due) ring(id);
    },
  };
};

/** A clock that stands still until it is put forward: how much time passes is the test's choice alone. */
export const createStillClock = (from: number): SteeredClock => {
  let present = from;
  const alarms = new Map<object, { readonly at: number; readonly call: () => void }>();
  return {
    now: () => present,
    at: (at, call) => {
      const id = {};
      alarms.set(id, { at, call });
      return () => alarms.delete(id);
    },
    advance: milliseconds => {
      const until = present + milliseconds;
      for (;;) {
        const [next] = [...alarms].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at);
        if (!next) break;
        const [id, { at, call }] = next;
        alarms.delete(id);
        present = Math.max(present, at);
        call();
      }
      present = until;
    },
  };
};
