import { book, chooseTime, contact, expectConfirmed, fillIn } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expectSynced, goApart, pair } from '../people/devices';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';
import { changesIn, heldIn } from '../people/tabs';

const day = nextWeekday(4, SALON.zone);
const at = (time: string) => day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

const bookAt = async (
  { page, visit }: Person,
  link: string,
  time: string,
  first: string,
  again = false,
): Promise<void> => {
  await visit('about:blank');
  await visit(link);
  await chooseTime(page, at(time), SALON.zone);
  await fillIn(page, contact(first));
  await book(page);
  if (again) await page.getByRole('button', { name: 'Book anyway' }).click();
  await expectConfirmed(page);
};

test('a removed device says so, and neither reads nor writes; the others and clients go on', async ({
  owner,
  person,
  visitor,
  otherVisitor,
}) => {
  const tablet = await person('tablet');
  const laptop = await person('laptop');
  const link = await setUp(owner);
  await pair(owner, laptop);
  await pair(owner, tablet);
  await owner.visit('/#/desk');
  await expectSynced([owner, laptop, tablet]);
  await bookAt(visitor, link, '11:00', 'Bia');
  await showDay(tablet.page, day);
  await expect(session(tablet.page, /^11:00 AM.*Bia Silva/)).toBeVisible();
  await tablet.visit('/#/desk/settings/devices');
  await tablet.page.getByRole('button', { name: 'Rename' }).last().click();
  await tablet.page.getByLabel('Device name').fill('Counter tablet');
  await tablet.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();

  // It writes once more before it can hear of its end.
  await tablet.visit('/#/desk');
  await goApart(tablet);
  await showDay(tablet.page, day);
  await newSession(tablet.page, { day, start: '17:00', client: 'Eva Dias' });

  // Someone is amid booking while the desk gets another key.
  await otherVisitor.visit(link);
  await chooseTime(otherVisitor.page, at('15:00'), SALON.zone);
  await fillIn(otherVisitor.page, contact('Caio'));

  await owner.visit('/#/desk/settings/devices');
  const item = owner.page.getByRole('listitem', { name: 'Counter tablet' });
  await item.getByRole('button', { name: 'Remove device' }).click();
  const asks = owner.page.getByRole('alertdialog', { name: 'Remove Counter tablet?' });
  await asks.getByRole('button', { name: 'Remove device' }).click();
  await expect(
    owner.page.getByRole('list', { name: 'Removed' }).getByRole('listitem', { name: 'Counter tablet' }),
  ).toBeVisible();

  await owner.visit('/#/desk');
  await expectSynced([owner, laptop]);
  await showDay(laptop.page, day);
  await newSession(laptop.page, { day, start: '16:00', client: 'Davi Lima' });
  await tablet.offline(false);
  await expect(tablet.page.getByRole('heading', { level: 1 })).toHaveText(/removed/i);
  await tablet.visit('/#/desk/clients');
  await expect(tablet.page.getByRole('heading', { level: 1 })).toHaveText(/removed/i);
  await tablet.visit('/#/pair');
  await expect(tablet.page.getByRole('main')).toContainText('This device was removed from the business.');

  await bookAt(visitor, link, '14:00', 'Bia', true);
  await expect(otherVisitor.page.getByRole('textbox', { name: 'First name' })).toHaveValue('Caio');
  await book(otherVisitor.page);
  await expectConfirmed(otherVisitor.page);
  for (const { page } of [owner, laptop]) {
    await showDay(page, day);
    await expect(session(page, /^2:00 PM.*Bia Silva/)).toBeVisible();
    await expect(session(page, /^3:00 PM.*Caio Silva/)).toBeVisible();
  }
  await expect(session(owner.page, /^4:00 PM.*Davi Lima/)).toBeVisible();
  await expectSynced([owner, laptop]);

  // Each log, word for word: what came after is not in its own, and what it wrote last is in no other. Names as values,
  // for a signature may hold three letters. What it wrote last may have gone beside its log when it heard of its end.
  const [ofOwner, ofLaptop] = await Promise.all(
    [owner, laptop].map(async ({ page }) => JSON.stringify(await changesIn(page))),
  );
  const ofTablet = JSON.stringify([await changesIn(tablet.page), await heldIn(tablet.page)]);
  for (const [after, late] of [
    ['"Davi"', '"Eva"'],
    ['"Caio"', '"Dias"'],
  ] as const) {
    expect(ofTablet).not.toContain(after);
    expect(ofTablet).toContain(late);
    for (const other of [ofOwner, ofLaptop]) {
      expect(other).toContain(after);
      expect(other).not.toContain(late);
    }
  }
});
