import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(5, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

test('the relay stops before "Book" and starts again: the request leaves by itself', async ({
  world,
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  await visitor.visit(link);
  await chooseTime(visitor.page, at('10:00'), SALON.zone);
  await fillIn(visitor.page, contact('Caio'));
  await world.relays[0]?.stop();
  await book(visitor.page);
  await expect(status(visitor.page)).toContainText(/^Requested: on its way/);
  await expect(status(visitor.page)).toContainText('No relay can be reached');

  await world.relays[0]?.start();
  await expectConfirmed(visitor.page);
  await showDay(owner.page, day);
  await expect(session(owner.page, /10:00.*Caio Silva.*confirmed/i)).toHaveCount(1);
});

test.describe('with two relays', () => {
  test.use({ relayCount: 2 });

  test('one of them loses everything, and nobody notices', async ({
    world,
    owner,
    visitor,
    otherVisitor,
  }) => {
    const link = await setUp(owner);
    await visitor.visit(link);
    await chooseTime(visitor.page, at('10:00'), SALON.zone);
    await fillIn(visitor.page, contact('Davi'));
    await owner.visit('about:blank');
    await book(visitor.page);
    await expect(status(visitor.page)).toContainText(/^Requested: on its way/);
    world.relays[0]?.lose();

    await owner.visit('/#/desk');
    await expectConfirmed(visitor.page);
    world.relays[1]?.lose();
    await visitor.page.reload();
    await expectConfirmed(visitor.page);

    await otherVisitor.visit(link);
    await chooseTime(otherVisitor.page, at('11:00'), SALON.zone);
    await fillIn(otherVisitor.page, contact('Eva'));
    await book(otherVisitor.page);
    await expectConfirmed(otherVisitor.page);
    await showDay(owner.page, day);
    await expect(session(owner.page, /Silva.*confirmed/i)).toHaveCount(2);
  });
});
