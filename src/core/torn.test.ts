import { expect, test } from 'vitest';
import type { Outcome } from './answers';
import type { Held } from './held';
import type { ChangeId } from './hlc';
import type { SessionState } from './sessions';
import { serviceOf, sessionOf, staffOf } from './testing/shop';
import { isConfirmedBy, tornOf } from './torn';

const id = (n: number): ChangeId => String(n).padStart(30, '0') as ChangeId;
const inState = (state: SessionState): Held => ({
  ...sessionOf(staffOf('Bia'), serviceOf('Cut'), 0, { state }),
  placed: id(1),
  claim: id(2),
});
const said = (is: Outcome['is'], why?: Outcome['why']): Outcome => ({ is, nearest: [], ...(why && { why }) });

test('a confirmation beats a refusal, whichever came later', () => {
  const outcomes = [said('refused', 'by-owner'), said('confirmed')];
  expect(isConfirmedBy({ is: 'refused', why: 'by-owner' }, outcomes)).toBe(true);
  expect(isConfirmedBy({ is: 'requested', until: 5 }, outcomes)).toBe(true);
  expect(isConfirmedBy({ is: 'refused', why: 'by-owner' }, [said('refused')])).toBe(false);
});

test('what was ended after it was confirmed stays so', () => {
  for (const state of [{ is: 'cancelled', by: 'owner' }, { is: 'withdrawn' }, { is: 'no-show' }] as const)
    expect(isConfirmedBy(state, [said('confirmed')])).toBe(false);
});

test("a yes and the owner's no are shown to a person; a no by rule is not", () => {
  const confirmed = inState({ is: 'confirmed' });
  expect(tornOf(confirmed, [said('confirmed'), said('refused', 'by-owner')])).toBe('confirmed-refused');
  expect(tornOf(confirmed, [said('confirmed'), said('refused', 'taken')])).toBeNull();
  expect(tornOf(confirmed, [said('confirmed')])).toBeNull();
});

test('a yes and a withdrawal are shown, whichever stands, until it is cancelled', () => {
  const outcomes = [said('withdrawn'), said('confirmed')];
  expect(tornOf(inState({ is: 'confirmed' }), outcomes)).toBe('confirmed-withdrawn');
  expect(tornOf(inState({ is: 'withdrawn' }), outcomes)).toBe('confirmed-withdrawn');
  expect(tornOf(inState({ is: 'cancelled', by: 'owner' }), outcomes)).toBeNull();
});

test('a cancellation of another time than the session has is shown', () => {
  expect(tornOf(inState({ is: 'cancelled', by: 'owner', placed: id(0) }), [])).toBe('cancelled-moved');
  expect(tornOf(inState({ is: 'cancelled', by: 'owner', placed: id(1) }), [])).toBeNull();
  expect(tornOf(inState({ is: 'cancelled', by: 'owner' }), [])).toBeNull();
});
