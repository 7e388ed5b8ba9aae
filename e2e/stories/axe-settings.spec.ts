import { look } from '../people/look';
import { expect, test } from '../people/people';
import { addForm, addStaff, SALON, setUp } from '../people/shop';

/** Address and heading. */
const SECTIONS = [
  ['business', 'Business'],
  ['services', 'Services'],
  ['staff', 'Staff'],
  ['hours', 'Hours'],
  ['forms', 'Forms'],
  ['booking-page', 'Booking page'],
  ['devices', 'Devices'],
] as const;

test('nothing is wrong with the settings', async ({ owner }) => {
  test.slow();
  const { page } = owner;
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await setUp(owner);
  await addStaff(owner, 'Marina');
  await addForm(owner, { name: 'Before you come', questions: ['Allergies'] });
  for (const [section, heading] of SECTIONS) {
    await owner.visit(`/#/desk/settings/${section}`);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await look(page, `settings, ${section}`);
  }
  for (const [section, name] of [
    ['services', SALON.service],
    ['staff', 'Marina'],
    ['forms', 'Before you come'],
  ] as const) {
    await owner.visit(`/#/desk/settings/${section}`);
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(name);
    await page.getByRole('textbox', { name: 'Name' }).fill('');
    await press('Save changes');
    await look(page, `settings, one of ${section}, with errors`);
    await press('Discard changes');
  }
  for (const section of ['services', 'staff', 'forms']) {
    await owner.visit(`/#/desk/settings/${section}/new`);
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('');
    await look(page, `settings, new in ${section}`);
  }
  await owner.visit('/#/desk/settings/hours');
  for (const adder of ['Other hours on a date', 'Closed on a date', 'Add time off', 'Add closed days'])
    await press(adder);
  await look(page, 'settings, hours, with every form open');
});
