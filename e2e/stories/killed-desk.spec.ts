import type { Page } from '@playwright/test';
import { beside, drop, startsOf } from '../people/databases';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { namesOf, newSession, SALON, session, setUp, showDay, typeSession } from '../people/shop';
import { trials } from '../people/trials';

const day = nextWeekday(3, SALON.zone);
const opens = Temporal.PlainTime.from('09:00');
const hour = (time: Temporal.PlainTime): string => time.toString().slice(0, 5);

/** What the calendar shows of a day. */
const shown = async (page: Page): Promise<readonly string[]> =>
  (await namesOf(session(page, /(Client|Late) \w+,/))).toSorted();

test.use({ shop: null });

test('a desk that is killed again and again loses nothing that it said was saved', async ({
  world,
  owner,
}) => {
  await setUp(owner, { duration: 5 });
  await owner.visit('/#/desk');
  const saved: string[] = [];
  for (let kill = 0; kill < trials(5, 50); kill += 1) {
    const client = `Client ${kill}`;
    const start = opens.add({ minutes: 10 * kill });
    await newSession(owner.page, { day, start: hour(start), client });
    saved.push(client);
    // The next one is being written when the power goes: it may be there or not.
    const late = { day, start: hour(start.add({ minutes: 5 })), client: `Late ${kill}` };
    await typeSession(owner.page, late);
    const pressed = owner.page
      .getByRole('button', { name: 'Save' })
      .click()
      .catch(() => undefined);
    await owner.kill();
    await pressed;
    await showDay(owner.page, day);
    for (const name of saved) await expect(session(owner.page, `${name},`)).toHaveCount(1);
  }

  // Shown in the order of the log: with this one, whatever was written before it is there.
  await newSession(owner.page, {
    day,
    start: hour(opens.add({ minutes: 10 * saved.length })),
    client: 'Late last',
  });
  await expect(session(owner.page, 'Late last,')).toHaveCount(1);
  const before = await shown(owner.page);
  expect(before.length).toBeGreaterThan(saved.length);

  // A session and its new client were written together: neither is there without the other.
  const late = before.flatMap(name => /Late \w+/.exec(name)?.[0] ?? []).toSorted();
  await owner.visit('/#/desk/clients');
  await owner.page.getByLabel('Search clients').fill('Late');
  const listed = owner.page.getByRole('rowheader');
  await expect.poll(async () => (await listed.allTextContents()).toSorted()).toEqual(late);

  // The store made anew from the log says the same.
  await owner.visit('about:blank');
  const other = await beside(owner.page, world.url);
  await drop(other, /^rxdb-/);
  await other.close();
  await owner.visit('/#/desk');
  await showDay(owner.page, day);
  await expect.poll(() => shown(owner.page)).toEqual(before);
});

test('a desk that is killed amid a write keeps its book at the start after next, too', async ({ owner }) => {
  await setUp(owner);
  await owner.visit('/#/desk');
  await newSession(owner.page, { day, start: '09:00', client: 'Client before' });
  await expect.poll(() => startsOf(owner.page, 'desk')).toBeGreaterThan(0);
  const starts = await startsOf(owner.page, 'desk');
  await owner.kill({ torn: true });
  await expect.poll(() => startsOf(owner.page, 'desk')).toBe(starts + 1);
  // What is written now stands behind the torn entry.
  await newSession(owner.page, { day, start: '10:00', client: 'Client behind' });
  for (const end of [owner.restart, owner.kill]) {
    await end();
    await showDay(owner.page, day);
    for (const name of ['Client before', 'Client behind'])
      await expect(session(owner.page, `${name},`)).toHaveCount(1);
  }
});
