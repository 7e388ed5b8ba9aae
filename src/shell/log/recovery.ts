import type { LogFailure } from '../../app/ports';
import { ok, type Result } from '../../core/result';
import type { Volumes } from '../volumes/volumes';
import type { DeviceLog } from './log';

/** Takes in from the volumes what the log lacks. Gives how many entries came back. */
export const recover = async (log: DeviceLog, volumes: Volumes): Promise<Result<number, LogFailure>> => {
  const years = await volumes.years();
  if (!years.ok) return years;
  let count = 0;
  for (const year of years.value) {
    const changes = await volumes.changesOf(year);
    if (!changes.ok) return changes;
    // In the order in which they were made, so that heads fill up without gaps.
    const taken = await log.accept([...changes.value].sort((a, b) => (a.id < b.id ? -1 : 1)));
    if (!taken.ok) return taken;
    count += taken.value.entries.length;
  }
  log.recovered();
  return ok(count);
};

/** An empty log beside volumes that are not: it was deleted, alone. */
export const recoverIfLost = async (
  log: DeviceLog,
  volumes: Volumes,
): Promise<Result<number, LogFailure>> => {
  if ((await log.end()) > 0) return ok(0);
  const carried = await volumes.carried();
  if (!carried.ok) return carried;
  return carried.value.mark > 0 ? recover(log, volumes) : ok(0);
};
