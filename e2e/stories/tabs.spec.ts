import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';
import { openWindow } from '../people/tabs';

const day = nextWeekday(3, SALON.zone);

test('several tabs of the desk write at once and show the same', async ({ owner }) => {
  await setUp(owner);
  await owner.visit('/#/desk');
  const tabs = [owner.page, await openWindow(owner), await openWindow(owner)];
  for (const tab of tabs.slice(1)) await tab.goto(owner.page.url());

  await Promise.all(
    tabs.map(async (tab, at) => {
      for (let turn = 0; turn < 3; turn += 1) {
        await newSession(tab, {
          day,
          start: `${9 + at * 3 + turn}:00`.padStart(5, '0'),
          client: `Tab ${at} turn ${turn}`,
        });
      }
    }),
  );

  const shown = await Promise.all(
    tabs.map(async tab => {
      await showDay(tab, day);
      await expect(session(tab, /Tab \d turn \d/)).toHaveCount(9);
      return session(tab, /Tab \d turn \d/).allTextContents();
    }),
  );
  expect(new Set(shown.map(names => names.sort().join('\n'))).size).toBe(1);

  await test.step('the first tab, which talked for all, closes', async () => {
    await tabs[0]?.close();
    const [, second, third] = tabs;
    if (!second || !third) return;
    await newSession(second, { day, start: '17:30', client: 'After' });
    await expect(session(third, /After/)).toBeVisible();
  });
});
