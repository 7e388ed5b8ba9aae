import { WebSocket } from 'ws';
import type { Letter } from '../../src/app/ports';
import { targetOf } from '../flood/flood';
import { floodLetter } from '../flood/letters';
import { expect, test } from '../people/people';
import { setUp } from '../people/shop';

/** Hands letters to a relay, as anyone can. */
const send = (url: string, letters: readonly Letter[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    let taken = 0;
    socket.on('error', reject);
    socket.on('open', () => {
      for (const letter of letters) socket.send(JSON.stringify(['EVENT', letter]));
    });
    socket.on('message', data => {
      const [is, , isTaken] = JSON.parse(String(data));
      if (is !== 'OK' || isTaken !== true) return;
      taken += 1;
      if (taken === letters.length) socket.close();
    });
    socket.on('close', () =>
      taken === letters.length ? resolve() : reject(new Error(`${taken} were taken`)),
    );
  });

test('letters that are refused are counted, each by what is wrong with it', async ({ world, owner }) => {
  const target = await targetOf(await setUp(owner), []);
  const { page, visit } = owner;
  await visit('/#/desk/settings/devices');
  const health = page.getByRole('region', { name: 'Health of the book' });
  await expect(health).toContainText('Every entry of the log can be read.');
  await expect(health).toContainText('None.');
  // Twice what nobody can open, and a booking for another business.
  const letters = await Promise.all([20, 52, 4].map(sort => floodLetter(target, sort)));
  await send(world.relays[0]?.url ?? '', letters);
  await expect(health.getByRole('term')).toHaveText(['Malformed', 'For another business']);
  await expect(health.getByRole('definition')).toHaveText(['2', '1']);
});

test('the desk says how much is kept here, and that the browser has not promised to keep it', async ({
  owner,
}) => {
  await setUp(owner);
  const { page, visit } = owner;
  await visit('/#/desk/settings/backup');
  const storage = page.getByRole('region', { name: 'Storage' });
  await expect(storage).toContainText(/\d (kB|MB) of \d.* in use/);
  const kept = await page.evaluate(() => navigator.storage.persisted());
  expect(kept).toBe(false);
  await expect(storage).toContainText('The browser has not promised to keep your book');
  // A profile that is new is refused.
  await storage.getByRole('button', { name: 'Ask the browser to keep it' }).click();
  await expect(storage).toContainText('The browser did not promise it.');
});
