import { expect, test } from 'vitest';
import type { DeviceId } from '../../core/id';
import type { Json } from '../../core/json';
import { isPresent, type NewMember, rotated, withoutMember, withRoot } from '../../core/membership';
import { NEWS_NAME } from '../../core/pages';
import { HOUR } from '../../core/time';
import type { MembersNews } from '../ports';
import { addKeys, createMemoryMembers, foundKeys } from '../testing/members';
import type { PagesBox } from './pagesBox';
import { createPagesNews } from './pagesNews';

const NOW = 1_800_000_000_000;
const clock = { now: () => NOW, at: () => () => undefined };

const member = (letter: string): NewMember => ({
  device: letter.repeat(16) as DeviceId,
  key: letter.repeat(43),
  letter: letter.repeat(64),
  answers: true,
  settings: true,
});

/** One relay's letter with the news, whoever puts it there; the same in every epoch. */
const createShelf = () => {
  let stands: Json | null = null;
  let writes = 0;
  const box = {
    read: async () => new Map(stands === null ? [] : [[NEWS_NAME, { body: stands, date: 0, expires: 0 }]]),
    write: async (_name: string, body: Json) => {
      stands = body;
      writes += 1;
      return 'taken' as const;
    },
  } as unknown as PagesBox;
  const keys = () => (stands as unknown as MembersNews).keys.length;
  return { box, keys, writes: () => writes };
};

test('news without its keys, which one that was removed put there, is put there whole', async () => {
  const [first, second, third] = [member('a'), member('b'), member('c')];
  const kept = foundKeys('f'.repeat(64), first);
  const owner = createMemoryMembers(first.device, kept, clock.now);
  const [away, gone] = [await addKeys(owner, second), await addKeys(owner, third)];
  const sleeper = createMemoryMembers(second.device, away, clock.now);
  const removed = createMemoryMembers(third.device, gone, clock.now);
  await owner.change(list => withoutMember(list, third.device, 0));
  await removed.take({ ...(await owner.news()), keys: [] });

  const { box, keys, writes } = createShelf();
  const exchange = (members: typeof owner) =>
    createPagesNews({ clock, members, boxAt: () => box, apart: new Map() });
  const [byOwner, byRemoved] = [exchange(owner), exchange(removed)];
  expect(await byRemoved('home')).toBe('done');
  expect(keys()).toBe(0);
  expect(await byOwner('home')).toBe('done');
  expect(keys()).toBe(2);

  const before = writes();
  await byRemoved('home');
  await byOwner('home');
  expect(writes()).toBe(before);
  await exchange(sleeper)('home');
  expect(away.list).toEqual(kept.list);
  expect(sleeper.secrets()[0]).toEqual(owner.secrets()[0]);
});

/** An owner who removed another one, who did not know it and removed a third: only the first can join the two lists. */
const parted = async () => {
  const [first, second, third] = [member('a'), member('b'), member('c')];
  const kept = foundKeys('f'.repeat(64), first);
  let now = NOW;
  const at = { now: () => now, at: () => () => undefined };
  const owner = createMemoryMembers(first.device, kept, at.now);
  const [other, phone] = [await addKeys(owner, second), await addKeys(owner, third)];
  const gone = createMemoryMembers(second.device, { ...other, root: true }, at.now);
  const staff = createMemoryMembers(third.device, phone, at.now);
  await gone.take(await owner.news());
  await gone.change(list => withRoot(list, second.device));
  await owner.take(await gone.news());
  await owner.change(list => withoutMember(list, second.device, 0));
  await staff.take(await owner.news());
  await gone.change(list => rotated(withoutMember(list, third.device, 0)));
  const { box, writes } = createShelf();
  const exchange = (members: typeof owner) => {
    const apart = new Map();
    // As after each change of the list.
    return (place: string) => createPagesNews({ clock: at, members, boxAt: () => box, apart })(place);
  };
  return {
    third: third.device,
    lists: { ofOwner: () => kept.list, ofStaff: () => phone.list },
    gone,
    writes,
    passes: (milliseconds: number) => {
      now += milliseconds;
    },
    byOwner: exchange(owner),
    byGone: exchange(gone),
    byStaff: exchange(staff),
  };
};

test('a list that was signed apart stands for an hour before it is outdone: whoever can join the two comes by meanwhile', async () => {
  const { third, lists, writes, passes, byOwner, byGone, byStaff } = await parted();
  await byGone('home');
  expect(writes()).toBe(1);
  await byStaff('home');
  passes(HOUR - 1);
  await byStaff('home');
  expect(writes()).toBe(1);
  await byOwner('home');
  expect(writes()).toBe(2);
  expect(isPresent(lists.ofOwner(), third)).toBe(false);
  await byStaff('home');
  expect(lists.ofStaff()).toEqual(lists.ofOwner());
});

test('that hour does not begin anew with each epoch that the other side begins', async () => {
  const { gone, writes, passes, byGone, byStaff } = await parted();
  await byGone('home');
  await byStaff('home');
  passes(HOUR / 2);
  await gone.change(rotated);
  await byGone('home');
  await byStaff('home');
  expect(writes()).toBe(2);
  passes(HOUR / 2);
  await byStaff('home');
  expect(writes()).toBe(3);
});
