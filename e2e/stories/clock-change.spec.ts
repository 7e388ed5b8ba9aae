import { book, chooseDay, contact, expectConfirmed, fillIn, status, timeAt, times } from '../people/booking';
import { expect, test } from '../people/people';
import { bookAhead, session, setUp, showDay } from '../people/shop';

const SAO_PAULO = 'America/Sao_Paulo';
const LISBON = 'Europe/Lisbon';

/** When Lisbon changes its clocks next: 01:00 UTC of a Sunday, which is Saturday, 22:00 in São Paulo. */
const change = (): Temporal.Instant => {
  const next = Temporal.Now.zonedDateTimeISO(LISBON).add({ days: 3 }).getTimeZoneTransition('next');
  if (!next) throw new Error('Lisbon changes its clocks no more.');
  return next.toInstant();
};

const clock = (instant: Temporal.Instant, timeZone: string): string =>
  instant.toLocaleString('en-US', { timeZone, hour: 'numeric', minute: '2-digit' });

test('a visitor in Lisbon books a salon in São Paulo across the night when the clocks change', async ({
  person,
}) => {
  const owner = await person('owner in São Paulo', { timezoneId: SAO_PAULO });
  const visitor = await person('visitor in Lisbon', { timezoneId: LISBON });
  const start = change().subtract({ hours: 1 });
  const end = change().add({ hours: 1 });
  await setUp(owner, {
    name: 'Salão Aurora',
    zone: SAO_PAULO,
    service: 'Corte',
    duration: 120,
    hours: { Saturday: ['19:00', '23:00'] },
  });
  const link = await bookAhead(owner, 400);

  await visitor.visit(link);
  const { page } = visitor;
  await expect(page.getByText('Salão Aurora is in')).toBeVisible();
  const sunday = start.toZonedDateTimeISO(LISBON).toPlainDate();
  await chooseDay(page, sunday);
  await expect(times(page)).toHaveCount(1);
  await expect(timeAt(page, start)).toHaveText(clock(start, LISBON));
  await test.step('shown in the zone of the business it is the evening of the day before, and back', async () => {
    const zones = page.getByLabel('Times are shown in');
    await zones.selectOption(SAO_PAULO);
    await chooseDay(page, start.toZonedDateTimeISO(SAO_PAULO).toPlainDate());
    await expect(timeAt(page, start)).toHaveText(clock(start, SAO_PAULO));
    await zones.selectOption(LISBON);
    await chooseDay(page, sunday);
    await expect(timeAt(page, start)).toHaveText(clock(start, LISBON));
  });
  await timeAt(page, start).click();
  await fillIn(page, contact('Inês'));
  await page.getByRole('textbox', { name: 'Phone' }).fill('+351 912 345 678');
  await book(page);
  await expectConfirmed(page);
  const appointment = page.getByRole('region', { name: 'Appointment' }).filter({ has: status(page) });
  await expect(appointment).toContainText(clock(start, LISBON));
  await expect(appointment).toContainText(clock(end, LISBON));
  await expect(appointment).toContainText('Salão Aurora is in São Paulo');
  await expect(appointment).toContainText(clock(start, SAO_PAULO));

  await owner.visit('/#/desk');
  await showDay(owner.page, start.toZonedDateTimeISO(SAO_PAULO).toPlainDate());
  await expect(session(owner.page, /9:00.*11:00.PM Corte, Inês Silva, Confirmed/)).toBeVisible();
});
