import type { Measured } from '../bench';

/** Benches that drive the whole built app, in the order in which they run. */
export const appBenches: readonly (() => Promise<readonly Measured[]>)[] = [];
