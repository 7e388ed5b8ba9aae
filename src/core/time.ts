/** A half-open span of time, [start, end), in epoch milliseconds. */
export type Interval = { readonly start: number; readonly end: number };

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Touching is not overlapping. */
export const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;

/** The same time as sorted intervals that neither overlap nor touch; empty and reversed ones are dropped. */
export const merge = (intervals: readonly Interval[]): Interval[] => {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    if (end <= start) continue;
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
};

/** The time in `from` that is not in `taken`. */
export const subtract = (from: readonly Interval[], taken: readonly Interval[]): Interval[] => {
  const holes = merge(taken);
  return merge(from).flatMap(whole => {
    const left: Interval[] = [];
    let start = whole.start;
    for (const hole of holes) {
      if (hole.end <= start) continue;
      if (hole.start >= whole.end) break;
      if (hole.start > start) left.push({ start, end: hole.start });
      start = Math.max(start, hole.end);
    }
    if (start < whole.end) left.push({ start, end: whole.end });
    return left;
  });
};

/** The time that is in every one of `sets`; no sets, no time. */
export const intersect = (...sets: readonly (readonly Interval[])[]): Interval[] => {
  const [first, ...others] = sets;
  if (!first) return [];
  return others.reduce<Interval[]>((common, set) => {
    const other = merge(set);
    return common.flatMap(a =>
      other.flatMap(b => {
        const both = { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
        return both.start < both.end ? [both] : [];
      }),
    );
  }, merge(first));
};
