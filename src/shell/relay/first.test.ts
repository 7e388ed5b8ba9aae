import { expect, onTestFinished, test, vi } from 'vitest';
import type { Letter } from '../../app/ports';
import { connect, letter, newHost, newKey, publish } from '../../host/testing/client';
import { readOnce } from './first';
import { newPuppet, open } from './testing/network';

test('reads what every relay holds, and counts those that answered', async () => {
  const [one, two] = [await newHost(), await newHost()];
  const shop = newKey();
  const certificate = letter({ kind: 30078, tags: [['d', 'certificate']], secret: shop.secret });
  const catalog = letter({ kind: 30078, tags: [['d', 'catalog']], secret: shop.secret });
  await publish(await connect(one.relay), certificate);
  await publish(await connect(two.relay), catalog);
  const got: [string, string][] = [];
  const answered = await readOnce(
    [one.relay, two.relay, 'ws://localhost:1', 'no address'],
    [
      { kinds: [30078], authors: [shop.key], '#d': ['certificate'] },
      { kinds: [30078], authors: [shop.key], '#d': ['catalog'] },
    ],
    ({ id }, relay) => got.push([id, relay]),
    { open },
  );
  expect(answered).toBe(2);
  expect(got.toSorted()).toEqual(
    [
      [certificate.id, one.relay],
      [catalog.id, two.relay],
    ].toSorted(),
  );
});

test('a relay that refuses or never answers does not hold the others up for ever', async () => {
  const good = letter({ tags: [['p', 'a']] });
  const refusing = await newPuppet(([, name], say) => say(['CLOSED', name, 'restricted']));
  const mute = await newPuppet(([, name], say) => {
    say('junk');
    say(['EVENT', name, { id: 1 }]);
    say(['EVENT', name, good]);
  });
  // Time passes when the last thing that will come has come.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const got: Letter[] = [];
  const receive = (each: Letter): void => {
    got.push(each);
    vi.advanceTimersByTime(4_000);
  };
  expect(await readOnce([refusing, mute], { kinds: [1059], '#p': ['a'] }, receive, { open })).toBe(0);
  expect(got).toEqual([good]);
});
