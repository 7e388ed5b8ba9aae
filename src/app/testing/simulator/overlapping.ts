import { foldAll } from '../../../core/erasing';
import type { Change } from '../../../core/ledger';
import { sessionFrom } from '../../../core/records';
import { blockOf, type Session } from '../../../core/sessions';
import { overlaps } from '../../../core/time';
import { SHOP } from './shop';

/** Sessions that hold the same time of the same staff, beyond the seats, by counting alone: their keys, joined. */
export const clashesAmong = (sessions: readonly Session[]): readonly string[] => {
  const isClass = (a: Session, b: Session): boolean =>
    a.service === SHOP.shared && b.service === SHOP.shared && a.when.start === b.when.start;
  const pairs = sessions.flatMap((a, at) =>
    sessions
      .slice(at + 1)
      .filter(b => a.when.staff === b.when.staff && overlaps(blockOf(a), blockOf(b)) && !isClass(a, b))
      .map(b => [a.key, b.key].sort().join()),
  );
  const classes = new Map<string, string[]>();
  for (const { service, when, key } of sessions)
    if (service === SHOP.shared) {
      const name = `${when.staff} ${when.start}`;
      classes.set(name, [...(classes.get(name) ?? []), key]);
    }
  const full = [...classes.values()].filter(keys => keys.length > 2).map(keys => keys.sort().join());
  return [...pairs, ...full];
};

/**
 * What of a device's own changes confirms a session over another that stood in its log when it wrote them: by its rules
 * it does no such thing. `log`: all that stood there then, in its order, with `written` at its end.
 */
export const confirmedOver = (log: readonly Change[], written: readonly Change[]): readonly string[] => {
  const granted = written.filter(isGrant).map(({ key }) => key);
  if (granted.length === 0) return [];
  const sessions = [...foldAll(log).values()].flatMap(record =>
    record.of === 'session' ? (sessionFrom(record) ?? []) : [],
  );
  const clashes = clashesAmong(sessions.filter(({ state: { is } }) => is === 'confirmed'));
  return granted.flatMap(key =>
    clashes.filter(keys => keys.includes(key)).map(keys => `confirmed ${key} over ${keys}`),
  );
};

/** Whether it is what the desk granted a wallet by its rules. */
const isGrant = ({ of, by, set }: Change): boolean => {
  const { state, when } = set as { state?: { is: string }; when?: object };
  // A session's time alone is what a move sets.
  const isConfirmed = state === undefined || state.is === 'confirmed';
  return of === 'session' && /^[0-9a-f]{64}$/.test(by) && isConfirmed && when !== undefined;
};
