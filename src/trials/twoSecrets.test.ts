import { expect, test } from 'vitest';
import { addKeys, createMemoryMembers } from '../app/testing/members';
import { rotated, withSettings } from '../core/membership';
import { DAY } from '../core/time';
import {
  clients,
  contentOf,
  createBusiness,
  createDevice,
  DEVICES,
  inStep,
  newMember,
  passes,
  relayAt,
  rest,
} from './pagesWorld';

// Two devices apart that hold the owner's key and begin the same epoch, each with a secret of its own.

const [A, B, C] = DEVICES;

/** While the first is offline, the second makes new keys and adds a third, which knows no others than those. */
const apart = async () => {
  const business = await createBusiness([A, B]);
  const [a, b] = [createDevice(business, A), createDevice(business, B)];
  const keys = business.keys.get(B);
  if (!keys) throw new Error('No such device');
  keys.root = true;
  await b.write(...clients(3, 'before'));
  const wakes = [a.wake(), b.wake()];
  await passes(business, inStep(a, b));
  for (const stop of wakes) stop();
  await a.members.change(list => rotated(withSettings(list, B, false, 3)));
  await b.members.change(rotated);
  business.keys.set(C, await addKeys(createMemoryMembers(B, keys, business.clock.now), newMember(C)));
  const [own, theirs] = [a, b].map(({ members }) => members.secrets()[0]);
  expect(own?.epoch).toBe(theirs?.epoch);
  expect(own?.secret).not.toEqual(theirs?.secret);
  return { business, a, b };
};

test('what stands under the one is read by who has both, and its devices are told of what comes after', async () => {
  const { business, a, b } = await apart();
  const c = createDevice(business, C);
  const wakes = [b.wake(), c.wake()];
  await c.write(...clients(3, 'there'));
  await b.write(...clients(3, 'also'));
  await passes(business, inStep(b, c));
  await rest(business);
  for (const stop of wakes) stop();
  // The second is never heard of again.
  business.clock.advance(DAY);
  await a.write(...clients(3, 'here'));
  a.wake();
  await rest(business);
  const again = createDevice(business, C, { before: c });
  again.wake();
  await passes(business, inStep(a, again), 20 * 60);
  expect(await contentOf(a)).toEqual(await contentOf(again));
  expect((await contentOf(a)).length).toBe(12);
});

test('a page that stands under both is read under each: the one hides nothing that the other has more', async () => {
  const { business, a, b } = await apart();
  const sleep = a.wake();
  await a.write(...clients(3, 'here'));
  await rest(business);
  sleep();
  // The relay loses what would have told the second of the list that the first had signed.
  relayAt(business).drop(({ content }) => content.includes('"name":"news"'));
  const stop = b.wake();
  await b.write(...clients(3, 'also'));
  await rest(business);
  stop();
  const pages = relayAt(business)
    .letters()
    .filter(({ content }) => content.includes(`"page/${B}/1-64"`));
  expect(new Set(pages.map(({ pubkey }) => pubkey)).size).toBe(3);
  business.clock.advance(DAY);
  const again = createDevice(business, A, { before: a });
  again.wake();
  await passes(business, async () => (await again.log.heads())[B] === 6, 20 * 60);
});
