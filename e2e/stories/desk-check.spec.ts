import { changeIn, rowOf } from '../../src/shell/log/rows';
import { beside, readAt, writeAt } from '../people/databases';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const LOG = 'caderneta-log';

test('"Check the book" finds an entry that was altered unseen, and a sound copy takes its place', async ({
  world,
  owner,
}) => {
  const { page } = owner;
  await setUp(owner);
  await owner.visit('/#/desk');
  await newSession(page, { day, start: '10:00', client: 'Ana Kept' });
  await owner.visit('/#/desk/settings/devices');
  const check = page.getByRole('button', { name: 'Check the book' });
  await check.click();
  await expect(page.getByText('All entries are whole.')).toBeVisible();

  const { end } = (await readAt(page, { database: LOG, store: 'state', key: 'state' })) as { end: number };
  const carried = { database: 'caderneta-volumes', store: 'state', key: 'carried' };
  await expect
    .poll(async () => ((await readAt(page, carried)) as { readonly mark: number } | undefined)?.mark)
    .toBe(end);
  const other = await beside(page, world.url);
  await test.step('someone alters an entry: whoever reads it sees nothing wrong', async () => {
    for (let at = end; ; at -= 1) {
      const place = { database: LOG, store: 'changes', key: at };
      const change = changeIn(await readAt(other, place));
      if (change?.of !== 'client') continue;
      await writeAt(other, place, rowOf(at, { ...change, set: { ...change.set, last: 'Forged' } }));
      break;
    }
    await other.close();
  });

  await check.click();
  await expect(page.getByRole('heading', { name: 'Part of the book cannot be read' })).toBeVisible();
  await page.getByRole('button', { name: 'Go on without the damaged entries' }).click();
  await expect(page.getByRole('heading', { name: 'Part of the book cannot be read' })).toBeHidden();
  await check.click();
  await expect(page.getByText('All entries are whole.')).toBeVisible();
  await owner.visit('/#/desk');
  await showDay(page, day);
  await expect(session(page, /Ana Kept/)).toHaveCount(1);
});
