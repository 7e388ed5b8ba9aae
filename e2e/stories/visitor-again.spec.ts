import { book, chooseTime, contact, expectConfirmed, fillIn } from '../people/booking';
import { startsOf } from '../people/databases';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

test('whoever comes back finds their details filled in and their bookings, until they are forgotten', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  const { page } = visitor;
  const field = (name: string) => page.getByRole('textbox', { name });
  const entries = page.getByRole('link', { name: new RegExp(`${SALON.service} · ${SALON.name}`) });
  const bia = contact('Bia');

  await visitor.visit(link);
  await chooseTime(page, at('10:00'), SALON.zone);
  await fillIn(page, bia);
  await field('Phone').fill('212 555 0100');
  await book(page);
  await expectConfirmed(page);

  await test.step('"My bookings" lists it, and leads to its page', async () => {
    await visitor.visit('/#/bookings');
    await expect(entries).toHaveCount(1);
    await expect(entries.locator('time')).toHaveAttribute(
      'datetime',
      at('10:00').toString({ smallestUnit: 'second' }),
    );
    await entries.click();
    await expect(page.getByRole('heading', { name: 'Your appointment' })).toBeVisible();
    await expectConfirmed(page);
  });

  await test.step('the details are filled in again', async () => {
    await visitor.visit(link);
    await chooseTime(page, at('15:00'), SALON.zone);
    await expect(field('First name')).toHaveValue('Bia');
    await expect(field('Last name')).toHaveValue('Silva');
    await expect(field('Email')).toHaveValue(bia.email);
    await expect(field('Phone')).toHaveValue('212 555 0100');
  });

  await test.step('"Forget me on this device" asks once and takes all of it away', async () => {
    await page.getByRole('button', { name: 'Forget me on this device' }).click();
    await page.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(field('First name')).toHaveValue('Bia');
    await page.getByRole('button', { name: 'Forget me on this device' }).click();
    await page.getByRole('button', { name: 'Forget', exact: true }).click();
    await expect(page.getByText('Nothing of you is kept in this browser')).toBeVisible();
    for (const name of ['First name', 'Last name', 'Email', 'Phone'])
      await expect(field(name)).toHaveValue('');
  });

  await test.step('someone else books in the same browser at once', async () => {
    await fillIn(page, contact('Caio'));
    await book(page);
    await expectConfirmed(page);
    await visitor.visit('/#/bookings');
    await expect(entries).toHaveCount(1);
    await expect(entries.locator('time')).toHaveAttribute(
      'datetime',
      at('15:00').toString({ smallestUnit: 'second' }),
    );
  });

  await test.step('at the desk both stand', async () => {
    await showDay(owner.page, day);
    await expect(session(owner.page, /10:00.*Bia Silva, Confirmed/)).toBeVisible();
    await expect(session(owner.page, /3:00.*Caio Silva, Confirmed/)).toBeVisible();
  });
});

test('a browser that is killed amid a write keeps what was booked, at the start after next, too', async ({
  owner,
  visitor,
}) => {
  await visitor.visit(await setUp(owner));
  await chooseTime(visitor.page, at('10:00'), SALON.zone);
  await fillIn(visitor.page, contact('Bia'));
  await book(visitor.page);
  await expectConfirmed(visitor.page);
  await visitor.visit('/#/bookings');
  const { page } = visitor;
  await expect.poll(() => startsOf(page, 'wallet')).toBeGreaterThan(0);
  const starts = await startsOf(page, 'wallet');
  await visitor.kill({ torn: true });
  await expect.poll(() => startsOf(visitor.page, 'wallet')).toBe(starts + 1);
  for (const end of [visitor.restart, visitor.kill]) {
    await end();
    await expect(
      visitor.page.getByRole('link', { name: new RegExp(`${SALON.service} · ${SALON.name}`) }),
    ).toHaveCount(1);
  }
});
