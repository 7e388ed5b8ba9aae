import { expect, test } from 'vitest';
import { NAMES_AT_ONCE } from '../app/desk/pagesBox';
import type { Letter, StaffSecret } from '../app/ports';
import { createStaffLetters } from '../shell/letters/staff';
import { connect, newHost, publish, stored } from './testing/client';

const DAY = 24 * 3600;
const seconds = (): number => Math.floor(Date.now() / 1000);
const secretOf = (byte: number): StaffSecret => ({ epoch: 1, secret: new Uint8Array(32).fill(byte) });

const letters = createStaffLetters({ secrets: () => [secretOf(1)] });
const strangers = createStaffLetters({ secrets: () => [secretOf(2)] });

const sealed = async (name: string, body: string, expires = seconds() + 400 * DAY): Promise<Letter> => {
  const letter = await letters.seal(name, { body }, seconds(), expires);
  if (!letter.ok) throw new Error(letter.error);
  return letter.value;
};

const eventOf = (letter: Letter) => ({ ...letter, tags: letter.tags.map(tag => [...tag]) });

test('staff devices find by name what they put there; nobody else finds or hears anything', async () => {
  const host = await newHost();
  const [device, stranger] = [await connect(host.relay), await connect(host.relay)];
  const names = Array.from(
    { length: NAMES_AT_ONCE },
    (_, n) => `page/${'a'.repeat(16)}/${n * 64 + 1}-${n * 64 + 64}`,
  );
  stranger.send(['REQ', 'all', { kinds: [30_078] }]);
  expect((await stranger.until(frame => frame[1] === 'all'))[0]).toBe('CLOSED');
  stranger.send(['REQ', 'guess', { ...strangers.filter(secretOf(2), names), limit: 300 }]);
  await stranger.until(frame => frame[0] === 'EOSE' && frame[1] === 'guess');
  for (const name of names)
    expect(await publish(device, eventOf(await sealed(name, 'x')))).toEqual([true, '']);
  expect((await stored(device, { ...letters.filter(secretOf(1), names), limit: names.length })).length).toBe(
    names.length,
  );
  expect((await stored(device, letters.filter(secretOf(1), names.slice(3, 5)))).length).toBe(2);
  expect(await stored(stranger, { ...strangers.filter(secretOf(2), names), limit: 300 })).toEqual([]);
  expect(await stored(stranger, { kinds: [30_078], '#d': names })).toMatch(/^restricted/);
  // Nothing was told in between: the next frame is the answer to this.
  stranger.send(['REQ', 'last', { kinds: [30_078], ids: ['0'.repeat(64)] }]);
  expect(await stranger.next()).toEqual(['EOSE', 'last']);
});

test('a page that grew takes the place of the one before, and both are kept as long as they ask', async () => {
  let now = Date.now();
  const host = await newHost({ now: () => now });
  const device = await connect(host.relay);
  const name = `page/${'a'.repeat(16)}/1-64`;
  await publish(device, eventOf(await sealed(name, 'short')));
  const grown = await letters.seal(name, { body: 'grown' }, seconds() + 1, seconds() + 400 * DAY);
  if (!grown.ok) throw new Error(grown.error);
  await publish(device, eventOf(grown.value));
  now += 399 * DAY * 1000;
  expect(await stored(device, letters.filter(secretOf(1), [name]))).toEqual([grown.value.id]);
  now += 2 * DAY * 1000;
  expect(await stored(device, letters.filter(secretOf(1), [name]))).toEqual([]);
});
