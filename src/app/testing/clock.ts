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
