import type { Draft } from '../../core/ledger';
import { known, sessionFrom } from '../../core/records';
import { err, ok } from '../../core/result';
import { takesTime } from '../../core/sessions';
import type { Clock, Store } from '../ports';
import type { Entries } from './entries';
import type { MayUndo } from './write';

/**
 * A time that was given up is offered again at once, so someone else may have it by now. Nothing is then taken
 * back unasked: at the session itself the owner may restore or move it knowingly (product §5.5).
 */
export const createMayUndo =
  (store: Store, clock: Clock, entries: Pick<Entries, 'under'>): MayUndo =>
  async back => {
    const found = await Promise.all(back.map(draft => placedAgain(store, clock.now(), draft)));
    const under = await Promise.all(known(found).map(entries.under));
    return under.some(others => others.length > 0) ? err({ is: 'taken' }) : ok(undefined);
  };

/** The session as it would be, where it would then take a time that it does not take now. */
const placedAgain = async (store: Store, now: number, { of, key, set }: Draft) => {
  if (of !== 'session') return null;
  const record = await store.get(of, key);
  const present = record && sessionFrom(record);
  const again = record && sessionFrom({ ...record, fields: { ...record.fields, ...set } });
  if (!present || !again || !takesTime(again, now)) return null;
  return takesTime(present, now) && !('when' in set) ? null : again;
};
