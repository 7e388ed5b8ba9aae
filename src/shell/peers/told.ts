import * as v from 'valibot';
import { DeviceId } from '../../core/id';
import type { Heads } from '../../core/ledger';
import type { Digest } from '../volumes/digest';

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Devices, or years. */
const MOST_ENTRIES = 500;

/** What a device tells of itself in the hub: which one it is, what it has, and what its volumes hold. */
const ToldForm = v.object({
  device: DeviceId,
  /** Its name in this room, which tells whether the connection to it stands. */
  peer: v.pipe(v.string(), v.maxLength(36)),
  heads: v.pipe(
    v.record(DeviceId, Count),
    v.check(record => Object.keys(record).length <= MOST_ENTRIES),
  ),
  years: v.pipe(
    v.record(
      v.pipe(v.string(), v.regex(/^\d{4,5}$/)),
      v.strictTuple([Count, v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))]),
    ),
    v.check(record => Object.keys(record).length <= MOST_ENTRIES),
  ),
});

export type Told = {
  readonly device: DeviceId;
  readonly peer: string;
  readonly heads: Heads;
  readonly years: ReadonlyMap<number, Digest>;
};

export const toldFrom = (value: unknown): Told | null => {
  const told = v.safeParse(ToldForm, value);
  if (!told.success) return null;
  const { years, ...rest } = told.output;
  return {
    ...rest,
    years: new Map(Object.entries(years).map(([year, [count, hash]]) => [Number(year), { count, hash }])),
  };
};

export const toldOf = ({ years, ...rest }: Told): v.InferInput<typeof ToldForm> => ({
  ...rest,
  years: Object.fromEntries([...years].map(([year, { count, hash }]) => [String(year), [count, hash]])),
});
