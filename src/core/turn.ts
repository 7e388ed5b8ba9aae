import type { DeviceId } from './id';
import { answering, type Membership } from './membership';
import { SECOND } from './time';

/** How long each device in line gives the one before it (design §6). */
const PATIENCE = 5 * SECOND;

/** A device's place among those that answer requests, from 0; null when it does not answer. */
export const rankOf = (list: Membership, device: DeviceId): number | null => {
  const rank = answering(list).indexOf(device);
  return rank < 0 ? null : rank;
};

/** How long a device waits for another's answer to a request, in milliseconds; null: it never answers. */
export const answersAfter = (list: Membership, device: DeviceId): number | null => {
  const rank = rankOf(list, device);
  return rank === null ? null : rank * PATIENCE;
};

/**
 * How long a device waits before it tells wallets of a change that `author` made, in milliseconds; null: never.
 * The author does it at once, if it may; else those that may, in the order in which they answer.
 */
export const tellsAfter = (list: Membership, device: DeviceId, author: string): number | null => {
  const all = answering(list);
  if (!all.includes(device)) return null;
  const line = [...all.filter(one => one === author), ...all.filter(one => one !== author)];
  return line.indexOf(device) * PATIENCE;
};

/** How long a device waits before it writes what settling asks for: any may, those that answer come first. */
export const settlesAfter = (list: Membership, device: DeviceId): number | null => {
  const first = answering(list);
  const others = list.members.flatMap(one =>
    one.last === null && !first.includes(one.device) ? [one.device] : [],
  );
  const at = [...first, ...others].indexOf(device);
  return at < 0 ? null : at * PATIENCE;
};
