import { expect, test } from 'vitest';
import { mustInstall } from './install';

const agent = (device: string) => `Mozilla/5.0 (${device}) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15`;

test.each([
  ['an iPhone', agent('iPhone; CPU iPhone OS 18_0 like Mac OS X'), 5, false, true],
  ['an iPhone from the Home Screen', agent('iPhone; CPU iPhone OS 18_0 like Mac OS X'), 5, true, false],
  ['an iPad that calls itself a Mac', agent('Macintosh; Intel Mac OS X 10_15_7'), 5, false, true],
  ['a Mac', agent('Macintosh; Intel Mac OS X 10_15_7'), 0, false, false],
  ['an Android phone', agent('Linux; Android 15'), 5, false, false],
])('%s', (_, userAgent, touchPoints, standalone, must) => {
  expect(mustInstall({ userAgent, touchPoints, standalone })).toBe(must);
});
