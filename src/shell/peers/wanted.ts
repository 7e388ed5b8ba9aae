import type { PeerState } from '../../app/ports';
import type { Heads } from '../../core/ledger';
import { type Digest, isSameDigest } from '../volumes/digest';
import type { Told } from './told';

export type Digests = ReadonlyMap<number, Digest>;

/** Rooms of volumes that are open at once; the others wait their turn. */
const MOST_ROOMS = 8;

/**
 * The years whose rooms are to be open: the present UTC year's while anyone is there, so that a change needs no
 * room to be opened first, and those in which someone holds other places than this device, whether or not both
 * have that year at all: a device with a wrong clock writes into any year. The nearest first.
 */
export const wantedYears = (now: number, own: Digests, others: readonly Told[]): readonly number[] => {
  if (others.length === 0) return [];
  const present = new Date(now).getUTCFullYear();
  const years = new Set([present]);
  for (const { years: theirs } of others)
    for (const year of new Set([...own.keys(), ...theirs.keys()]))
      if (!isSameDigest(own.get(year), theirs.get(year))) years.add(year);
  return [...years].sort((a, b) => Math.abs(a - present) - Math.abs(b - present)).slice(0, MOST_ROOMS);
};

/** The first moment of the next UTC year, epoch milliseconds. */
export const nextNewYear = (now: number): number => Date.UTC(new Date(now).getUTCFullYear() + 1, 0, 1);

/** Each other device once, as it told of itself last. */
export const peerStates = (heads: Heads, own: Digests, others: readonly Told[]): readonly PeerState[] => {
  const states = new Map<string, PeerState>();
  for (const told of others) {
    const inStep = isSameHeads(heads, told.heads) && isInStep(own, told.years);
    states.set(told.device, { device: told.device, heads: told.heads, inStep });
  }
  return [...states.values()].sort((a, b) => (a.device < b.device ? -1 : 1));
};

const isInStep = (own: Digests, theirs: Digests): boolean =>
  [...own.keys(), ...theirs.keys()].every(year => isSameDigest(own.get(year), theirs.get(year)));

const isSameHeads = (a: Heads, b: Heads): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every(device => (a[device] ?? 0) === (b[device] ?? 0));
