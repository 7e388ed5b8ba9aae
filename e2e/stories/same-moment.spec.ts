import { book, chooseTime, contact, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { SALON, session, setUp, showDay } from '../people/shop';
import { trials } from '../people/trials';

// One business takes thirty bookings an hour before further ones wait for its yes, so it plays ten rounds.
const ROUNDS = 10;
const day = nextWeekday(2, SALON.zone);
const first = day.toZonedDateTime({ timeZone: SALON.zone, plainTime: '09:00' }).toInstant();

for (let shop = 1; shop <= trials(1, 10); shop += 1) {
  test(`two visitors press the same time in the same moment, ten times over (${shop})`, async ({
    owner,
    visitor,
    otherVisitor,
  }) => {
    const link = await setUp(owner);
    await showDay(owner.page, day);
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = first.add({ minutes: round * SALON.duration });
      const people = [visitor, otherVisitor];
      await Promise.all(people.map(person => prepare(person, link, start)));
      await Promise.all(people.map(({ page }) => book(page)));
      const said = await Promise.all(people.map(outcome));
      expect(said.filter(text => text.startsWith('Confirmed'))).toHaveLength(1);
      expect(said.filter(text => text.startsWith('Refused'))).toHaveLength(1);
    }
    await expect(session(owner.page, /Haircut.*confirmed/i)).toHaveCount(ROUNDS);
  });
}

/** A visitor whom the business has never seen, about to press "Book". */
const prepare = async (
  { page, forget, visit }: Person,
  link: string,
  start: Temporal.Instant,
): Promise<void> => {
  await forget();
  await visit(link);
  await chooseTime(page, start, SALON.zone);
  await fillIn(page, contact('Rui'));
};

/** What the visitor is told. Whoever is refused finds the nearest times, and everything typed. */
const outcome = async ({ page }: Person): Promise<string> => {
  await expect(status(page)).toContainText(/^(Confirmed|Refused)/);
  const text = (await status(page).textContent()) ?? '';
  if (text.startsWith('Refused')) {
    await page.getByRole('list', { name: 'Nearest free times' }).getByRole('button').first().click();
    await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Rui');
  }
  return text;
};
