import { book, chooseTime, contact, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const start = day.toZonedDateTime({ timeZone: SALON.zone, plainTime: '10:00' }).toInstant();

// The one visit is that of the wizard.
test.use({ shop: null });

test('after one visit both sides open with the network cut', async ({ world, owner, visitor }) => {
  const link = await setUp(owner);
  await visitor.visit(link);
  await Promise.all([owner.kept(), visitor.kept()]);
  await world.cut();
  await Promise.all([owner.restart(), visitor.restart()]);

  await owner.visit('/#/desk');
  await newSession(owner.page, { day, start: '15:00', client: 'Offline Olga' });
  await showDay(owner.page, day);
  await expect(session(owner.page, /3:00.*Offline Olga/)).toBeVisible();

  await chooseTime(visitor.page, start, SALON.zone);
  await fillIn(visitor.page, contact('Gil'));
  await book(visitor.page);
  await expect(status(visitor.page)).toContainText(/^Requested: on its way/);
  await visitor.restart();
  await expect(status(visitor.page)).toContainText(/^Requested: on its way/);
});

test('what was asked for and entered offline meets when both come back', async ({ owner, visitor }) => {
  const link = await setUp(owner);
  await visitor.visit(link);
  await Promise.all([owner.kept(), visitor.kept()]);
  await Promise.all([owner.offline(true), visitor.offline(true)]);
  await chooseTime(visitor.page, start, SALON.zone);
  await fillIn(visitor.page, contact('Hugo'));
  await book(visitor.page);
  await expect(status(visitor.page)).toContainText(/^Requested: on its way/);
  await newSession(owner.page, { day, start: '10:00', client: 'Counter Clara' });

  await Promise.all([owner.offline(false), visitor.offline(false)]);
  await expect(status(visitor.page)).toContainText(/^Refused/);
  await expect(
    visitor.page.getByRole('list', { name: 'Nearest free times' }).getByRole('button'),
  ).not.toHaveCount(0);
  await showDay(owner.page, day);
  await expect(session(owner.page, /10:00.*Counter Clara/)).toHaveCount(1);
});
