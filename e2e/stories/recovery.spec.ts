import type { Locator, Page } from '@playwright/test';
import { restore, restoringForm, saveBackup } from '../people/backup';
import { nextWeekday } from '../people/days';
import { enterCode, expectSynced, pair } from '../people/devices';
import { look } from '../people/look';
import { expect, test } from '../people/people';
import type { Person } from '../people/person';
import { newSession, SALON, session, setUp, showDay } from '../people/shop';

const day = nextWeekday(3, SALON.zone);

const sheet = (page: Page): Locator =>
  page.getByRole('list', { name: 'Your 24 recovery words, in their order' }).getByRole('listitem');

/** Shows the words in the settings, as the owner does who writes them down, and types two of them back. */
const wordsOf = async ({ page, visit }: Person): Promise<readonly string[]> => {
  await visit('/#/desk/settings/devices');
  await expect(page.getByRole('button', { name: 'Show the recovery words' })).toBeVisible();
  await expect(sheet(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Show the recovery words' }).click();
  await expect(sheet(page)).toHaveCount(24);
  const words = await sheet(page).allTextContents();
  await page.emulateMedia({ media: 'print' });
  await expect(sheet(page).last()).toBeVisible();
  await expect(page.getByText(/^Recovery words of /)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, includeHidden: true })).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'I have written them down' }).click();
  await expect(sheet(page)).toHaveCount(0);
  const fields = await page.getByRole('textbox', { name: /^Word \d+$/ }).all();
  expect(fields).toHaveLength(2);
  const [first] = fields;
  await first?.fill('wrong');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(first as Locator).toHaveAccessibleDescription('This is not the word at this place.');
  await expect(first as Locator).toBeFocused();
  for (const [at, word] of words.entries()) {
    const field = page.getByRole('textbox', { name: `Word ${at + 1}`, exact: true });
    if ((await field.count()) > 0) await field.fill(word.toUpperCase());
  }
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('They are right. Keep the paper well.')).toBeVisible();
  return words;
};

/**
 * Counts the pages of the book that the relay took: letters that it is to keep for a year and more, which only the
 * devices among themselves write.
 */
const pagesKept = (page: Page): (() => number) => {
  const sent = new Set<string>();
  let kept = 0;
  page.on('websocket', socket => {
    socket.on('framesent', ({ payload }) => {
      const [type, letter] = partsOf(payload);
      const end = letter?.tags?.find(([tag]) => tag === 'expiration')?.[1];
      if (type === 'EVENT' && letter?.id && Number(end) > Date.now() / 1000 + 31_536_000) sent.add(letter.id);
    });
    socket.on('framereceived', ({ payload }) => {
      const [type, id] = partsOf(payload) as readonly unknown[];
      if (type === 'OK' && sent.delete(String(id))) kept += 1;
    });
  });
  return () => kept;
};

type Sent = readonly [string?, { readonly id?: string; readonly tags?: readonly (readonly string[])[] }?];

const partsOf = (payload: string | Buffer): Sent => {
  const parts: unknown = payload.toString().startsWith('[') ? JSON.parse(payload.toString()) : [];
  return parts as Sent;
};

// It counts what a book sends from its first change on.
test.use({ shop: null });

