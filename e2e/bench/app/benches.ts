import type { Measured } from '../bench';
import { codes } from './codes';
import { coldStart } from './cold-start';
import { command } from './command';
import { firstPage } from './first-page';
import { firstSync } from './first-sync';
import { flood } from './flood';
import { roundTrip } from './round-trip';
import { search } from './search';
import { twoDevices } from './two-devices';

/** Benches that drive the whole built app, in the order in which they run. */
export const appBenches: { readonly [name: string]: () => Promise<readonly Measured[]> } = {
  firstPage,
  roundTrip,
  flood,
  command,
  twoDevices,
  search,
  codes,
  firstSync,
  coldStart,
};
