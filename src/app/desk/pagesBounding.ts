import { headOf, lacking } from '../../core/heads';
import type { ChangeId } from '../../core/hlc';
import type { Heads } from '../../core/ledger';
import { boundedBy, isUnbounded, isUnheard, type Membership } from '../../core/membership';
import { DAY } from '../../core/time';
import type { Clock, Log, Marks, Members } from '../ports';
import { endOf } from './ending';

type Ports = {
  readonly log: Log;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly members: Members;
  readonly list: Membership;
};

/** The mark of when something of the devices that were removed unheard was first here, epoch ms. */
const HERE = 'unheard here';

/**
 * Ends what devices that were removed unheard may still write at what is here of them. `said`: what the devices
 * told at the relays that they had, in the epochs before; `isAll`: every relay was asked.
 *
 * The moment: all that was said is here, by every relay. Whoever holds a lost device can say that there is more,
 * or write more, so it is a day after the first of it was here at the latest. Not while nothing is here: a backup
 * may yet bring it. What comes later still is not lost, it waits in Attention.
 */
export const createBounding =
  ({ log, marks, clock, members, list }: Ports) =>
  async (said: Heads, isAll: boolean): Promise<void> => {
    if (!isUnbounded(list) || !members.holdsRoot()) return;
    const heads = await log.heads();
    const isHere = list.members.some(one => isUnheard(one) && headOf(heads, one.device) > 0);
    if (!isHere) return;
    const now = clock.now();
    const since = await marks.get(HERE);
    // A mark from the future was made while the clock was ahead.
    if (since === 0 || since > now) await marks.set(HERE, now);
    const isWhole = isAll && Object.keys(said).length > 0 && lacking(await log.known(), said).length === 0;
    const isLate = since !== 0 && now - since >= DAY;
    if (!isWhole && !isLate) return;
    const ends = new Map<string, ChangeId>();
    for (const { device } of list.members.filter(isUnheard))
      ends.set(device, await endOf(log, device, headOf(heads, device)));
    await members.change(present => boundedBy(present, heads, ends));
  };
