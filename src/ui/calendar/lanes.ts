import type { Interval } from '../../core/time';

/** Where a block stands among those that overlap it: lane `lane` of `lanes`, `span` lanes wide. */
export type Lane = { readonly lane: number; readonly lanes: number; readonly span: number };

/**
 * Puts overlapping intervals side by side, in the order given back by index. Intervals that overlap, directly
 * or through others, share the width; each takes the first lane that is free at its start and stretches over
 * the lanes to its right that stay empty for its whole length. Touching is not overlapping.
 */
export const lanesOf = (intervals: readonly Interval[]): Lane[] => {
  const order = intervals
    .map((_, index) => index)
    .sort(
      (a, b) => startOf(intervals, a) - startOf(intervals, b) || endOf(intervals, b) - endOf(intervals, a),
    );
  const placed: Lane[] = intervals.map(() => ({ lane: 0, lanes: 1, span: 1 }));
  let cluster: number[] = [];
  let until = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    if (startOf(intervals, index) >= until) {
      settle(intervals, cluster, placed);
      cluster = [];
    }
    cluster.push(index);
    until = Math.max(until, endOf(intervals, index));
  }
  settle(intervals, cluster, placed);
  return placed;
};

const settle = (intervals: readonly Interval[], cluster: readonly number[], placed: Lane[]): void => {
  const lanes: number[][] = [];
  const laneOf = new Map<number, number>();
  for (const index of cluster) {
    const free = lanes.findIndex(lane => {
      const last = lane.at(-1);
      return last === undefined || endOf(intervals, last) <= startOf(intervals, index);
    });
    const lane = free === -1 ? lanes.push([]) - 1 : free;
    lanes[lane]?.push(index);
    laneOf.set(index, lane);
  }
  for (const [index, lane] of laneOf) {
    let span = 1;
    while (lane + span < lanes.length && isEmptyDuring(intervals, lanes[lane + span] ?? [], index)) span++;
    placed[index] = { lane, lanes: lanes.length, span };
  }
};

const isEmptyDuring = (intervals: readonly Interval[], lane: readonly number[], index: number): boolean =>
  lane.every(
    other =>
      endOf(intervals, other) <= startOf(intervals, index) ||
      startOf(intervals, other) >= endOf(intervals, index),
  );

const startOf = (intervals: readonly Interval[], index: number): number => intervals[index]?.start ?? 0;

const endOf = (intervals: readonly Interval[], index: number): number => intervals[index]?.end ?? 0;
