import type { Page } from '@playwright/test';
import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(1, SALON.zone);
const start = day.toZonedDateTime({ timeZone: SALON.zone, plainTime: '14:00' }).toInstant();

test('request and answer travel by link, with no relay at all, and nothing is wrong with the screens of it', async ({
  world,
  owner,
  visitor,
}) => {
  test.slow();
  const link = await setUp(owner);
  await world.relays[0]?.stop();
  const { page } = visitor;
  await visitor.visit('/#/open');
  await look(page, 'open, without a link');
  await page.getByRole('button', { name: 'Open' }).click();
  await look(page, 'open, with what is no link');

  await visitor.visit(link);
  await chooseTime(page, start, SALON.zone);
  await fillIn(page, contact('Fábio'));
  await book(page);
  await expect(status(page)).toContainText(/^Requested: on its way/);
  const request = await copied(page);
  await visitor.visit(request);
  await expect(page.getByText('This browser is no staff device')).toBeVisible();
  await look(page, 'a request, where no staff works');
  // Cut in the middle, as messengers do.
  await owner.visit(request.slice(0, -200));
  await owner.page.getByRole('button', { name: 'Deliver' }).click();
  await expect(owner.page.getByRole('alert')).toBeVisible();
  await look(owner.page, 'a request that is cut off');
  await owner.visit(request);
  await expect(owner.page.getByRole('button', { name: 'Deliver' })).toBeVisible();
  await look(owner.page, 'a request to deliver');
  await owner.page.getByRole('button', { name: 'Deliver' }).click();
  await owner.page.getByRole('button', { name: 'Send the answer' }).click();
  await owner.page.getByRole('button', { name: 'Show QR code' }).click();
  await expect(owner.page.getByText('Confirmed and in the book.')).toBeVisible();
  await look(owner.page, 'a request, delivered');
  const answer = await copied(owner.page);
  // Another link in the same window is not taken for the one before.
  await owner.visit(request.slice(0, -200));
  await expect(owner.page.getByRole('button', { name: 'Deliver' })).toBeVisible();
  await visitor.visit(answer);
  await expectConfirmed(page);
  await look(page, 'an answer');
  await owner.visit(answer);
  await expect(owner.page.getByRole('alert')).toBeVisible();
  await look(owner.page, 'an answer to someone else');
  await owner.visit('/#/desk');
  await showDay(owner.page, day);
  await expect(session(owner.page, /2:00.*Fábio Silva.*confirmed/i)).toHaveCount(1);
});

const copied = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
};
