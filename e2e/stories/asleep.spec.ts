import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(4, SALON.zone);
const start = day.toZonedDateTime({ timeZone: SALON.zone, plainTime: '11:00' }).toInstant();

test('a request waits while no desk is open, and is answered when one opens', async ({ owner, visitor }) => {
  const link = await setUp(owner);
  await owner.visit('about:blank');

  await visitor.visit(link);
  await chooseTime(visitor.page, start, SALON.zone);
  await fillIn(visitor.page, contact('Bia'));
  await book(visitor.page);
  await expect(status(visitor.page)).toContainText(/^Requested: on its way/);
  await expect(status(visitor.page)).toContainText('as soon as');
  await visitor.restart();
  await expect(status(visitor.page)).toContainText(/^Requested: on its way/);

  await owner.visit('/#/desk');
  await expectConfirmed(visitor.page);
  await showDay(owner.page, day);
  await expect(session(owner.page, /11:00.*Bia Silva.*confirmed/i)).toHaveCount(1);
});
