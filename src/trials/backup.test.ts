import { expect, test } from 'vitest';
import { createMemoryDisk, createMemoryLog } from '../app/testing/log';
import { BACKUP_DUE, changeLines, manifestLine, readBackup } from '../core/backup';
import { type Json, json } from '../core/json';
import { DAY } from '../core/time';
import { createBackupBox } from '../shell/backup/folder';
import {
  book,
  bookingAt,
  CHEAP,
  createWorld,
  openBrowser,
  openShop,
  outcome,
  sessionsOf,
  TOMORROW_AT_10,
  until,
  visit,
} from './world';

const PASSPHRASE = 'três gatos no telhado';

const opened = async () => {
  const world = createWorld();
  const shop = await openShop(world);
  shop.keep();
  const ana = await openBrowser(world);
  const seen = await visit(shop, ana);
  const key = await book(ana, bookingAt(seen, TOMORROW_AT_10));
  await outcome(ana, seen.root, key, 'confirmed');
  const made = await shop.desk.backup.make(PASSPHRASE);
  if (!made.ok) throw new Error(made.error);
  return { world, shop, ana, seen, key, ...made.value };
};

test('a backup holds every change and the owner’s key, and restoring it twice adds nothing', async () => {
  const { world, shop, file, name } = await opened();
  expect(name).toBe('caderneta-salao-aurora-2027-01-04.backup');
  const text = await createBackupBox('reader', world.clock, CHEAP).open(file, PASSPHRASE);
  const backup = text.ok ? readBackup(text.value) : null;
  if (!backup?.ok) throw new Error('It does not open');
  const { manifest, changes } = backup.value;
  expect(manifest).toMatchObject({
    name: 'Salão Aurora',
    business: shop.vault.root,
    device: shop.vault.device.id,
  });
  expect(manifest.root).toMatch(/^[0-9a-f]{64}$/);
  // All but the change that says when this backup was made.
  const held = (await shop.log.read(0, 1000)).map(({ change }) => change);
  expect(changes).toEqual(held.slice(0, -1));
  const raw = new TextDecoder().decode(await file.arrayBuffer());
  for (const secret of ['Salão', 'Souza', String(manifest.root)]) expect(raw).not.toContain(secret);

  const end = await shop.log.end();
  expect(await shop.desk.backup.restore(file, PASSPHRASE)).toEqual({ ok: true, value: { added: 0 } });
  expect(await shop.log.end()).toBe(end);
});

test('a book that lost its end gets it back, and nothing that was erased', async () => {
  const { world, shop, file, key } = await opened();
  const [entry] = await sessionsOf(shop);
  const client = entry?.session.client;
  if (!client) throw new Error('No client');
  await shop.desk.sessions.note(key, 'after the backup');
  expect((await shop.desk.clients.forget(client)).ok).toBe(true);
  expect((await shop.desk.backup.restore(file, PASSPHRASE)).ok).toBe(true);
  const everything = JSON.stringify(await shop.log.read(0, 1000));
  for (const typed of ['Ana', 'Souza', '91234']) expect(everything).not.toContain(typed);

  const disk = createMemoryDisk();
  const bare = createMemoryLog({ device: shop.vault.device, now: world.clock.now, disk });
  const text = await createBackupBox('reader2', world.clock, CHEAP).open(file, PASSPHRASE);
  const backup = text.ok ? readBackup(text.value) : null;
  if (!backup?.ok) throw new Error('It does not open');
  await bare.accept(backup.value.changes);
  expect((await bare.heads())[shop.vault.device.id]).toBe(backup.value.changes.length);
});

test('the backup of another business is refused, and nothing is touched', async () => {
  const { file } = await opened();
  const other = await openShop(createWorld());
  const end = await other.log.end();
  expect(await other.desk.backup.restore(file, PASSPHRASE)).toEqual({ ok: false, error: 'other-business' });
  expect(await other.desk.backup.restore(file, 'another passphrase')).toEqual({
    ok: false,
    error: 'wrong-passphrase',
  });
  expect(await other.log.end()).toBe(end);
});

test('a backup whose list of devices is not signed by the business is refused, and nothing is touched', async () => {
  const { world, shop, file } = await opened();
  const box = createBackupBox('forger', world.clock, CHEAP);
  const text = await box.open(file, PASSPHRASE);
  const backup = text.ok ? readBackup(text.value) : null;
  if (!backup?.ok) throw new Error('It does not open');
  const { manifest } = backup.value;
  const tablet = await openShop(world, { joins: shop });
  const wrote = await tablet.log.append([{ of: 'client', key: 'bia', set: { first: 'Bia' }, by: 'owner' }]);
  if (!wrote.ok) throw new Error(wrote.error.is);
  const changes = [...backup.value.changes, ...wrote.value.entries.map(({ change }) => change)];
  const restored = async (news: Json) => {
    const lines = manifestLine({ ...manifest, news, changes: changes.length }) + changeLines(changes);
    return shop.desk.backup.restore(await box.seal(lines, PASSPHRASE), PASSPHRASE);
  };
  const [end, list] = [await shop.log.end(), shop.vault.list()];
  const foreign = json(await (await openShop(createWorld())).vault.members.news());
  for (const news of [foreign, null, {}])
    expect(await restored(news)).toEqual({ ok: false, error: 'refused' });
  expect(await shop.log.end()).toBe(end);
  expect(shop.vault.list()).toEqual(list);
  // With the list that it came with, what the book lacks is added.
  expect(await restored(manifest.news as Json)).toEqual({ ok: true, value: { added: 1 } });
});

test('a reminder is due seven days after the last backup, or after the book was begun', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  const { state } = shop.desk.backup;
  expect(await until(state, () => true)).toMatchObject({ last: null, due: false });
  world.clock.advance(BACKUP_DUE);
  await until(state, ({ due }) => due);
  await shop.desk.backup.make(PASSPHRASE);
  const after = await until(state, ({ due }) => !due);
  expect(after.last as Json).toBeGreaterThan(0);
});

test('a backup that was dated while a clock was ahead silences no reminder, on no device', async () => {
  const world = createWorld();
  const shop = await openShop(world);
  const yearAhead = world.clock.now() + 365 * DAY;
  const set = { backup: yearAhead };
  const noted = await shop.log.append([{ of: 'device', key: 'b'.repeat(16), by: 'desk', set }]);
  expect(noted.ok).toBe(true);
  await until(shop.desk.backup.state, ({ due, last }) => !due && last === null);
  world.clock.advance(BACKUP_DUE);
  await until(shop.desk.backup.state, ({ due }) => due);
  await shop.desk.backup.make(PASSPHRASE);
  const after = await until(shop.desk.backup.state, ({ due }) => !due);
  expect(after.last).toBeLessThan(yearAhead);
});

test('a device that cannot keep the list of devices says so of itself, not of the file', async () => {
  const { world, shop, file } = await opened();
  for (const fault of ['full', 'unavailable', 'locked'] as const) {
    const members = { ...shop.vault.members, take: async () => ({ ok: false, error: fault }) as const };
    const { desk } = await openShop(world, { before: { ...shop, vault: { ...shop.vault, members } } });
    expect(await desk.backup.restore(file, PASSPHRASE)).toEqual({ ok: false, error: fault });
  }
});
