import { CLOCK_TOLERANCE } from '../../core/certificate';
import type { DeviceId } from '../../core/id';
import type { Clock, Marks } from '../ports';
import { LIFE } from './pagesBox';

/**
 * When another device was last heard of, by the clock of this one, epoch milliseconds. `told`: when it wrote so by
 * its own clock. `isLive`: the letter came as it was written, and did not lie at a relay before.
 */
export type Receipts = (device: DeviceId, told: number, isLive: boolean) => Promise<number>;

type Receipt = { readonly told: number; readonly heard: number };

/**
 * Nobody's clock but the own one is believed. A letter that is heard as it is written is as old as its receipt. One
 * that was written while this device slept came after the last one that it heard, and before now: only between
 * those two is the sender's clock asked. Receipts outlive a reload.
 */
export const createReceipts = ({
  marks,
  clock,
}: {
  readonly marks: Marks;
  readonly clock: Clock;
}): Receipts => {
  const known = new Map<DeviceId, Receipt>();
  const names = (device: DeviceId) => [`told/${device}`, `heard/${device}`] as const;

  const load = async (device: DeviceId): Promise<Receipt> => {
    const found = known.get(device);
    if (found) return found;
    const [told, heard] = await Promise.all(names(device).map(name => marks.get(name)));
    // Another letter may have come meanwhile.
    const receipt = known.get(device) ?? { told: told ?? 0, heard: heard ?? 0 };
    known.set(device, receipt);
    return receipt;
  };

  return async (device, told, isLive) => {
    const before = await load(device);
    if (isLive ? told === before.told : told <= before.told) return before.heard;
    const now = clock.now();
    const heard = isLive ? now : believed(told, before.heard, now);
    known.set(device, { told, heard });
    const [toldMark, heardMark] = names(device);
    await marks.set(toldMark, told);
    await marks.set(heardMark, heard);
    return heard;
  };
};

/** A date ahead of now tells nothing but that the clock is wrong; no relay keeps a letter longer than its life. */
const believed = (told: number, heard: number, now: number): number => {
  if (told > now + CLOCK_TOLERANCE && heard > 0) return Math.min(heard, now);
  return Math.min(now, Math.max(told, heard, now - LIFE.home));
};
