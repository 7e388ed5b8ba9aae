import { expect, test } from 'vitest';
import { createPagesBox } from '../app/desk/pagesBox';
import { createMemoryRelays } from '../app/testing/relays';
import { createMemoryStaffLetters } from '../app/testing/staff';
import type { Json } from '../core/json';
import { withoutMember } from '../core/membership';
import {
  client,
  clients,
  createBusiness,
  createDevice,
  DEVICES,
  HOME,
  inStep,
  passes,
  rest,
} from './pagesWorld';

// What a device that was removed does with the staff secret of the epoch before, which it still has.

const [A, B, C] = DEVICES;

/** Three devices in step, of which the third is removed while the second sleeps; then all sleep. */
const removing = async () => {
  const business = await createBusiness();
  const [a, b, c] = [createDevice(business, A), createDevice(business, B), createDevice(business, C)];
  const wakes = [a, c].map(device => device.wake());
  await a.write(...clients(3, 'a'));
  await c.write(...clients(3, 'c'));
  await passes(business, inStep(a, c), 200);
  const secrets = [...c.members.secrets()];
  await a.members.change(list => withoutMember(list, C, 3));
  await rest(business);
  for (const stop of wakes) stop();
  const letters = createMemoryStaffLetters(() => secrets);
  const grudge = createPagesBox({
    clock: business.clock,
    letters,
    relays: createMemoryRelays(business.network),
    url: HOME,
    isHome: true,
    isEnded: () => false,
    secret: secrets[0] ?? null,
  });
  const genuine = (await c.log.read(0, 100)).map(({ change }) => change).filter(({ device }) => device === C);
  return { business, a, b, grudge, genuine };
};

test('it cannot count what others have yet to write as erased', async () => {
  const { business, a, b, grudge } = await removing();
  const gone = Array.from({ length: 61 }, (_, n) => n + 4);
  expect(await grudge.write(`page/${A}/1-64`, { v: 1, changes: [], gone })).toBe('taken');
  const heads = { [A]: 64 };
  const letter = { v: 1, heads, stand: heads, wants: [], gone: null, list: 1, at: business.clock.now() };
  expect(await grudge.write(`heads/${C}`, letter)).toBe('taken');
  b.wake();
  await rest(business, 60);
  expect((await b.log.heads())[A]).toBe(3);
  a.wake();
  await a.write(client('new-one'), client('new-two'));
  await passes(business, inStep(a, b), 200);
  const keys = (await b.log.read(0, 100)).map(({ change }) => change.key);
  expect(keys).toEqual(expect.arrayContaining(['new-one', 'new-two']));
});

test('it cannot make others of the changes that still count', async () => {
  const { business, a, b, grudge, genuine } = await removing();
  const forged = genuine.map(change => ({ ...change, set: { name: 'forged' } }));
  await grudge.read([`page/${C}/1-64`]);
  const page: unknown = { v: 1, changes: forged, gone: [] };
  expect(await grudge.write(`page/${C}/1-64`, page as Json)).toBe('taken');
  b.wake();
  await rest(business, 60);
  a.wake();
  await passes(business, inStep(a, b), 200);
  const of = async ({ log }: typeof a) =>
    (await log.read(0, 100)).map(({ change }) => change).filter(({ device }) => device === C);
  expect(await of(b)).toEqual(await of(a));
  expect(await of(b)).toEqual(genuine);
});
