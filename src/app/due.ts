/**
 * Whether a moment has come that was at most `wait` milliseconds off when it was noted, by a clock that may have
 * been set since: one that is further off was noted while the clock was ahead, and waits for nothing.
 */
export const isDue = (at: number, wait: number, now: number): boolean => at <= now || at - now > wait;
