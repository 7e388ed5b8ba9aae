import type { Page } from '@playwright/test';
import { beside, drop } from '../people/databases';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { newSession, SALON, session, setUp, showDay, typeSession } from '../people/shop';
import { trials } from '../people/trials';

const day = nextWeekday(3, SALON.zone);
const opens = Temporal.PlainTime.from('09:00');
const hour = (time: Temporal.PlainTime): string => time.toString().slice(0, 5);

/** What the calendar shows of a day, by its accessible names. */
const shown = (page: Page): Promise<readonly string[]> =>
  session(page, /(Client|Late) \d+,/).evaluateAll(found =>
    found.map(each => each.getAttribute('aria-label') ?? '').sort(),
  );

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

  // A session and its new client were written together: neither is there without the other.
  const before = await shown(owner.page);
  await owner.visit('/#/desk/clients');
  for (let kill = 0; kill < saved.length; kill += 1) {
    const count = before.filter(name => name.includes(`Late ${kill},`)).length;
    await owner.page.getByLabel('Search clients').fill(`Late ${kill}`);
    await expect(owner.page.getByRole('link', { name: `Late ${kill}`, exact: true })).toHaveCount(count);
  }

  // The store made anew from the log says the same.
  await owner.visit('about:blank');
  const other = await beside(owner.page, world.url);
  await drop(other, /^rxdb-/);
  await other.close();
  await owner.visit('/#/desk');
  await showDay(owner.page, day);
  await expect(session(owner.page, `${saved.at(-1)},`)).toHaveCount(1);
  await expect.poll(() => shown(owner.page)).toEqual(before);
});
