import { createFloodedWorld, prepareFlood } from '../../flood/flood';
import { book, chooseTime, contact, fillIn } from '../../people/booking';
import { nextWeekday } from '../../people/days';
import { newSession, SALON, session, setUp, showDay } from '../../people/shop';
import { noteTasks } from '../../people/tasks';
import type { Measured } from '../bench';
import { whenShown } from './shown';
import { onStage } from './stage';

const LETTERS = 8_000;
const RATE = 1_000;
const FREE = ['11:00', '11:30', '12:00', '12:30'];

/**
 * The whole desk under a flood: relays, opening, log, deciding, store, publishing, calendar. The rate is the one
 * that was reached: on two cores the flood itself takes one of them.
 */
export const flood = (): Promise<readonly Measured[]> =>
  onStage(async ({ world, owner, visitor }) => {
    const link = await setUp(owner);
    const day = nextWeekday(3, SALON.zone);
    const at = (time: string): Temporal.Instant =>
      day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();
    await owner.visit('/#/desk');
    await newSession(owner.page, { day, start: '09:00', client: 'Regular' });
    const starts = ['09:00', ...FREE].map(at);
    const prepared = await prepareFlood(world, link, { starts, letters: LETTERS });
    await visitor.visit(link);
    await chooseTime(visitor.page, at('10:00'), SALON.zone);
    await fillIn(visitor.page, contact('Gil'));
    await showDay(owner.page, day);

    const tasks = await noteTasks(owner.page);
    await prepared.pour(RATE);
    await session(owner.page, /^11:00.*Silva/).waitFor({ timeout: 120_000 });
    const confirmed = await whenShown(
      visitor.page,
      '[role=status][aria-label="Booking status"]',
      'Confirmed',
    );
    await book(visitor.page);
    const confirmedAfter = await confirmed();
    const { aSecond } = await prepared.end();
    const longest = await tasks();
    const whole = `the whole desk amid ${aSecond} letters a second`;
    return [
      {
        name: `${whole}: a genuine request confirmed`,
        budget: { unit: 'ms', most: 10_000 },
        measure: confirmedAfter,
      },
      {
        name: `${whole}: longest task on its main thread, by the processor`,
        budget: { unit: 'ms', most: 50 },
        measure: longest.worked,
      },
      {
        name: `${whole}: the same by the clock, waiting for a processor among it`,
        budget: { unit: 'ms' },
        measure: longest.took,
      },
    ];
  }, createFloodedWorld);
