import { type ChangeId, nextId } from '../../core/hlc';
import type { DeviceId } from '../../core/id';
import { SPAN } from '../../core/pages';
import type { Log } from '../ports';

/**
 * The id up to which a device wrote what stands here up to a number: what it writes after that has a greater one.
 * Erased places are passed over, for no client is told of what stood there.
 */
export const endOf = async (log: Pick<Log, 'span'>, device: DeviceId, last: number): Promise<ChangeId> => {
  for (let to = last; to > 0; to -= SPAN) {
    const { changes } = await log.span(device, Math.max(1, to - SPAN + 1), to);
    const newest = changes.at(-1);
    if (newest) return newest.id;
  }
  return nextId(0, device, []);
};
