import { chooseDay, timeAt, times } from '../people/booking';
import { nextWeekday } from '../people/days';
import { openSession } from '../people/desk';
import { expect, test } from '../people/people';
import { newSession, SALON, session, setUp, showDay, typeSession } from '../people/shop';

const day = nextWeekday(3, SALON.zone);
const at = (time: string): Temporal.Instant =>
  day.toZonedDateTime({ timeZone: SALON.zone, plainTime: time }).toInstant();

test('blocked time is two taps away, leaves the page of visitors, and says why a time is not offered', async ({
  owner,
  visitor,
}) => {
  const link = await setUp(owner);
  await visitor.visit(link);
  await chooseDay(visitor.page, day);
  await expect(timeAt(visitor.page, at('09:00'))).toBeVisible();
  const free = await times(visitor.page).count();

  const { page } = owner;
  await owner.visit('/#/desk');
  await showDay(page, day);
  await page.getByRole('button', { name: 'Block time' }).click();
  await page.getByRole('dialog', { name: 'Block time' }).getByRole('button', { name: 'Save' }).click();
  await expect(session(page, /9:00.*10:00.AM Blocked/)).toBeVisible();
  await expect(times(visitor.page)).toHaveCount(free - 2);
  await expect(timeAt(visitor.page, at('09:00'))).toBeHidden();
  await expect(timeAt(visitor.page, at('10:00'))).toBeVisible();

  await test.step('why a time is not offered', async () => {
    await page.getByRole('button', { name: "Why isn't this time offered?" }).click();
    const why = page.getByRole('dialog', { name: "Why isn't this time offered?" });
    const reason = why.getByRole('status', { name: 'Reason' });
    await expect(why.getByLabel('Service')).toHaveValue(/./);
    await expect(why.getByLabel('Date')).toHaveValue(day.toString());
    for (const [time, says] of [
      ['09:00', 'The time is blocked'],
      ['10:00', 'This time is offered.'],
      ['10:10', 'Starts are every 30 minutes'],
      ['03:00', 'Outside the hours of'],
      ['17:45', /Starts are every|It would last until/],
    ] as const) {
      await why.getByLabel('Time').fill(time);
      await expect(reason).toContainText(says);
    }
    await why.getByLabel('Staff').selectOption('Me');
    await why.getByLabel('Time').fill('09:30');
    await expect(reason).toContainText('The time is blocked');
    await why.getByLabel('Date').fill(day.subtract({ days: 14 }).toString());
    await expect(reason).toContainText('past');
    await why.getByLabel('Date').fill(day.add({ days: 400 }).toString());
    await expect(reason).toContainText('the last day that can be booked is');
    await page.keyboard.press('Escape');
    await expect(why).toBeHidden();
  });

  await test.step('removed, the time is on offer again', async () => {
    await session(page, /Blocked/).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(session(page, /Blocked/)).toBeHidden();
    await expect(times(visitor.page)).toHaveCount(free);
    await expect(timeAt(visitor.page, at('09:00'))).toBeVisible();
  });
});

