import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const start = day.toZonedDateTime({ timeZone: SALON.zone, plainTime: '10:00' }).toInstant();

test('a visitor books through the shared link, and it stays on both sides', async ({ owner, visitor }) => {
  const link = await setUp(owner);

  await visitor.visit(link);
  await visitor.page.getByRole('button', { name: SALON.service }).click();
  await chooseTime(visitor.page, start, SALON.zone);
  await fillIn(visitor.page, contact('Ana'));
  await book(visitor.page);
  await expect(status(visitor.page)).toContainText(/^(Requested|Confirmed)/);
  await expectConfirmed(visitor.page);

  const booked = () => session(owner.page, /10:00.*Haircut.*Ana Silva.*confirmed/i);
  await showDay(owner.page, day);
  await expect(booked()).toBeVisible();

  await test.step('both reload', async () => {
    await Promise.all([owner.page.reload(), visitor.page.reload()]);
    await expectConfirmed(visitor.page);
    await showDay(owner.page, day);
    await expect(booked()).toBeVisible();
  });

  await test.step('both lose the network and reload', async () => {
    await Promise.all([owner.kept(), visitor.kept()]);
    await Promise.all([owner.offline(true), visitor.offline(true)]);
    await Promise.all([owner.page.reload(), visitor.page.reload()]);
    await expectConfirmed(visitor.page);
    await showDay(owner.page, day);
    await expect(booked()).toBeVisible();
  });

  await test.step('both close their browsers, and open them with the network back', async () => {
    await Promise.all([owner.restart(), visitor.restart()]);
    await expectConfirmed(visitor.page);
    await showDay(owner.page, day);
    await expect(booked()).toBeVisible();
  });
});
