import type { Page } from '@playwright/test';
import { book, chooseTime, contact, expectConfirmed, fillIn } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';
import { answersIn, keeperAmong, openWindow } from '../people/tabs';

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

const TABS = 10;

test('of ten tabs one answers; frozen or ended it is replaced, and no request is answered twice', async ({
  owner,
  visitor,
}) => {
  test.slow();
  const link = await setUp(owner);
  await owner.visit('/#/desk');
  let tabs: readonly Page[] = [owner.page];
  while (tabs.length < TABS) {
    const tab = await openWindow(owner);
    await tab.goto(owner.page.url());
    tabs = [...tabs, tab];
  }
  const ask = async (first: string, time: string) => {
    await visitor.forget();
    await visitor.visit(link);
    await chooseTime(visitor.page, at(time), SALON.zone);
    await fillIn(visitor.page, contact(first));
    await book(visitor.page);
  };
  const keeper = async (among = tabs): Promise<Page> => {
    await expect.poll(async () => (await keeperAmong(among)) !== null).toBe(true);
    const found = await keeperAmong(among);
    if (!found) throw new Error('No tab keeps');
    return found;
  };

  await ask('Ana', '10:00');
  await expectConfirmed(visitor.page);

  const frozen = await keeper();
  const others = tabs.filter(tab => tab !== frozen);
  const devTools = await owner.context.newCDPSession(frozen);
  await test.step('it stands still, and another answers what came meanwhile', async () => {
    // Headless Chromium freezes no page that it shows; one that a debugger holds keeps its lock and hears nothing.
    await devTools.send('Debugger.enable');
    await devTools.send('Debugger.pause');
    await ask('Bia', '11:00');
    const [other] = others;
    if (other) await newSession(other, { day, start: '15:00', client: 'Nina Costa' });
    await expectConfirmed(visitor.page);
  });

  await test.step('it thaws in the moment in which one more asks', async () => {
    await ask('Caio', '12:00');
    await devTools.send('Debugger.disable');
    await expectConfirmed(visitor.page);
  });

  await test.step('the tab that keeps now is ended in the moment in which one more asks', async () => {
    const ended = await keeper();
    await ask('Davi', '13:00');
    await ended.close();
    tabs = tabs.filter(tab => tab !== ended);
    await expectConfirmed(visitor.page);
  });

  const [left] = tabs;
  if (!left) throw new Error('Nine are left');
  expect(await answersIn(left)).toEqual([1, 1, 1, 1]);
  for (const tab of tabs) {
    await showDay(tab, day);
    for (const name of ['Ana', 'Bia', 'Caio', 'Davi'])
      await expect(session(tab, new RegExp(`${name} Silva, Confirmed`))).toHaveCount(1);
  }
});
