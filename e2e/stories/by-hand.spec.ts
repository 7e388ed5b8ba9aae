import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(1, SALON.zone);
const start = day.toZonedDateTime({ timeZone: SALON.zone, plainTime: '14:00' }).toInstant();

test('request and answer travel by link, with no relay at all', async ({ world, owner, visitor }) => {
  const link = await setUp(owner);
  await world.relays[0]?.stop();

  await visitor.visit(link);
  await chooseTime(visitor.page, start, SALON.zone);
  await fillIn(visitor.page, contact('Fábio'));
  await book(visitor.page);
  await expect(status(visitor.page)).toContainText(/^Requested: on its way/);
  const request = await copied(visitor, 'Copy link');

  await owner.visit(request);
  await owner.page.getByRole('button', { name: 'Deliver' }).click();
  await owner.page.getByRole('button', { name: 'Send the answer' }).click();
  const answer = await copied(owner, 'Copy link');

  await visitor.visit(answer);
  await expectConfirmed(visitor.page);
  await owner.visit('/#/desk');
  await showDay(owner.page, day);
  await expect(session(owner.page, /2:00.*Fábio Silva.*confirmed/i)).toHaveCount(1);
});

const copied = async ({ page }: Person, button: string): Promise<string> => {
  await page.getByRole('button', { name: button }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
};
