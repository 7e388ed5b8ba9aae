import { createRoot, createSignal } from 'solid-js';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Catalog } from '../../core/catalog';
import { dayFrom } from '../../core/dates';
import type { Key } from '../../core/id';
import { createChoice } from './choice';
import { STRIP, UNKNOWN } from './days';

const key = (name: string) => name.padEnd(26, '0') as Key;
const SAO_PAULO = 'America/Sao_Paulo';
// Saturday noon in São Paulo.
const now = Temporal.Instant.from('2026-11-21T15:00:00Z').epochMilliseconds;
const MONDAY = dayFrom('2026-11-23');
const TUESDAY = MONDAY + 1;
/** Open on those weekdays, Monday is 0, from 9 to 18. */
const open = (...weekdays: number[]): Catalog =>
  v.parse(Catalog, {
    v: 1,
    version: '0'.repeat(30),
    business: { name: 'Aurora', zone: SAO_PAULO, currency: 'BRL', horizon: { days: 30 } },
    services: [{ key: key('cvt'), name: 'Cut', duration: 60, staff: [key('ana'), key('eva')] }],
    staff: ['ana', 'eva'].map(name => ({
      key: key(name),
      name,
      weekly: [0, 1, 2, 3, 4, 5, 6].map(day => (weekdays.includes(day) ? [{ from: 540, to: 1080 }] : [])),
    })),
    forms: [],
  });

/** What a visitor has chosen, of a business whose hours the owner changes meanwhile. */
const looking = (...weekdays: number[]) =>
  createRoot(() => {
    const [catalog, setCatalog] = createSignal(open(...weekdays));
    const choice = createChoice({ catalog, busy: () => UNKNOWN, now: () => now, service: () => null });
    choice.setZone(SAO_PAULO);
    return { choice, change: (...days: number[]) => setCatalog(open(...days)) };
  });

test('days on show stay where they are when earlier ones get times', () => {
  const { choice, change } = looking(1, 2);
  expect(choice.strip()).toEqual({ from: TUESDAY, until: TUESDAY + STRIP });
  change(0, 1, 2);
  expect(choice.firstDay()).toBe(MONDAY);
  expect(choice.strip()?.from).toBe(TUESDAY);
  change(0, 2);
  expect(choice.strip()?.from).toBe(TUESDAY);
});

test('where days on show have no time left, they go on to those that have', () => {
  const { choice, change } = looking(1);
  change();
  expect(choice.firstDay()).toBeNull();
  change(0);
  expect(choice.strip()?.from).toBe(MONDAY);
});

test('a day that was chosen stays on show when its last time is gone', () => {
  const { choice, change } = looking(0, 1);
  choice.setDay(TUESDAY);
  change();
  change(6);
  expect(choice.day()).toBe(TUESDAY);
  expect(choice.strip()?.from).toBe(MONDAY);
  expect(choice.timesByDay().has(TUESDAY)).toBe(false);
});

test('for another person or another zone days are shown from the first with times again', () => {
  const { choice, change } = looking(1);
  change(0, 1);
  choice.setStaff(key('eva'));
  expect(choice.strip()?.from).toBe(MONDAY);
  change(1);
  expect(choice.strip()?.from).toBe(MONDAY);
  choice.setZone('America/New_York');
  expect(choice.strip()?.from).toBe(TUESDAY);
});
