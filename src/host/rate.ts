/** Whether one more from this address is within its rate at `now` (milliseconds). */
export type Rate = (address: string, now: number) => boolean;

const MOST_ADDRESSES = 10_000;

/**
 * A bucket for each address, full at first, refilled evenly: a page that opens a dozen subscriptions at once
 * is not slowed down, one that goes on and on is. A bucket that is full again is as good as none, so these are
 * forgotten first when there are too many.
 */
export const createRate = (perMinute: number): Rate => {
  const perMillisecond = perMinute / 60_000;
  const buckets = new Map<string, { left: number; at: number }>();

  const forget = (now: number): void => {
    for (const [address, { left, at }] of buckets)
      if (left + (now - at) * perMillisecond >= perMinute) buckets.delete(address);
    if (buckets.size > MOST_ADDRESSES) buckets.clear();
  };

  return (address, now) => {
    const bucket = buckets.get(address) ?? { left: perMinute, at: now };
    bucket.left = Math.min(perMinute, bucket.left + Math.max(0, now - bucket.at) * perMillisecond);
    bucket.at = now;
    if (buckets.size >= MOST_ADDRESSES && !buckets.has(address)) forget(now);
    buckets.set(address, bucket);
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
  };
};
