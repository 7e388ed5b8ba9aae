import { expect, test } from 'vitest';
import { FIRST_POLICIES, type Policies } from '../../core/policy';
import { policiesFrom, policyFaults, policyValues } from './policyForm';

test('policies read back as they are stored, any time included', () => {
  expect(policiesFrom(policyValues(FIRST_POLICIES))).toEqual(FIRST_POLICIES);
  const rules: Policies = {
    moving: { allowed: false, until: 90, most: 1 },
    cancelling: { allowed: true, until: 0 },
  };
  expect(policiesFrom(policyValues(rules))).toEqual(rules);
});

test('every fault is named', () => {
  const values = {
    ...policyValues(FIRST_POLICIES),
    moveUntil: { count: null, unit: 'hours' as const },
    most: 0,
    cancelUntil: { count: 366, unit: 'days' as const },
  };
  expect(policyFaults(values)).toEqual({ moveUntil: true, most: true, cancelUntil: true });
  expect(policiesFrom(values)).toBeNull();
});
