import { nextWeekday } from '../people/days';
import {
  digitsOn,
  enterCode,
  expectSynced,
  goApart,
  offerPlace,
  pair,
  syncStatus,
  textOf,
} from '../people/devices';
import { filmCode } from '../people/film';
import { press, type } from '../people/keyboard';
import { expect, test } from '../people/people';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);

test('a tablet joins by a code, gets the book, and both go on in step', async ({ owner, person }) => {
  const tablet = await person('tablet');
  await setUp(owner);
  await showDay(owner.page, day);
  await newSession(owner.page, { day, start: '10:00', client: 'Ana Silva' });

  await pair(owner, tablet);
  await owner.visit('/#/desk');
  await expectSynced([owner, tablet]);
  await showDay(tablet.page, day);
  await expect(session(tablet.page, /^10:00 AM.*Ana Silva/)).toBeVisible();
  await tablet.page.getByRole('link', { name: 'Clients' }).click();
  await expect(tablet.page.getByRole('link', { name: /Ana Silva/ })).toBeVisible();
  await tablet.page.getByRole('link', { name: 'Calendar' }).click();

  await test.step('what one enters the other sees', async () => {
    await showDay(owner.page, day);
    await showDay(tablet.page, day);
    await newSession(tablet.page, { day, start: '11:00', client: 'Bruno Costa' });
    await expect(session(owner.page, /^11:00 AM.*Bruno Costa/)).toBeVisible();
    await newSession(owner.page, { day, start: '14:00', client: 'Carla Souza' });
    await expect(session(tablet.page, /^2:00 PM.*Carla Souza/)).toBeVisible();
    await expectSynced([owner, tablet]);
  });
  await test.step('without a network the tablet says so, and catches up', async () => {
    await goApart(tablet);
    await showDay(tablet.page, day);
    await newSession(tablet.page, { day, start: '15:00', client: 'Davi Lima' });
    await expect(syncStatus(tablet.page)).toHaveText(/^Working offline · \d+ changes to send$/);
    await newSession(owner.page, { day, start: '16:00', client: 'Eva Dias' });
    await expect(session(tablet.page, /^4:00 PM/)).toHaveCount(0);
    await tablet.offline(false);
    await expect(session(owner.page, /^3:00 PM.*Davi Lima/)).toBeVisible();
    await expect(session(tablet.page, /^4:00 PM.*Eva Dias/)).toBeVisible();
    await expectSynced([owner, tablet]);
  });
});

test('a code that ended, was used, or whose digits differ gives nothing away', async ({ owner, person }) => {
  const tablet = await person('tablet');
  const other = await person('other');
  await setUp(owner);
  const dialog = owner.page.getByRole('dialog', { name: 'Add a device' });

  await test.step('ended', async () => {
    await owner.page.clock.install();
    await offerPlace(owner);
    await owner.page.clock.fastForward('05:01');
    await expect(dialog).toContainText('The code has ended.');
    await owner.page.clock.resume();
  });
  await test.step('digits that differ', async () => {
    await owner.visit('about:blank');
    const code = await offerPlace(owner);
    await enterCode(tablet, code);
    await digitsOn(owner.page);
    await owner.page.getByRole('button', { name: 'They differ' }).click();
    await expect(dialog).toContainText('Stopped: the digits differed.');
    await expect(tablet.page.getByRole('main')).toContainText('Stopped: the digits differed.');
    await tablet.visit('/#/desk');
    await expect(tablet.page.getByRole('link', { name: 'Set up my business' })).toBeVisible();
  });
  await test.step('used', async () => {
    await dialog.getByRole('button', { name: 'New code' }).click();
    const shown = dialog.getByLabel('Pairing code', { exact: true });
    const code = await textOf(shown);
    await enterCode(tablet, code);
    await digitsOn(tablet.page);
    await enterCode(other, code);
    await expect(other.page.getByRole('main')).toContainText('This code was used already');
    await owner.page.getByRole('button', { name: 'Digits match' }).click();
    await expect(dialog).toContainText('It gets its keys once “Digits match” is pressed there too.');
    await tablet.page.getByRole('button', { name: 'Digits match' }).click();
    await expect(tablet.page.getByRole('link', { name: 'Open the book' })).toBeVisible();
  });
});

