import { createFloodedWorld, prepareFlood } from '../flood/flood';
import { book, chooseTime, contact, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { test as base, expect } from '../people/people';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';
import { noteTasks } from '../people/tasks';
import { trials } from '../people/trials';

/** Sealed beforehand; where the desk takes longer, more are sealed meanwhile. */
const LETTERS = trials(3_000, 60_000);
/** Letters a second. */
const RATE = 1_000;

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();
const TAKEN = ['09:00', '09:30'];
/** Free when the flood begins: what is asked for is taken by whoever comes first. */
const FREE = ['11:00', '11:30', '12:00', '12:30'];

const test = base.extend({
  world: async ({ watch }, use) => {
    const world = await createFloodedWorld(watch);
    await use(world);
    await world.end();
  },
});

// Its host is another than the one that businesses are set up at beforehand. What is noted of each page would itself be a flood.
test.use({ shop: null, trace: 'off' });

test('a genuine booking is confirmed amid a thousand letters a second', async ({
  world,
  owner,
  visitor,
  otherVisitor,
}, info) => {
  const link = await setUp(owner);
  await owner.visit('/#/desk');
  for (const start of TAKEN) await newSession(owner.page, { day, start, client: `Regular ${start}` });
  const starts = [...TAKEN, ...TAKEN, ...FREE].map(at);
  const flood = await prepareFlood(world, link, { starts, letters: LETTERS });

  for (const [{ page, visit }, name, time] of [
    [visitor, 'Gil', '10:00'],
    [otherVisitor, 'Hugo', '10:30'],
  ] as const) {
    await visit(link);
    await chooseTime(page, at(time), SALON.zone);
    await fillIn(page, contact(name));
  }
  await showDay(owner.page, day);
  const tasks = await noteTasks(owner.page);
  await flood.pour(RATE);
  // Not before a flooded time is taken: then the desk is in the midst of it.
  await expect(session(owner.page, /^11:00.*Silva/)).toHaveCount(1);

  const waits: number[] = [];
  for (const { page } of [visitor, otherVisitor]) {
    const pressed = Date.now();
    await book(page);
    await expect(status(page)).toContainText(/^Confirmed/, { timeout: 10_000 });
    waits.push(Date.now() - pressed);
  }
  // It ends when it is told to: both were confirmed in the midst of it.
  const poured = await flood.end();
  // Of each time that the flood asked for, one letter of thousands was confirmed.
  for (const time of FREE) await expect(session(owner.page, new RegExp(`^${time}.*Silva`))).toHaveCount(1);
  await expect(session(owner.page, /(Gil|Hugo) Silva.*confirmed/i)).toHaveCount(2);

  const figures = {
    sealing: flood.sealing,
    ...poured,
    confirmedAfter: waits,
    longestTask: await tasks(),
  };
  info.annotations.push({ type: 'figures', description: JSON.stringify(figures) });
  process.stdout.write(`flood: ${JSON.stringify(figures)}\n`);
});
