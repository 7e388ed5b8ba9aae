import { nextWeekday } from '../people/days';
import { expectSynced, pair } from '../people/devices';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);

/** The switch of the one other device, on the owner's screen. */
const right = (owner: Person, name: string) => owner.page.getByRole('switch', { name });

test('a device with fewer rights shows the settings and says why it may not change them, and works all the same', async ({
  owner,
  person,
}) => {
  test.slow();
  const tablet = await person('tablet');
  await setUp(owner);
  await pair(owner, tablet);
  await expectSynced([owner, tablet]);
  await tablet.visit('/#/desk/settings/services');
  await tablet.page.getByRole('link', { name: SALON.service }).click();
  await owner.visit('/#/desk/settings/devices');
  await right(owner, 'May change settings').click();
  await expect(right(owner, 'May change settings')).not.toBeChecked();

  await test.step('its settings are to be read, and say why', async () => {
    const { page } = tablet;
    const why = page.getByText('This device may look at the settings but not change them.');
    await expect(why).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeDisabled();
    await expect(page.getByRole('button', { name: 'Save changes' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Copy link' })).toBeEnabled();
    for (const at of ['services', 'business', 'staff', 'hours', 'forms', 'booking-page']) {
      await tablet.visit(`/#/desk/settings/${at}`);
      await expect(why).toBeVisible();
      await expect(page.getByRole('main').getByRole('link', { name: /^Add/ })).toBeHidden();
    }
    await look(page, 'booking page settings, to be read');
    await tablet.visit('/#/desk/settings/devices');
    await expect(page.getByRole('heading', { name: 'Devices', level: 1 })).toBeVisible();
    await expect(why).toBeHidden();
  });

  await test.step('all else it may', async () => {
    await tablet.visit('/#/desk');
    await showDay(tablet.page, day);
    await newSession(tablet.page, { day, start: '11:00', client: 'Bruno Costa' });
    await owner.visit('/#/desk');
    await showDay(owner.page, day);
    await expect(session(owner.page, /^11:00 AM.*Bruno Costa/)).toBeVisible();
  });

  await test.step('one that answers no requests either opens, works, and has the booking link', async () => {
    await owner.visit('/#/desk/settings/devices');
    await right(owner, 'Answers requests').click();
    await expect(right(owner, 'Answers requests')).not.toBeChecked();
    const { page, visit } = tablet;
    await visit('/#/desk/settings/devices');
    await expect(page.getByText('Does not answer requests')).toBeVisible();
    await expect(page.getByText(/^It has no key to read what clients ask for/)).toBeVisible();
    await visit('/#/desk/settings/booking-page');
    await expect(page.getByRole('textbox', { name: 'Booking link' })).toHaveValue(/#\/b\//);
    await visit('/#/desk');
    await showDay(page, day);
    await newSession(page, { day, start: '12:00', client: 'Carla Souza' });
    await owner.visit('/#/desk');
    await showDay(owner.page, day);
    await expect(session(owner.page, /^12:00 PM.*Carla Souza/)).toBeVisible();
  });
});
