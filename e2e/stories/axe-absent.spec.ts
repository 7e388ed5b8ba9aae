import { look } from '../people/look';
import { expect, test } from '../people/people';
import { SALON, setUp } from '../people/shop';

const DAY = 86_400_000;

test('nothing is wrong with what stands in for a business, or warns of it', async ({
  world,
  owner,
  visitor,
}) => {
  const long = await setUp(owner);
  const short = long.replace(/&?c=[^&]+/, '');
  // One character of the key is another.
  const another = short.replace(/#\/b\/(.)/, (_, first) => `#/b/${first === 'A' ? 'B' : 'A'}`);
  const { page } = visitor;
  const heading = (name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await visitor.visit(another);
  await heading('This business is not known here');
  await look(page, 'a business that no relay knows');
  await visitor.visit(short.replace(/\?/, `/s/${'A'.repeat(22)}?`));
  await heading('This link is not valid any more');
  await look(page, 'an appointment that is not known');

  await visitor.visit(long);
  await heading(SALON.name);
  await world.relays[0]?.stop();
  await expect(page.getByText('You are offline.')).toBeVisible();
  await look(page, 'times, while no relay can be reached');
  await visitor.visit(another);
  await heading('The business cannot be shown yet');
  await look(page, 'a business, while no relay can be reached');

  await page.clock.setSystemTime(Date.now() + 200 * DAY);
  await visitor.visit(long);
  await expect(page.getByText('Booking is paused')).toBeVisible();
  await look(page, 'booking, paused');
  await visitor.forget();
  await page.clock.setSystemTime(Date.now() - 2 * DAY);
  await visitor.visit(long);
  await heading('The clock of this device seems wrong');
  await look(page, 'a clock that is wrong');
});