test('a browser with a book of its own, and codes that are none, are refused', async ({ owner, person }) => {
  const other = await person('other owner');
  await setUp(owner);
  await setUp(other, { name: 'Barber Bento' });
  const code = await offerPlace(owner);
  await other.visit(`/#/pair/${code}`);
  await expect(other.page.getByRole('main')).toContainText('This browser is a device of a business already.');
  await other.page.getByRole('link', { name: 'Open the desk' }).click();
  await expect(other.page.getByText('Barber Bento').first()).toBeVisible();

  const { page, visit } = await person('newcomer');
  await visit('/#/pair');
  const field = page.getByRole('textbox', { name: 'Pairing code' });
  for (const [typed, says] of [
    ['', 'Enter the code that the other device shows.'],
    ['12345', 'This is not a pairing code'],
  ] as const) {
    await field.fill(typed);
    await page.getByRole('button', { name: 'Pair', exact: true }).click();
    await expect(field).toBeFocused();
    await expect(field).toHaveAccessibleDescription(new RegExp(says));
    await expect(field).toHaveValue(typed);
  }
  await enterCode({ page, visit } as typeof other, 'AAAAA-AAAAA');
  await expect(page.getByRole('main')).toContainText('No device waits behind this code.');
});

test('a device joins by keyboard alone', async ({ owner, person }) => {
  const tablet = await person('tablet');
  await setUp(owner);
  await owner.visit('/#/desk/settings/devices');
  await press(owner.page, owner.page.getByRole('button', { name: 'Add a device' }));
  const code = await textOf(owner.page.getByLabel('Pairing code', { exact: true }));
  await tablet.visit('/');
  await press(tablet.page, tablet.page.getByRole('link', { name: /^Pair/ }));
  await type(tablet.page, tablet.page.getByRole('textbox', { name: 'Pairing code' }), code.toLowerCase());
  await tablet.page.keyboard.press('Enter');
  expect(await digitsOn(tablet.page)).toBe(await digitsOn(owner.page));
  for (const { page } of [tablet, owner])
    await press(page, page.getByRole('button', { name: 'Digits match' }));
  await press(tablet.page, tablet.page.getByRole('link', { name: 'Open the book' }));
  await press(owner.page, owner.page.getByRole('button', { name: 'Done' }));
  await expectSynced([owner, tablet]);
});

test('the code is scanned with the camera, or comes with the link', async ({ owner, person }, info) => {
  await setUp(owner);
  const code = await offerPlace(owner);
  const film = info.outputPath('code.y4m');
  const link = new URL(`/#/pair/${code.replace('-', '').toLowerCase()}`, owner.page.url()).href;
  filmCode(film, link);
  const { page, visit } = await person('phone', { camera: film, permissions: ['camera'] });
  await visit('/#/pair');
  await page.getByRole('button', { name: 'Scan the code' }).click();
  expect(await digitsOn(page)).toBe(await digitsOn(owner.page));
  await expect(page.locator('video')).toHaveCount(0);
  await owner.page.getByRole('button', { name: 'They differ' }).click();

  await owner.page.getByRole('button', { name: 'New code' }).click();
  await owner.page.getByRole('button', { name: 'Copy link' }).click();
  await expect(owner.page.getByText('Link copied.')).toBeVisible();
  const copied = await owner.page.evaluate(() => navigator.clipboard.readText());
  const laptop = await person('laptop');
  await laptop.visit(copied);
  expect(await digitsOn(laptop.page)).toBe(await digitsOn(owner.page));
});
