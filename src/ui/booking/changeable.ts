import type { SessionFace } from '../../app/wallet/wallet';
import { barrierTo } from '../../core/policy';

/** Name under which a session's address says that another time is being chosen. */
export const MOVES = 'move';

/** What the client may do with an appointment now: the buttons are there for just that (product §5.2). */
export type May = { readonly move: boolean; readonly cancel: boolean };

/** While a request about it is open, nothing more is asked. */
export const mayOf = (
  { rules, state, start, moves, last }: Pick<SessionFace, 'rules' | 'state' | 'start' | 'moves' | 'last'>,
  now: number,
): May => {
  const isOpen = last !== null && last.state.is !== 'refused';
  if (rules === null || state.is !== 'confirmed' || isOpen) return { move: false, cancel: false };
  const may = (what: 'move' | 'cancel') =>
    barrierTo(what, rules, { start, state: 'confirmed', moves }, now) === null;
  return { move: may('move'), cancel: may('cancel') };
};
