import { readFileSync } from 'node:fs';
import { nextWeekday } from '../people/days';
import { expectSynced, pair } from '../people/devices';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);

const openClient = async ({ page, visit }: Person, name: string): Promise<void> => {
  await visit('/#/desk/clients');
  await page.getByRole('link', { name: new RegExp(name) }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

const download = async ({ page }: Person, button: string): Promise<{ name: string; text: string }> => {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await downloading;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
};

test('a client gets all that the book has about them, as a page and as data', async ({ owner }) => {
  await setUp(owner);
  await showDay(owner.page, day);
  await newSession(owner.page, { day, start: '10:00', client: 'Ana Silva' });
  await newSession(owner.page, { day, start: '11:00', client: 'Bruno Costa' });
  await openClient(owner, 'Ana Silva');
  await owner.page.getByRole('button', { name: 'Export client' }).click();
  const data = await download(owner, 'A file for programs (JSON)');
  expect(data.name).toMatch(/^client-.+\.json$/);
  expect(JSON.stringify(JSON.parse(data.text))).toContain('Ana');
  expect(data.text).toContain('Haircut');
  expect(data.text).not.toContain('Bruno');
  const report = await download(owner, 'A page to read');
  expect(report.name).toMatch(/^client-.+\.html$/);
  expect(report.text).toContain('Data of Ana Silva');
  expect(report.text).toContain('Haircut');
  expect(report.text).not.toContain('Bruno');
});

test('a client who is erased on one device is gone from the other too, and sessions stay without a name', async ({
  owner,
  person,
}) => {
  const tablet = await person('tablet');
  await setUp(owner);
  await showDay(owner.page, day);
  await newSession(owner.page, { day, start: '10:00', client: 'Ana Silva' });
  await pair(owner, tablet);
  await openClient(tablet, 'Ana Silva');
  const { page } = tablet;
  await page.getByRole('button', { name: 'Erase client' }).click();
  const asks = page.getByRole('alertdialog', { name: 'Erase Ana Silva?' });
  await expect(asks).toContainText('One session is still to come. It is not cancelled.');
  await expect(asks).toContainText('Not reached: backup files');
  await asks.getByRole('button', { name: 'Go on' }).click();
  await expect(asks).toContainText('There is no way back.');
  await asks.getByRole('button', { name: 'Erase for good' }).click();
  await expect(page.getByText('Client erased')).toBeVisible();

  await owner.visit('/#/desk/clients');
  await expectSynced([owner, tablet]);
  for (const someone of [owner, tablet]) {
    await someone.visit('/#/desk/clients');
    await expect(someone.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(someone.page.getByText('Ana Silva')).toHaveCount(0);
    await someone.visit('/#/desk');
    await showDay(someone.page, day);
    await expect(session(someone.page, /^10:00 AM/)).toBeVisible();
    await expect(session(someone.page, /Ana Silva/)).toHaveCount(0);
  }
});
