import * as v from 'valibot';
import { base32Number, type DeviceId, numberFromBase32 } from './id';

const TIME = 10;
const COUNTER = 4;
const MAX_COUNTER = 32 ** COUNTER - 1;

/** The year 10000: no clock that anyone set by mistake is beyond it. */
const END_OF_TIME = base32Number(Date.UTC(10_000, 0), TIME);

/**
 * Id of a change, and the version of whatever was made from changes: a hybrid logical clock reading
 * (Kulkarni et al., "Logical Physical Clocks", 2014). 10 characters of wall time in milliseconds, 4 of a
 * counter, 16 of the device; compares as text in the order of time.
 */
export const ChangeId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-hjkmnp-tv-z]{30}$/),
  // Nothing could be written over an id at the end of what the characters hold.
  v.check(id => id < END_OF_TIME),
  v.brand('ChangeId'),
);
export type ChangeId = v.InferOutput<typeof ChangeId>;

/** Greater than no id: what a field has before anything set it. */
export const NEVER = '000000000000000000000000000000' as ChangeId;

/** Wall time of the device that made the id, in epoch milliseconds. */
export const timeOf = (id: ChangeId): number => numberFromBase32(id.slice(0, TIME));

/** The device that made the id. */
export const deviceOf = (id: ChangeId): string => id.slice(TIME + COUNTER);

/** UTC year of an id: the volume that its change belongs to. */
export const yearOf = (id: ChangeId): number => new Date(timeOf(id)).getUTCFullYear();

/**
 * The next id of a device: greater than every id in `after` (the device's last one and those of the fields
 * that it replaces), and never earlier than `now`, in epoch milliseconds.
 */
export const nextId = (now: number, device: DeviceId, after: Iterable<ChangeId>): ChangeId => {
  let greatest: string = '';
  for (const id of after) if (id > greatest) greatest = id;
  const wall = Math.max(0, Math.floor(now));
  if (greatest === '' || timeOf(greatest as ChangeId) < wall) return idAt(wall, 0, device);
  const time = timeOf(greatest as ChangeId);
  const counter = numberFromBase32(greatest.slice(TIME, TIME + COUNTER));
  return counter < MAX_COUNTER ? idAt(time, counter + 1, device) : idAt(time + 1, 0, device);
};

/** The greater of two ids. */
export const later = (a: ChangeId, b: ChangeId): ChangeId => (a > b ? a : b);

const idAt = (time: number, counter: number, device: DeviceId): ChangeId =>
  `${base32Number(time, TIME)}${base32Number(counter, COUNTER)}${device}` as ChangeId;