test('every device is lost: a new one takes over by the words and gets the book from the relay', async ({
  owner,
  person,
}) => {
  const kept = pagesKept(owner.page);
  await setUp(owner);
  await showDay(owner.page, day);
  await expect.poll(kept).toBeGreaterThan(0);
  const before = kept();
  await newSession(owner.page, { day, start: '10:00', client: 'Ana Silva' });
  await expect.poll(kept).toBeGreaterThan(before);
  const words = await wordsOf(owner);
  await owner.visit('/#/desk/clients');
  await expect(owner.page.getByRole('link', { name: /Ana Silva/ })).toBeVisible();
  await expect(owner.page.getByRole('status', { name: 'Connection' })).toHaveText('Connected');
  await owner.visit('about:blank');

  const { page, visit } = await person('new phone');
  await visit('/');
  await page.getByRole('link', { name: 'Recover my business' }).click();
  const field = page.getByRole('textbox', { name: 'Recovery words' });
  const go = page.getByRole('button', { name: 'Take over' });
  for (const [typed, says] of [
    ['', 'Enter the 24 words.'],
    [words.slice(1).join(' '), 'There are 23 words here; it needs 24.'],
    [[...words.slice(0, 23), 'xyzzy'].join(' '), '“xyzzy”, word 24, is none of the words there are.'],
  ] as const) {
    await field.fill(typed);
    await go.click();
    await expect(field).toHaveAccessibleDescription(new RegExp(says.replaceAll('.', '\\.')));
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(typed);
  }
  await field.fill(words.map((word, at) => `${at + 1}. ${word}`).join('\n'));
  await go.click();
  // Nothing is done before it is seen which devices there are, and which of them go.
  const ask = page.getByRole('alertdialog', { name: 'Take this business over?' });
  const devices = ask.getByRole('listitem');
  await expect(devices).toHaveCount(1);
  await expect(devices).toContainText(/Still in use: keep “.+”/);
  await expect(devices).toContainText(/Last seen .*20\d\d/);
  await ask.getByRole('button', { name: 'Take over now' }).click();
  await page.getByRole('link', { name: 'Open the book' }).click();
  await showDay(page, day);
  await expect(session(page, /^10:00 AM.*Ana Silva/)).toBeVisible();
  await newSession(page, { day, start: '11:00', client: 'Bruno Costa' });
  await visit('/#/desk/settings/devices');
  await expect(page.getByRole('list', { name: 'Removed' }).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Add a device' })).toBeVisible();

  await owner.visit('/#/desk');
  await expect(owner.page.getByRole('heading', { level: 1 })).toHaveText(/removed/i);
});

test('a backup of a device without the owner’s key restores the business, with the words', async ({
  owner,
  person,
}) => {
  const tablet = await person('tablet');
  await setUp(owner);
  await newSession(owner.page, { day, start: '10:00', client: 'Ana Silva' });
  const words = await wordsOf(owner);
  await pair(owner, tablet);
  await expectSynced([owner, tablet]);
  const file = await saveBackup(tablet);

  const { page, visit } = await person('new laptop');
  await visit('/#/restore');
  const form = page.locator('form');
  await restore(form, file);
  const field = form.getByRole('textbox', { name: 'Recovery words' });
  await expect(field).toHaveAccessibleDescription(/made on a device without the owner’s key/);
  await field.fill(words.join(' '));
  await form.getByRole('button', { name: /^Restore/ }).click();
  await page.getByRole('link', { name: 'Open the book' }).click();
  await showDay(page, day);
  await expect(session(page, /^10:00 AM.*Ana Silva/)).toBeVisible();
  await visit('/#/desk/settings/devices');
  await expect(page.getByRole('button', { name: 'Add a device' })).toBeVisible();
});

test.describe('where the host has no relay of its own', () => {
  test.use({ relayCount: 2 });

  test('the words bring an empty book back, which is said beside them, and a backup fills it', async ({
    world,
    owner,
    person,
  }) => {
    world.configure(JSON.stringify({ relays: [world.relays[1]?.url] }));
    await setUp(owner);
    await newSession(owner.page, { day, start: '10:00', client: 'Ana Silva' });
    const words = await wordsOf(owner);
    await expect(owner.page.getByRole('region', { name: 'Recovery words' })).toContainText(
      'The words alone would bring back a business with an empty one',
    );
    const file = await saveBackup(owner);
    await owner.visit('about:blank');

    const { page, visit } = await person('new phone');
    await visit('/#/recover');
    await page.getByRole('textbox', { name: 'Recovery words' }).fill(words.join(' '));
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('button', { name: 'Take over now' }).click();
    await page.getByRole('link', { name: 'Open the book' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your book is on its way');
    await look(page, 'a book that is on its way');
    await restore(restoringForm(page), file);
    await showDay(page, day);
    await expect(session(page, /^10:00 AM.*Ana Silva/)).toBeVisible();
  });
});

test('with a broken config.json a new device is told that no relay can be reached, and a backup is restored', async ({
  world,
  owner,
  person,
}) => {
  await setUp(owner);
  await newSession(owner.page, { day, start: '10:00', client: 'Ana Silva' });
  const file = await saveBackup(owner);
  world.configure('{ "relays": [');
  const phone = await person('new phone');
  const { page, visit } = phone;
  await enterCode(phone, 'abcde-fgh12');
  await expect(page.getByRole('main')).toContainText(
    'No relay can be reached just now, and pairing needs one.',
  );
  await visit('/#/recover');
  const words = `${'letter advice cage absurd amount doctor acoustic avoid '.repeat(2)}letter advice cage absurd amount doctor acoustic bless`;
  await page.getByRole('textbox', { name: 'Recovery words' }).fill(words);
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('alert')).toContainText('No relay can be reached just now.');
  await visit('/#/restore');
  await restore(page.locator('form'), file);
  await page.getByRole('link', { name: 'Open the book' }).click();
  await showDay(page, day);
  await expect(session(page, /^10:00 AM.*Ana Silva/)).toBeVisible();
});

test('a second device manages devices once the words are entered on it', async ({ owner, person }) => {
  const tablet = await person('tablet');
  await setUp(owner);
  const words = await wordsOf(owner);
  await pair(owner, tablet);
  await expectSynced([owner, tablet]);
  const { page, visit } = tablet;
  await visit('/#/desk/settings/devices');
  await expect(page.getByRole('button', { name: 'Enter the recovery words' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a device' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Enter the recovery words' }).click();
  await page.getByRole('textbox', { name: 'Recovery words' }).fill(words.join(' '));
  await page.getByRole('button', { name: 'Use these words' }).click();
  await expect(page.getByRole('button', { name: 'Add a device' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show the recovery words' })).toBeVisible();
  const phone = await person('phone');
  await pair(tablet, phone);
  await expectSynced([owner, tablet, phone]);
});
