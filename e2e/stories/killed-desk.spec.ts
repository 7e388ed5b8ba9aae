import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { newSession, SALON, session, setUp, showDay, typeSession } from '../people/shop';
import { trials } from '../people/trials';

const day = nextWeekday(3, SALON.zone);
const opens = Temporal.PlainTime.from('09:00');
const hour = (time: Temporal.PlainTime): string => time.toString().slice(0, 5);

test('a desk that is killed again and again loses nothing that it said was saved', async ({ owner }) => {
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
});