test('a new session is three taps away: a place of the calendar, a client, "Save"', async ({ person }) => {
  const owner = await person('owner with a phone', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await setUp(owner);
  const { page } = owner;
  await newSession(page, { day, start: '10:00', client: 'Ana Silva' });
  await showDay(page, day);
  const dialog = page.getByRole('dialog', { name: 'New session' });
  await test.step('the first: an empty place', async () => {
    const empty = page.getByRole('button', { name: /^New session: .*, Me$/ });
    const booked = session(page, /10:00.*Ana Silva/);
    await expect(booked).toBeVisible();
    const [whole, taken] = await Promise.all([empty, booked].map(found => found.boundingBox()));
    if (!whole || !taken) throw new Error('No calendar');
    // Below the session of half an hour there is room for the next.
    await empty.tap({ position: { x: whole.width / 2, y: taken.y + taken.height * 1.25 - whole.y } });
    await expect(dialog.getByLabel('Start')).toHaveValue('10:30');
    await expect(dialog.getByLabel('Date')).toHaveValue(day.toString());
  });
  await dialog.getByRole('combobox', { name: 'Client' }).fill('ana');
  await page.getByRole('option', { name: /Ana Silva/ }).tap();
  await dialog.getByRole('button', { name: 'Save', exact: true }).tap();
  await expect(session(page, /10:30.*11:00.AM Haircut, Ana Silva, Confirmed/)).toBeVisible();
});

test('the owner enters sessions for known clients, outside the hours and over another: warned, not stopped', async ({
  owner,
}) => {
  await setUp(owner);
  const { page } = owner;
  await owner.visit('/#/desk');
  await newSession(page, { day, start: '10:00', client: 'Ana Conceição' });
  await newSession(page, { day, start: '14:00', client: 'Bruno Costa' });
  await showDay(page, day);
  const dialog = page.getByRole('dialog', { name: 'New session' });
  const save = dialog.getByRole('button', { name: 'Save', exact: true });
  const saveAnyway = dialog.getByRole('button', { name: 'Save anyway' });
  const found = page.getByRole('listbox', { name: 'Clients found' }).getByRole('option');
  const open = () => page.getByRole('button', { name: 'New session', exact: true }).click();
  const choose = async (search: string, name: string) => {
    await dialog.getByRole('combobox', { name: 'Client' }).fill(search);
    await found.filter({ hasText: name }).click();
    await expect(dialog.getByRole('combobox', { name: 'Client' })).toHaveValue(name);
  };

  await test.step('a known client, found by parts of the names in any order and without accents', async () => {
    await open();
    await choose('conceicao an', 'Ana Conceição');
    await dialog.getByLabel('Start').fill('11:00');
    const field = dialog.getByRole('combobox', { name: 'Client' });
    await field.fill('bru');
    await expect(found).toHaveText(['Bruno Costa']);
    await page.keyboard.press('ArrowDown');
    // As a busy browser passes on what was typed meanwhile: one key after the other, and nothing in between.
    await field.evaluate((input: HTMLInputElement) => {
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      input.value = 'conc';
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await expect(field).toHaveValue('conc');
    await page.evaluate(() => new Promise(done => setTimeout(() => requestAnimationFrame(done))));
    await expect(found).toHaveText('Ana Conceição');
    await page.keyboard.press('Escape');
    await expect(field).toHaveValue('Bruno Costa');
    await choose('conc', 'Ana Conceição');
    await expect(save).toBeVisible();
    await save.click();
    await expect(session(page, /11:00.*Ana Conceição, Confirmed/)).toBeVisible();
  });

  await test.step('over another session', async () => {
    await open();
    await choose('bruno', 'Bruno Costa');
    await dialog.getByLabel('Start').fill('10:15');
    await expect(dialog.getByText(/there is already.*Ana Conceição/)).toBeVisible();
    await expect(save).toBeHidden();
    await saveAnyway.click();
    await expect(session(page, /10:15.*Bruno Costa, Confirmed/)).toBeVisible();
  });

  await test.step('blocked over a session, by whoever insists', async () => {
    await page.getByRole('button', { name: 'Block time', exact: true }).click();
    const block = page.getByRole('dialog', { name: 'Block time' });
    await block.getByLabel('Start', { exact: true }).fill('14:15');
    await block.getByLabel('End', { exact: true }).fill('15:00');
    await expect(block.getByText(/there is already.*Bruno Costa/)).toBeVisible();
    await expect(block.getByRole('button', { name: 'Save anyway' })).toBeVisible();
    const nextDay = block.getByRole('checkbox', { name: 'Ends the next day' });
    await expect(nextDay).toBeHidden();
    await block.getByLabel('End', { exact: true }).fill('02:00');
    await expect(nextDay).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect(block).toBeHidden();
  });

  await test.step('outside the hours', async () => {
    await open();
    await choose('bruno', 'Bruno Costa');
    // Whoever empties the field wants nobody.
    await dialog.getByRole('combobox', { name: 'Client' }).fill('');
    await dialog.getByLabel('Start').fill('22:00');
    await expect(dialog.getByText(/Outside the hours of/)).toBeVisible();
    await saveAnyway.click();
    await expect(session(page, /10:00.*10:30.PM Haircut, No client, Confirmed/)).toBeVisible();
  });

  await test.step('in the past', async () => {
    const past = day.subtract({ days: 14 });
    await typeSession(page, { day: past, start: '10:00', client: 'Early Eva' });
    await expect(dialog.getByText('It lies in the past.')).toBeVisible();
    await saveAnyway.click();
    await expect(dialog).toBeHidden();
  });

  await test.step('Attention asks about the overlap until both are kept', async () => {
    await page.getByRole('link', { name: /^Attention/ }).click();
    const entries = page.getByRole('list', { name: 'Entries' });
    await expect(entries.getByRole('listitem')).toHaveCount(1);
    await expect(entries.getByRole('link', { name: /Open .*Ana Conceição/ })).toBeVisible();
    await expect(entries.getByRole('link', { name: /Open .*Bruno Costa/ })).toBeVisible();
    await entries.getByRole('button', { name: 'Keep both' }).click();
    await expect(page.getByText('Nothing needs you')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Nothing needs you')).toBeVisible();
  });

  await test.step('in the list of the week, with what was cancelled', async () => {
    await page.getByRole('link', { name: 'Calendar' }).click();
    await showDay(page, day);
    const panel = await openSession(page, /11:00.*Ana Conceição/);
    await panel.getByRole('button', { name: 'Cancel session' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel session' }).click();
    await expect(panel.getByRole('button', { name: 'Restore' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'List', exact: true }).click();
    const rows = page.getByRole('main').getByRole('listitem');
    await expect(rows.filter({ hasText: 'Bruno Costa' }).filter({ hasText: '2:00' })).toHaveCount(1);
    await expect(rows.filter({ hasText: 'Ana Conceição' }).filter({ hasText: 'Cancelled' })).toHaveCount(1);
  });

  await test.step('nobody was entered twice, and a search finds each', async () => {
    await page.getByRole('link', { name: 'Clients' }).click();
    const listed = page.getByRole('rowheader');
    await expect(listed).toHaveCount(3);
    for (const [search, names] of [
      ['CONCEICAO', ['Ana Conceição']],
      ['co', ['Ana Conceição', 'Bruno Costa']],
      ['costa bru', ['Bruno Costa']],
    ] as const) {
      await page.getByLabel('Search clients').fill(search);
      await expect(listed).toHaveText(names.map(name => new RegExp(name)));
    }
    await page.getByLabel('Search clients').fill('nobody');
    await expect(page.getByText('Nobody found')).toBeVisible();
  });
});
