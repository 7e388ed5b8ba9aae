import { accountMenu, logIn, openOwn, PASSWORD, signUp } from '../people/accounts';
import { book, chooseTime, contact, expectConfirmed } from '../people/booking';
import { nextWeekday } from '../people/days';
import { attentionEntries, openAttention } from '../people/desk';
import { expectSynced, goApart, pair } from '../people/devices';
import { expect, test } from '../people/people';
import { SALON, setUp } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

test('two desks apart take one email each: the earlier account stays, and a person decides once what becomes of the other', async ({
  world,
  owner,
  person,
}) => {
  test.slow();
  const tablet = await person('tablet');
  const [phone, laptop, third] = [await person('phone'), await person('laptop'), await person('third')];
  const link = await setUp(owner);
  await pair(owner, tablet);
  await expectSynced([owner, tablet]);
  const ana = contact('Ana');
  for (const { visit, page } of [phone, laptop]) {
    await visit(link);
    await expect(page.getByRole('button', { name: 'Sign up' })).toBeVisible();
  }

  await test.step('each desk makes one', async () => {
    await goApart(tablet);
    await signUp(phone.page, ana);
    await goApart(owner);
    // Or the tablet would read there what the owner's device has just written.
    world.relays[0]?.lose();
    await tablet.offline(false);
    await signUp(laptop.page, ana);
    await chooseTime(laptop.page, at('10:00'), SALON.zone);
    await book(laptop.page);
    await expectConfirmed(laptop.page);
  });

  await owner.offline(false);
  await expectSynced([owner, tablet]);
  const desks = [owner.page, tablet.page];
  for (const page of desks) {
    await openAttention(page);
    await expect(attentionEntries(page)).toHaveCount(1);
    await expect(attentionEntries(page)).toContainText(`Two accounts for ${ana.email}`);
  }

  await test.step('the earlier one opens elsewhere, and its client sees nothing of the other', async () => {
    await third.visit(link);
    await logIn(third.page, ana.email, PASSWORD);
    await expect(accountMenu(phone.page)).toBeVisible();
    await openOwn(third.page, 'Appointments');
    await expect(third.page.getByText('No appointments yet')).toBeVisible();
  });

  await test.step('who is in the later one is told', async () => {
    await openOwn(laptop.page, 'My profile');
    await expect(laptop.page.getByText('This email has an account that was made earlier')).toBeVisible();
  });

  await test.step('moved on one device, the session is in the account that stays, and no device asks again', async () => {
    await attentionEntries(tablet.page).getByRole('button', { name: 'Move it to the earlier one' }).click();
    for (const page of desks) await expect(page.getByText('Nothing needs you')).toBeVisible();
    await expect(third.page.getByRole('region', { name: 'Upcoming' })).toContainText(SALON.service);
  });
});
