import { expect, test } from 'vitest';
import { isAsGranted, overruled } from './granted';
import type { ChangeId } from './hlc';
import type { Json } from './json';

const WALLET = 'a'.repeat(64);
const at = (n: number): ChangeId => String(n).padStart(30, '0') as ChangeId;
const grant = (n: number, when: string, is = 'requested') => ({
  id: at(n),
  by: WALLET,
  set: { when, service: 'cut', state: { is } } as { readonly [field: string]: Json },
});
const change = (n: number, set: { readonly [field: string]: Json }, by = 'owner') => ({ id: at(n), by, set });

test('what was done to a session stands over a device that made it of the same request later', () => {
  const cancelled = { is: 'cancelled', by: 'owner' };
  const history = [
    grant(1, 'ten'),
    change(2, { state: cancelled }),
    change(3, { when: 'eleven' }),
    grant(4, 'ten'),
  ];
  expect(overruled(history)).toEqual({ state: cancelled, when: 'eleven' });
  expect(overruled([...history].reverse())).toEqual({ state: cancelled, when: 'eleven' });
  expect(overruled([...history, change(5, { when: 'noon' })])).toEqual({ state: cancelled });
});

test('nothing stands over it that was done by nobody, or later anyway', () => {
  expect(overruled([grant(1, 'ten'), grant(2, 'eleven')])).toEqual({});
  expect(overruled([grant(1, 'ten'), grant(2, 'ten'), change(3, { state: { is: 'confirmed' } })])).toEqual(
    {},
  );
  expect(overruled([grant(1, 'ten'), change(2, { note: 'late' })])).toEqual({});
});

test('a withdrawal is no grant, though the client wrote it', () => {
  const withdrawn = { is: 'withdrawn' };
  const history = [grant(1, 'ten'), change(2, { state: withdrawn }, WALLET), grant(3, 'ten')];
  expect(overruled(history)).toEqual({ state: withdrawn });
});

test('what was done stands over a refusal at the limit by a device that did not know of it', () => {
  const refused = { state: { is: 'refused', why: 'not-answered' } };
  const cancelled = { is: 'cancelled', by: 'owner' };
  const history = [grant(1, 'ten'), change(2, { state: cancelled }), change(4, refused, 'desk')];
  expect(overruled(history)).toEqual({ state: cancelled });
  const again = change(3, { state: { is: 'requested', until: 9 } });
  expect(overruled([...history, again])).toEqual({});
  expect(overruled([grant(1, 'ten'), change(4, refused, 'desk')])).toEqual({});
});

test('a refusal at the limit that a person put back is not settled without end', () => {
  const refused = { state: { is: 'refused', why: 'not-answered' } };
  const history = [grant(1, 'ten'), change(2, refused), change(3, refused, 'desk')];
  expect(overruled(history)).toEqual({});
  const madeApart = [grant(1, 'ten'), change(2, refused), grant(3, 'ten')];
  expect(overruled(madeApart)).toEqual(refused);
  expect(overruled([...madeApart, change(4, refused, 'desk')])).toEqual({});
});

test('a time is as granted until somebody moves the session', () => {
  expect(
    isAsGranted('when', [grant(1, 'ten'), change(2, { state: { is: 'confirmed' } }), grant(3, 'ten')]),
  ).toBe(true);
  expect(isAsGranted('when', [grant(1, 'ten'), change(2, { when: 'noon' })])).toBe(false);
});
