import { expect, test } from 'vitest';
import { accountAddress } from './addresses';

test.each([
  ['#/b/key?r=a.example&c=card&q=request', 'me', '#/b/key/me?r=a.example&c=card'],
  ['#/b/key/service?r=a.example', 'me/appointments', '#/b/key/me/appointments?r=a.example'],
  ['#/b/key/s/token?k=card', 'me', '#/b/key/me'],
] as const)('from %s to %s', (hash, page, address) => {
  expect(accountAddress(hash, page)).toBe(address);
});
