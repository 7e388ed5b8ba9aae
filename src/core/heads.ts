import type { Heads } from './ledger';
import { type Membership, memberOf } from './membership';

/** Some of a device's changes that follow one another: from one `seq` to another, both included. */
export type Run = { readonly device: string; readonly from: number; readonly to: number };

/** What someone with `have` lacks of `want`, by device. */
export const lacking = (have: Heads, want: Heads): readonly Run[] =>
  Object.entries(want)
    .filter(([device, to]) => to > headOf(have, device))
    .map(([device, to]) => ({ device, from: headOf(have, device) + 1, to }))
    .sort((a, b) => (a.device < b.device ? -1 : 1));

/** How many changes the runs hold. */
export const countOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, { from, to }) => sum + to - from + 1, 0);

export const headOf = (heads: Heads, device: string): number =>
  Object.hasOwn(heads, device) ? (heads[device] ?? 0) : 0;

/** What any of them has. */
export const joinHeads = (...all: readonly Heads[]): Heads => {
  const joined: Record<string, number> = {};
  for (const heads of all)
    for (const [device, head] of Object.entries(heads))
      joined[device] = Math.max(head, headOf(joined, device));
  return joined;
};

export const sameHeads = (a: Heads, b: Heads): boolean =>
  lacking(a, b).length === 0 && lacking(b, a).length === 0;

/** By device, how many of the places in its count are among these. */
export const placesOf = (places: readonly { readonly device: string }[]): Heads => {
  const counts: Record<string, number> = {};
  for (const { device } of places) counts[device] = headOf(counts, device) + 1;
  return counts;
};

/** Only what the list lets count: nothing of unknown devices, and of revoked ones up to their last change. */
export const cappedHeads = (heads: Heads, list: Membership): Heads =>
  Object.fromEntries(
    Object.entries(heads).flatMap(([device, head]) => {
      const member = memberOf(list, device);
      const most = member ? Math.min(head, member.last ?? head) : 0;
      return most > 0 ? [[device, most]] : [];
    }),
  );
