import type { Clock, Stop } from '../../ports';

/** Whether something runs: a device's power, a tab. What is dead never goes on; what sleeps does when it wakes. */
export type Life = {
  readonly isDead: () => boolean;
  readonly sleeps: () => boolean;
  readonly end: () => void;
  readonly setAsleep: (asleep: boolean) => void;
  /** One that ends and sleeps with this one, and by itself. */
  readonly within: () => Life;
  /** Told when it wakes. */
  readonly onWake: (listen: () => void) => void;
};

export const createLife = (parent: Life | null = null): Life => {
  let dead = false;
  let asleep = false;
  const listeners: (() => void)[] = [];
  const life: Life = {
    isDead: () => dead || (parent?.isDead() ?? false),
    sleeps: () => asleep || (parent?.sleeps() ?? false),
    end: () => {
      dead = true;
    },
    setAsleep: to => {
      asleep = to;
      if (!to && !life.sleeps()) for (const listen of listeners) listen();
    },
    within: () => createLife(life),
    onWake: listen => void listeners.push(listen),
  };
  parent?.onWake(() => {
    if (!asleep) for (const listen of listeners) listen();
  });
  return life;
};

/** Time that passes only as it is told to; everything that happens, happens at a moment of it. */
export type Timeline = {
  /** Epoch milliseconds, as nobody's clock shows it. */
  readonly now: () => number;
  /** Calls after so many milliseconds, if that life still goes on; where it sleeps then, once it wakes. */
  readonly after: (delay: number, life: Life, call: () => void) => Stop;
  /** Resolves after so many milliseconds; never for a life that has ended. */
  readonly pause: (delay: number, life: Life) => Promise<void>;
  /** Lets everything happen up to a moment. Rejects with `RESTLESS` where there is no end of it. */
  readonly runTo: (moment: number) => Promise<void>;
  /** How many things have happened. */
  readonly count: () => number;
};

/** Far more than happens in any run that comes to an end. */
const MOST_HAPPENINGS = 60_000;

/** Thrown where more happens: what one thing sets off then sets it off again. */
export const RESTLESS = new Error('It does not come to rest');

type Happening = {
  readonly at: number;
  readonly order: number;
  readonly life: Life;
  call: (() => void) | null;
};

export const createTimeline = (from: number): Timeline => {
  const heap = createHeap();
  let now = from;
  let order = 0;
  let count = 0;
  const put = (at: number, life: Life, call: () => void): Stop => {
    order += 1;
    const happening: Happening = { at: Math.max(at, now), order, life, call };
    heap.push(happening);
    return () => {
      happening.call = null;
    };
  };
  const happen = ({ life, call }: Happening): boolean => {
    if (call === null || life.isDead()) return false;
    if (life.sleeps()) {
      // Until it wakes; several in the order in which they were due.
      sleeping.set(life, [...(sleeping.get(life) ?? wakeCalls(life)), call]);
      return false;
    }
    count += 1;
    call();
    return true;
  };
  const sleeping = new Map<Life, (() => void)[]>();
  const wakeCalls = (life: Life): (() => void)[] => {
    life.onWake(() => {
      const calls = sleeping.get(life) ?? [];
      sleeping.set(life, []);
      for (const call of calls) put(now, life, call);
    });
    return [];
  };
  return {
    now: () => now,
    after: (delay, life, call) => put(now + Math.max(0, delay), life, call),
    pause: (delay, life) => new Promise(resolve => void put(now + Math.max(0, delay), life, resolve)),
    runTo: async moment => {
      await settled();
      for (let next = heap.peek(); next && next.at <= moment; next = heap.peek()) {
        heap.pop();
        now = Math.max(now, next.at);
        // What it sets off is done before the next thing happens, in whatever order its microtasks run.
        if (happen(next)) await settled();
        if (count > MOST_HAPPENINGS) throw RESTLESS;
      }
      now = Math.max(now, moment);
    },
    count: () => count,
  };
};

/** Resolves when every promise that could go on has done so: no timer, only the end of this turn. */
const settled = (): Promise<void> => new Promise(resolve => void setImmediate(resolve));

/** A device's clock: wrong by `offset()` milliseconds. */
export const clockOf = (time: Timeline, life: Life, offset: () => number): Clock => ({
  now: () => Math.floor(time.now() + offset()),
  at: (at, call) => time.after(at - (time.now() + offset()), life, call),
});

const createHeap = () => {
  const all: Happening[] = [];
  const isBefore = (a: Happening, b: Happening): boolean => (a.at === b.at ? a.order < b.order : a.at < b.at);
  const swap = (i: number, j: number): void => {
    const [a, b] = [all[i], all[j]];
    if (a && b) {
      all[i] = b;
      all[j] = a;
    }
  };
  const less = (i: number, j: number): boolean => {
    const [a, b] = [all[i], all[j]];
    return a !== undefined && b !== undefined && isBefore(a, b);
  };
  return {
    peek: (): Happening | undefined => all[0],
    push: (one: Happening): void => {
      let at = all.push(one) - 1;
      while (at > 0) {
        const up = (at - 1) >> 1;
        if (!less(at, up)) return;
        swap(at, up);
        at = up;
      }
    },
    pop: (): void => {
      const last = all.pop();
      if (last === undefined || all.length === 0) return;
      all[0] = last;
      let at = 0;
      for (;;) {
        const left = 2 * at + 1;
        const small = less(left + 1, left) ? left + 1 : left;
        if (!less(small, at)) return;
        swap(at, small);
        at = small;
      }
    },
  };
};
