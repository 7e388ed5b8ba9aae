import { backupFile, PASSPHRASE, restore, restoringForm, saveBackup } from '../people/backup';
import { nextWeekday } from '../people/days';
import { expectSynced, textOf } from '../people/devices';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';
import { changesIn } from '../people/tabs';

const day = nextWeekday(3, SALON.zone);

const bookOf = async (owner: Person): Promise<void> => {
  await setUp(owner);
  await showDay(owner.page, day);
  await newSession(owner.page, { day, start: '10:00', client: 'Ana Silva' });
};

/** The id under which a device writes, as its settings show it. */
const idOf = async ({ page, visit }: Person): Promise<string> => {
  await visit('/#/desk/settings/devices');
  return textOf(page.getByRole('region', { name: 'This device' }).getByRole('definition').last());
};

test('a backup brings the whole book into a browser that has none, and restored twice adds nothing', async ({
  owner,
  person,
}) => {
  await bookOf(owner);
  const file = await saveBackup(owner);
  expect(file.name).toMatch(/^caderneta-salon-aurora-\d{4}-\d\d-\d\d\.backup$/);
  await expect(owner.page.getByText(/^Last backup: /)).toBeVisible();
  // The last one says when this backup was made.
  const saved = (await changesIn(owner.page)).slice(0, -1);
  const before = await idOf(owner);
  await owner.visit('about:blank');

  const laptop = await person('new laptop');
  const { page, visit } = laptop;
  await visit('/');
  await page.getByRole('link', { name: 'Restore a backup' }).click();
  await page.getByLabel('The other devices are lost: remove them').check();
  await restore(page.locator('form'), file);
  await page.getByRole('link', { name: 'Open the book' }).click();
  await showDay(page, day);
  await expect(session(page, /^10:00 AM.*Ana Silva/)).toBeVisible();
  const restored = await changesIn(page);
  expect(restored.filter(({ device }) => device === before)).toEqual(saved);
  await newSession(page, { day, start: '11:00', client: 'Bruno Costa' });
  const present = await changesIn(page);
  const id = await idOf(laptop);
  expect(id).not.toBe(before);
  // Whatever was written here is this device's.
  expect(new Set(present.map(({ device }) => device))).toEqual(new Set([before, id]));

  await expect(page.getByText('this device', { exact: true })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Removed' }).getByRole('listitem')).toHaveCount(1);
  await visit('/#/desk/settings/backup');
  await restore(restoringForm(page), file);
  await expect(page.getByText('All that the file has was in the book already.')).toBeVisible();
  expect(await changesIn(page)).toEqual(present);
  await visit('/#/desk');
  await showDay(page, day);
  await expect(session(page, /^10:00 AM.*Ana Silva/)).toBeVisible();
  await expect(session(page, /^11:00 AM.*Bruno Costa/)).toBeVisible();
  await page.getByRole('link', { name: 'Clients' }).click();
  for (const name of ['Ana Silva', 'Bruno Costa'])
    await expect(page.getByRole('link', { name })).toBeVisible();
});

test('restored over a newer book, or beside one, a backup only adds, and who was erased stays erased', async ({
  owner,
  person,
}) => {
  await bookOf(owner);
  const { page, visit } = owner;
  const file = await saveBackup(owner);
  await visit('/#/desk');
  await showDay(page, day);
  await newSession(page, { day, start: '11:00', client: 'Bruno Costa' });
  await visit('/#/desk/clients');
  await page.getByRole('link', { name: /Ana Silva/ }).click();
  await page.getByRole('button', { name: 'Erase client' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByText('Client erased')).toBeVisible();

  await visit('/#/desk/settings/backup');
  await restore(restoringForm(page), file);
  await expect(page.getByText('All that the file has was in the book already.')).toBeVisible();
  await visit('/#/desk/clients');
  await expect(page.getByRole('link', { name: /Bruno Costa/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /Ana Silva/ })).toHaveCount(0);
  await visit('/#/desk');
  await showDay(page, day);
  await expect(session(page, /^10:00 AM/)).toBeVisible();
  await expect(session(page, /Ana Silva/)).toHaveCount(0);
  await expect(session(page, /^11:00 AM.*Bruno Costa/)).toBeVisible();

  await test.step('a browser that begins with it hears from the others what came after', async () => {
    const laptop = await person('new laptop');
    await laptop.visit('/#/restore');
    await restore(laptop.page.locator('form'), file);
    await laptop.page.getByRole('link', { name: 'Open the book' }).click();
    await expectSynced([owner, laptop]);
    await laptop.visit('/#/desk/clients');
    await expect(laptop.page.getByRole('link', { name: /Bruno Costa/ })).toBeVisible();
    for (const device of [owner, laptop])
      await expect.poll(async () => JSON.stringify(await changesIn(device.page))).not.toContain('Silva');
  });
});

test('a file that is none, was cut, was changed, or is of another business touches nothing', async ({
  owner,
  person,
}) => {
  await bookOf(owner);
  const file = await saveBackup(owner);
  const altered = Buffer.from(file.buffer);
  altered.writeUInt8(altered.readUInt8(altered.length - 40) ^ 1, altered.length - 40);
  const refused = [
    [backupFile('menu.pdf', Buffer.from('%PDF-1.7 something else')), 'This is no backup file.'],
    [
      backupFile(file.name, file.buffer.subarray(0, file.buffer.length - 20)),
      'The end of this file is missing',
    ],
    [backupFile(file.name, altered), 'This file is not as it was written'],
  ] as const;

  await test.step('in an empty browser', async () => {
    const { page, visit } = await person('empty');
    await visit('/#/restore');
    const form = page.locator('form');
    await form.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(form.getByLabel('Backup file')).toBeFocused();
    for (const [broken, says] of refused) {
      await restore(form, broken);
      await expect(page.getByRole('alert')).toContainText(says);
      await expect(page.getByRole('alert')).toContainText('Nothing was changed.');
    }
    await restore(form, file, 'four dogs in the cellar');
    const passphrase = form.getByLabel('Passphrase', { exact: true });
    await expect(passphrase).toHaveAccessibleDescription(/The passphrase is another one/);
    await expect(passphrase).toBeFocused();
    await visit('/#/desk');
    await expect(page.getByRole('link', { name: 'Set up my business' })).toBeVisible();
  });
  await test.step('at the desk of another business', async () => {
    const other = await person('other owner');
    await setUp(other, { name: 'Barber Bento' });
    const { page, visit } = other;
    await visit('/#/desk/settings/backup');
    for (const [broken, says] of [...refused, [file, 'This is the backup of another business.'] as const]) {
      await restore(restoringForm(page), broken);
      await expect(page.getByRole('alert')).toContainText(says);
    }
    await visit('/#/desk/clients');
    await expect(page.getByText('Ana Silva')).toHaveCount(0);
    await visit('/#/restore');
    await expect(page.getByRole('main')).toContainText('This browser is a device of a business already.');
  });
});

test('a new passphrase is long enough and typed twice the same, and can be shown', async ({ owner }) => {
  await setUp(owner);
  const { page, visit } = owner;
  await visit('/#/desk/settings/backup');
  const form = page.getByRole('form', { name: 'Save a backup' });
  const [first, again] = [
    form.getByLabel('Passphrase', { exact: true }),
    form.getByLabel('Passphrase again'),
  ];
  const save = form.getByRole('button', { name: 'Save a backup' });
  await save.click();
  await expect(first).toHaveAccessibleDescription(/Enter the passphrase/);
  await expect(first).toBeFocused();
  await first.fill('short');
  await save.click();
  await expect(first).toHaveAccessibleDescription(/at least 10 characters\.$/);
  await first.fill(PASSPHRASE);
  await again.fill(`${PASSPHRASE}!`);
  await save.click();
  await expect(again).toHaveAccessibleDescription('The two are not the same.');
  await expect(again).toBeFocused();
  await expect(first).toHaveAttribute('type', 'password');
  await form.getByLabel('Show passphrase').check();
  await expect(first).toHaveAttribute('type', 'text');
  await expect(first).toHaveValue(PASSPHRASE);
});

test('what the page of backups learns later takes the focus from no field', async ({ owner }) => {
  await setUp(owner);
  const { page, visit } = owner;
  await visit('about:blank');
  // As quick as can be: in the first field as soon as it is drawn.
  await page.addInitScript(() => {
    new MutationObserver((_, drawing) => {
      const field = document.querySelector<HTMLElement>('input[type=password]');
      if (field) drawing.disconnect();
      field?.focus();
    }).observe(document, { childList: true, subtree: true });
  });
  await visit('/#/desk/settings/backup');
  await expect(page.getByText('There is no backup yet.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Write a backup into a folder each day' })).toBeVisible();
  const form = page.getByRole('form', { name: 'Save a backup' });
  await expect(form.getByLabel('Passphrase', { exact: true })).toBeFocused();
});

test('after a week without a backup the desk reminds, and is quiet for the day when told', async ({
  owner,
}) => {
  await setUp(owner);
  const { page, visit } = owner;
  const reminder = page.getByRole('region', { name: 'Backup reminder' });
  const now = Date.now();
  await expect(page.getByRole('status', { name: 'Connection' })).toBeVisible();
  await expect(reminder).toHaveCount(0);
  await visit('about:blank');
  await page.clock.setSystemTime(now + 8 * 86_400_000);
  await visit('/#/desk');
  await expect(reminder).toContainText('There is no backup of your book yet.');
  await expect(reminder).toContainText('This device is the only one that has it.');
  await reminder.getByRole('button', { name: 'Not today' }).click();
  await expect(reminder).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(reminder).toHaveCount(0);
  await visit('about:blank');
  await page.clock.setSystemTime(now + 9 * 86_400_000);
  await visit('/#/desk');
  await reminder.getByRole('link', { name: 'Save a backup' }).click();
  await saveBackup(owner);
  await expect(reminder).toHaveCount(0);
});
