import { book, chooseTime, contact, expectConfirmed, fillIn, status } from '../people/booking';
import { nextWeekday } from '../people/days';
import { expect, test } from '../people/people';
import { SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(1, SALON.zone);
const at = (time: string, on = day): Temporal.Instant =>
  on.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

test('a request waits while no desk is open, outlives its relay and its browser, and a browser that is no staff device passes it on', async ({
  world,
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  await owner.visit('about:blank');
  const request = async (start: Temporal.Instant, name: string): Promise<void> => {
    await visitor.visit(link);
    await chooseTime(visitor.page, start, SALON.zone);
    await fillIn(visitor.page, contact(name));
    await book(visitor.page);
    await expect(status(visitor.page)).toContainText(/^Requested: on its way/);
  };

  await test.step('the relay took it, stops, and starts again before any desk reads it', async () => {
    await request(at('10:00'), 'Ivo');
    await expect(status(visitor.page)).toContainText('as soon as one of its devices is open');
    await world.relays[0]?.stop();
    await world.relays[0]?.start();
    await visitor.restart();
    await expect(status(visitor.page)).toContainText(/^Requested: on its way/);
    await owner.visit('/#/desk');
    await expectConfirmed(visitor.page);
    await showDay(owner.page, day);
    await expect(session(owner.page, /10:00.*Ivo Silva, Confirmed/)).toHaveCount(1);
  });

  await test.step('the link of a request, opened where no staff works, is whole and goes on', async () => {
    await owner.visit('about:blank');
    await world.relays[0]?.stop();
    await request(at('10:00', day.add({ days: 1 })), 'Joana');
    await visitor.page.getByRole('button', { name: 'Copy link' }).click();
    await expect(visitor.page.getByText('Copied')).toBeVisible();
    const copied = await visitor.page.evaluate(() => navigator.clipboard.readText());
    await visitor.visit(copied);
    await expect(visitor.page.getByText('This browser is no staff device')).toBeVisible();
    await expect(visitor.page.getByRole('button', { name: 'Deliver' })).toHaveCount(0);
    await visitor.page.reload();
    await visitor.page.getByLabel('Language').selectOption('es');
    await expect(visitor.page.getByText('Este navegador no es un dispositivo del equipo')).toBeVisible();
    await visitor.page.getByLabel('Idioma').selectOption('en');
    await visitor.page.evaluate(() => navigator.clipboard.writeText(''));
    await visitor.page.getByRole('button', { name: 'Share to a staff device' }).click();
    await expect(visitor.page.getByText('Copied')).toBeVisible();
    const passedOn = await visitor.page.evaluate(() => navigator.clipboard.readText());
    await owner.visit(passedOn);
    await owner.page.getByRole('button', { name: 'Deliver' }).click();
    await expect(owner.page.getByText('Confirmed and in the book.')).toBeVisible();
  });
});
