import { contact, expectConfirmed, status, timeAt } from '../people/booking';
import { dayName, nextWeekday } from '../people/days';
import { press, tabTo, type } from '../people/keyboard';
import { expect, test } from '../people/people';
import { bookingLink, SALON, session } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const start = day.toZonedDateTime({ timeZone: SALON.zone, plainTime: '10:00' }).toInstant();

test.use({ shop: null });

test('both sides work by keyboard alone', async ({ owner, visitor }) => {
  const desk = owner.page;
  await owner.visit('/');
  await press(desk, desk.getByRole('link', { name: 'Set up my business' }));
  await type(desk, desk.getByLabel('Business name'), SALON.name);
  await type(desk, desk.getByLabel('Time zone'), SALON.zone);
  await press(desk, desk.getByRole('button', { name: 'Next' }));
  await type(desk, desk.getByLabel('First service'), SALON.service);
  await type(desk, desk.getByLabel('Duration in minutes'), '30');
  await press(desk, desk.getByRole('button', { name: 'Next' }));
  await press(desk, desk.getByRole('button', { name: 'Open my book' }));
  const link = await bookingLink(desk);

  const { page } = visitor;
  const { first, last, email } = contact('Lia');
  await visitor.visit(link);
  const chosen = page.getByRole('button', { name: dayName(day) });
  await expect(page.getByRole('button', { name: 'Later days' })).toBeVisible();
  if (!(await chosen.isVisible())) await press(page, page.getByRole('button', { name: 'Later days' }));
  await press(page, chosen);
  await press(page, timeAt(page, start));
  await expect(page.getByRole('heading', { name: 'Your details' })).toBeFocused();
  await type(page, page.getByRole('textbox', { name: 'First name' }), first);
  await test.step('what is missing gets the focus, and nothing typed is lost', async () => {
    await press(page, page.getByRole('button', { name: 'Book', exact: true }));
    await expect(page.getByRole('textbox', { name: 'Email' })).toBeFocused();
    await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue(first);
  });
  await page.keyboard.type(email);
  await type(page, page.getByRole('textbox', { name: 'Last name' }), last);
  await page.keyboard.press('Enter');
  await expect(status(page)).toBeVisible();
  await expectConfirmed(page);

  await test.step('a session at an empty place of the calendar', async () => {
    while (!(await desk.getByRole('heading', { name: dayName(day) }).isVisible()))
      await press(desk, desk.getByRole('button', { name: 'Next', exact: true }));
    await tabTo(desk, desk.getByRole('button', { name: 'New session: 9:00 AM, Me' }));
    for (let quarter = 0; quarter < 8; quarter += 1) await desk.keyboard.press('ArrowDown');
    await expect(desk.getByRole('button', { name: 'New session: 11:00 AM, Me' })).toBeFocused();
    await desk.keyboard.press('Enter');
    const dialog = desk.getByRole('dialog', { name: 'New session' });
    await expect(dialog.getByLabel('Start')).toHaveValue('11:00');
    await press(desk, dialog.getByRole('button', { name: 'Save', exact: true }));
    await expect(dialog).toBeHidden();
    await expect(session(desk, /11:00.*11:30.AM Haircut, No client, Confirmed/)).toHaveCount(1);
  });

  await press(desk, desk.getByRole('button', { name: 'Week', exact: true }));
  const booked = session(desk, /Lia Silva/);
  await expect(desk.getByRole('button', { name: /^Open / })).toHaveCount(7);
  // Days are there at once, their sessions a moment later.
  if (!(await desk.getByRole('button', { name: `Open ${dayName(day)}` }).isVisible()))
    await press(desk, desk.getByRole('button', { name: 'Next', exact: true }));
  await press(desk, booked);
  const panel = desk.getByRole('dialog');
  await expect(panel).toBeVisible();
  await type(desk, panel.getByLabel('Note'), 'Prefers tea');
  await press(desk, panel.getByRole('button', { name: 'Save' }));
  await expect(desk.getByText('Note saved')).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await tabTo(desk, booked);
});
