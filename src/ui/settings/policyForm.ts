import { MOST_MOVES, type Policies } from '../../core/policy';
import { type Length, lengthFrom, minutesOf } from './lengths';
import { isWhole } from './serviceForm';

/** What the fields of "Policies" hold. */
export type PolicyValues = {
  readonly moving: boolean;
  readonly moveUntil: Length;
  readonly most: number | null;
  readonly cancelling: boolean;
  readonly cancelUntil: Length;
};

export const policyValues = ({ moving, cancelling }: Policies): PolicyValues => ({
  moving: moving.allowed,
  moveUntil: lengthFrom(moving.until),
  most: moving.most,
  cancelling: cancelling.allowed,
  cancelUntil: lengthFrom(cancelling.until),
});

export type PolicyFaults = Partial<Record<'moveUntil' | 'most' | 'cancelUntil', true>>;

export const policyFaults = (values: PolicyValues): PolicyFaults | null => {
  const wrong: Record<keyof PolicyFaults, boolean> = {
    moveUntil: !isWhole(minutesOf(values.moveUntil), 0, 525_600),
    most: !isWhole(values.most, 1, MOST_MOVES),
    cancelUntil: !isWhole(minutesOf(values.cancelUntil), 0, 525_600),
  };
  const found = Object.entries(wrong).filter(([, is]) => is);
  return found.length > 0 ? (Object.fromEntries(found) as PolicyFaults) : null;
};

/** What is stored for the values, or null while one is at fault. */
export const policiesFrom = (values: PolicyValues): Policies | null => {
  const [move, cancel] = [minutesOf(values.moveUntil), minutesOf(values.cancelUntil)];
  if (policyFaults(values) || move === null || cancel === null || values.most === null) return null;
  return {
    moving: { allowed: values.moving, until: move, most: values.most },
    cancelling: { allowed: values.cancelling, until: cancel },
  };
};
