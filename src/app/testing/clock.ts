import type { Clock } from '../ports';

/** A clock that runs with real time from a chosen moment, and can be put forward. */
export type SteeredClock = Clock & { readonly advance: (milliseconds: number) => void };

export const createSteeredClock = (from: number): SteeredClock => {
  let offset = from - Date.now();
  const alarms = new Map<object, { readonly at: number; readonly call: () => void; timer: NodeJS.Timeout }>();
  const now = (): number => Date.now() + offset;
  const ring = (id: object): void => {
    const alarm = alarms.get(id);
    if (!alarm) return;
    alarms.delete(id);
    clearTimeout(alarm.timer);
    alarm.call();
  };
  return {
    now,
    at: (at, call) => {
      const id = {};
      alarms.set(id, { at, call, timer: setTimeout(() => ring(id), Math.max(0, at - now())) });
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
