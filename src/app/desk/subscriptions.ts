import { type Code, type Pause, pauseField } from '../../core/codes';
import type { Key } from '../../core/id';
import type { Draft } from '../../core/ledger';
import { isPausedAt } from '../../core/periods';
import type { Clock, Store } from '../ports';
import type { DeskCodes } from './codes';
import { codeNow } from './standings';
import type { Decided } from './write';

/** Commands about the course of a subscription. */
export const createSubscriptions = (
  store: Store,
  clock: Clock,
  decided: Decided,
): Pick<DeskCodes, 'pause' | 'resume' | 'cancel'> => {
  const change = (key: Key, fields: (code: Code, now: number) => Draft['set'] | null) =>
    decided(async () => {
      const code = await codeNow(store, key);
      const isOn = code?.terms.kind === 'subscription' && code.ended === null && code.cancelled === null;
      const set = isOn ? fields(code, clock.now()) : null;
      return set && [{ of: 'code', key, by: 'owner', set }];
    });
  return {
    pause: key =>
      change(key, ({ pauses }, now) => (isPausedAt(pauses, now) ? {} : { [pauseField(now)]: { to: null } })),
    // Two devices may have begun a pause apart.
    resume: key =>
      change(key, ({ pauses }, now) =>
        Object.fromEntries(pauses.filter(lasting(now)).map(({ from }) => [pauseField(from), { to: now }])),
      ),
    cancel: key => change(key, (_, now) => ({ cancelled: now })),
  };
};

const lasting =
  (now: number) =>
  ({ from, to }: Pause): boolean =>
    from <= now && (to === null || to > now);
