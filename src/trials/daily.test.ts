import { expect, test } from 'vitest';
import { createCell } from '../app/live';
import type { BackupBox, BackupFolder, Clock } from '../app/ports';
import { readBackup } from '../core/backup';
import { err, ok } from '../core/result';
import { DAY, HOUR, MINUTE } from '../core/time';
import { createWorld, openShop } from './world';

// A folder that a browser lets the app write into, and what a person presses about it.

const createFolder = (clock: Clock) => {
  const folder = createCell<BackupFolder | null>(null);
  const files: { readonly at: number; readonly text: string }[] = [];
  const tries: number[] = [];
  let stands: 'open' | 'gone' = 'open';
  const become = (is: BackupFolder['is']) =>
    folder.set({ name: 'backups', is, written: files.at(-1)?.at ?? null });
  const box: BackupBox = {
    seal: async () => new Blob(),
    open: async () => err('not-a-backup'),
    hasFolders: true,
    folder: folder.live,
    choose: async () => ok(become('trying')),
    allow: async () => {
      become('trying');
      return true;
    },
    leave: async () => folder.set(null),
    write: async (_, text) => {
      tries.push(clock.now());
      if (stands === 'open') files.push({ at: clock.now(), text: await text() });
      become(stands);
      return stands === 'open' ? ok(undefined) : err(stands);
    },
  };
  const stand = (is: 'open' | 'gone') => {
    stands = is;
  };
  return { box, files, tries, become, stand };
};

const opened = async () => {
  const world = createWorld();
  const folder = createFolder(world.clock);
  const shop = await openShop(world, { backupBox: folder.box });
  shop.keep();
  return { ...world, ...folder, shop };
};

test('a file is written once the folder is chosen, whatever was saved by hand, and then each day', async () => {
  const { clock, shop, files } = await opened();
  await shop.desk.backup.make('a passphrase');
  await shop.desk.backup.choose('a passphrase');
  await expect.poll(() => files.length).toBe(1);
  const backup = readBackup(files[0]?.text ?? '');
  expect(backup.ok && backup.value.manifest.name).toBe('Salão Aurora');
  for (let hours = 0; hours < 48; hours += 12) {
    clock.advance(12 * HOUR);
    // What follows an alarm that rang has to come to its end before the next one is set.
    await shop.desk.backup.make('a passphrase');
  }
  await expect.poll(() => files.length).toBeGreaterThan(1);
  const [first, second] = files;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(DAY);
});

test('where it could not be written it is tried again after an hour, and at once when somebody presses', async () => {
  const { clock, shop, files, tries, stand } = await opened();
  stand('gone');
  await shop.desk.backup.choose('a passphrase');
  await expect.poll(() => tries.length).toBe(1);
  // It looks every ten minutes.
  await expect
    .poll(() => {
      clock.advance(10 * MINUTE);
      return tries.length;
    })
    .toBe(2);
  expect((tries[1] ?? 0) - (tries[0] ?? 0)).toBeGreaterThanOrEqual(HOUR);
  stand('open');
  await shop.desk.backup.allow();
  await expect.poll(() => files.length).toBe(1);
});

test('as long as the browser wants to be asked nothing is tried', async () => {
  const { clock, shop, tries, become } = await opened();
  become('ask');
  for (let day = 0; day < 3; day += 1) {
    clock.advance(DAY);
    await shop.desk.backup.make('a passphrase');
  }
  expect(tries).toEqual([]);
  await shop.desk.backup.allow();
  await expect.poll(() => tries.length).toBe(1);
});
