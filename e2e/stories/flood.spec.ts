import type { Page } from '@playwright/test';
import { linkFromText } from '../../src/core/link';
import { createPublicLinks } from '../../src/shell/letters/carried';
import { createPublicLetters } from '../../src/shell/letters/public';
import type { CarelessOrder, CarelessReport } from '../flood/careless';
import type { FlooderOrder, FlooderReport } from '../flood/flooder';
import { startHelper } from '../flood/helper';
import type { Target } from '../flood/letters';
import { book, chooseTime, contact, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { test as base, expect } from '../people/people';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';
import { trials } from '../people/trials';
import { createWorld } from '../people/world';

const LETTERS = trials(3_000, 60_000);
/** Letters a second. */
const RATE = 1_000;
const FLOODERS = 2;
/** One in so many letters goes through the app's own host, which checks each signature. */
const THROUGH_HOST = 20;
const LIMITS = { eventsPerMinute: 1e9, framesPerMinute: 1e9, requestsPerMinute: 1e9, results: 300 };

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();
const TAKEN = ['09:00', '09:30'];
/** Free when the flood begins: what is asked for is taken by whoever comes first. */
const FREE = ['11:00', '11:30', '12:00', '12:30'];

const test = base.extend({
  world: async ({ watch }, use) => {
    const careless = startHelper<CarelessOrder, CarelessReport>('careless');
    const { url } = await careless.ask({ limits: LIMITS });
    const world = await createWorld(1, watch.networkMayFail, { strangers: [url], limits: LIMITS });
    watch.allow(world.origins);
    await use(world);
    await world.end();
    await careless.end();
  },
});

// What is noted of each page would itself be a flood.
test.use({ trace: 'off' });

test('a genuine booking is confirmed amid a thousand letters a second', async ({
  world,
  owner,
  visitor,
  otherVisitor,
}, info) => {
  const link = await setUp(owner);
  await owner.visit('/#/desk');
  for (const start of TAKEN) await newSession(owner.page, { day, start, client: `Regular ${start}` });
  const target = await targetOf(link);
  const flooders = Array.from({ length: FLOODERS }, () =>
    startHelper<FlooderOrder, FlooderReport>('flooder'),
  );
  const count = LETTERS / FLOODERS;
  const sealed = await Promise.all(
    flooders.map(({ ask }, n) => ask({ is: 'seal', target, from: n * count, count })),
  );

  for (const [{ page, visit }, name, time] of [
    [visitor, 'Gil', '10:00'],
    [otherVisitor, 'Hugo', '10:30'],
  ] as const) {
    await visit(link);
    await chooseTime(page, at(time), SALON.zone);
    await fillIn(page, contact(name));
  }
  await showDay(owner.page, day);
  await noteLongTasks(owner.page);
  const relays = [world.relays[0]?.url ?? '', (world.origins.at(-1) ?? '').replace(/^http/, 'ws')] as const;
  const begun = Date.now();
  const poured = Promise.all(
    flooders.map(({ ask }) => ask({ is: 'pour', relays, every: THROUGH_HOST, rate: RATE / FLOODERS })),
  );
  // Not before a flooded time is taken: then the desk is in the midst of it.
  await expect(session(owner.page, /^11:00.*Silva/)).toHaveCount(1);

  const waits: number[] = [];
  for (const { page } of [visitor, otherVisitor]) {
    const pressed = Date.now();
    await book(page);
    await expect(status(page)).toContainText(/^Confirmed/, { timeout: 10_000 });
    waits.push(Date.now() - pressed);
  }
  const reports = await poured;
  const flood = (Date.now() - begun) / 1000;
  // Of each time that the flood asked for, one letter of thousands was confirmed.
  for (const time of FREE) await expect(session(owner.page, new RegExp(`^${time}.*Silva`))).toHaveCount(1);
  await expect(session(owner.page, /(Gil|Hugo) Silva.*confirmed/i)).toHaveCount(2);
  const tasks = await longTasks(owner.page);
  await Promise.all(flooders.map(({ end }) => end()));

  const figures = {
    letters: LETTERS,
    sealing: Math.max(...sealed.map(({ took }) => took)),
    seconds: flood,
    aSecond: Math.round(reports.reduce((sum, { letters, took }) => sum + letters / took, 0)),
    confirmedAfter: waits,
    longTasks: tasks.length,
    longestTask: Math.max(0, ...tasks),
  };
  info.annotations.push({ type: 'figures', description: JSON.stringify(figures) });
  process.stdout.write(`flood: ${JSON.stringify(figures)}\n`);
});

const targetOf = async (link: string): Promise<Target> => {
  const opened = linkFromText(link);
  if (!opened.ok || opened.value.to !== 'business') throw new Error('No booking link');
  const { root, carried } = opened.value;
  const [certificate, catalog] = await createPublicLinks().carried(carried ?? '', root);
  if (!certificate || !catalog) throw new Error('A link that carries nothing');
  const reader = createPublicLetters();
  const known = await reader.certificate(certificate, root, Date.now());
  if (!known.ok) throw new Error(known.error);
  const offered = await reader.catalog(catalog, known.value.desk, Date.now());
  if (!offered.ok) throw new Error(offered.error);
  return {
    root,
    desk: known.value.desk,
    service: offered.value.services[0]?.key ?? '',
    starts: [...TAKEN, ...TAKEN, ...FREE].map(time => at(time).epochMilliseconds),
  };
};

declare global {
  interface Window {
    longTasks: number[];
  }
}

/** Tasks of more than 50 ms on the page's main thread, from now on. */
const noteLongTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });

const longTasks = (page: Page): Promise<readonly number[]> => page.evaluate(() => window.longTasks);
