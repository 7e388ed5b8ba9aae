import { expect, test } from 'vitest';
import { openSaid, roomKeys, sealSaid } from './keys';

const secret = (fill: number) => new Uint8Array(32).fill(fill);

test('only who has the secret reads what is said, and only in the room where it was said', async () => {
  const room = await roomKeys(secret(1), 'hub');
  const sealed = await sealSaid(room, { hello: 1 });
  expect(await openSaid(room, sealed)).toEqual({ hello: 1 });
  expect(await openSaid(await roomKeys(secret(1), 'hub'), sealed)).toEqual({ hello: 1 });
  const others = [await roomKeys(secret(2), 'hub'), await roomKeys(secret(1), 'year 2026')];
  for (const other of others) {
    expect(other.topic).not.toBe(room.topic);
    expect(await openSaid(other, sealed)).toBeUndefined();
    // A server that hands it on under another room's name with the same key gains nothing.
    expect(await openSaid({ ...room, topic: other.topic }, sealed)).toBeUndefined();
  }
});

test('what was altered, is too long or no text at all is nothing', async () => {
  const room = await roomKeys(secret(1), 'hub');
  const sealed = await sealSaid(room, 'x');
  const altered = `${sealed.slice(0, -6)}${sealed.at(-6) === 'A' ? 'B' : 'A'}${sealed.slice(-5)}`;
  for (const data of [altered, 'not base64 !', '', null, { type: 'announce' }, 'A'.repeat(200_000)])
    expect(await openSaid(room, data)).toBeUndefined();
});
