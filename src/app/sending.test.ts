import { expect, test } from 'vitest';
import type { Letter, Receipt } from './ports';
import { anyTakes } from './sending';

const letter: Letter = { id: 'a', pubkey: 'b', created_at: 1, kind: 1, tags: [], content: '', sig: 'c' };

const relaysThat = (answer: (relay: string) => Promise<boolean>) => ({
  publish: (urls: readonly string[]): Promise<readonly Receipt[]> =>
    Promise.all(urls.map(async relay => ({ relay, taken: await answer(relay), says: '' }))),
});

test('a relay that answers nothing holds nobody up once another has taken the letter', async () => {
  const silent = new Promise<boolean>(() => undefined);
  const relays = relaysThat(relay => (relay === 'up' ? Promise.resolve(true) : silent));
  expect(await anyTakes(relays, ['down', 'up'], letter)).toBe(true);
});

test('what none took, or there is none to take, is not taken', async () => {
  const relays = relaysThat(relay =>
    relay === 'broken' ? Promise.reject(new Error('No socket')) : Promise.resolve(false),
  );
  expect(await anyTakes(relays, ['refuses', 'broken'], letter)).toBe(false);
  expect(await anyTakes(relays, [], letter)).toBe(false);
});
