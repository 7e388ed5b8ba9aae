import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { generateSecretKey, getPublicKey } from 'nostr-tools/pure';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Clock, MembersNews } from '../../app/ports';
import { membersContract, type Party } from '../../app/testing/members.contract';
import {
  memberOf,
  type NewMember,
  rotated,
  withAnswers,
  withMember,
  withoutMember,
} from '../../core/membership';
import { bytesToHex } from '../letters/bytes';
import { checkKeyring, openKeyring, sealKeyring } from '../letters/keyring';
import { signMembership } from '../letters/membership';
import { createCabinet } from './cabinet';
import { createDeskVault, type DeskVault, openDeskVault } from './deskVault';
import { DESK } from './entries';
import { createJoining } from './joining';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

let now = 1_800_000_000_000;
const clock: Clock = { now: () => now, at: () => () => undefined };
let count = 0;
// Of its own: files that share a worker share what this one leaves in the browser's storage, and the trials have vaults.
const unique = () => `members-${++count}`;

const opened = async (name: string): Promise<DeskVault> => {
  const vault = await openDeskVault({ clock, name });
  if (!vault.ok || !vault.value) throw new Error('no vault');
  return vault.value;
};

const founded = async (name = unique()): Promise<DeskVault> => {
  const vault = await createDeskVault({ clock, name });
  if (!vault.ok) throw new Error(vault.error.is);
  return vault.value;
};

const newcomerOf = async (name: string) => {
  const joining = createJoining({ clock, name, isUnused: async () => false });
  const keys = await joining.keys();
  if (!keys.ok) throw new Error(keys.error);
  const member: NewMember = { ...keys.value, answers: true, settings: true };
  return { joining, member };
};

/** A device that the owner added, in a browser of its own. */
const joined = async (owner: DeskVault, rights: Partial<NewMember> = {}) => {
  const name = unique();
  const { joining, member } = await newcomerOf(name);
  await owner.members.change(list => withMember(list, { ...member, ...rights }));
  const done = await joining.finish(owner.root, await owner.members.news());
  if (!done.ok) throw new Error(done.error);
  return opened(name);
};

const make = async () => {
  const vaults: DeskVault[] = [];
  const partyOf = async (name: string, member: NewMember): Promise<Party> => {
    const [one, other] = [await opened(name), await opened(name)];
    vaults.push(one, other);
    return { member, tabs: [one.members, other.members] };
  };
  const name = unique();
  const vault = await founded(name);
  vaults.push(vault);
  const own = memberOf(vault.list(), vault.device.id);
  const root = vault.rootSecret();
  if (!own || !root) throw new Error('no founder');
  return {
    founder: await partyOf(name, { ...own, settings: true }),
    newcomer: async () => {
      const at = unique();
      const { joining, member } = await newcomerOf(at);
      return {
        member,
        joins: async (news: MembersNews, withRoot = false) => {
          const done = await joining.finish(vault.root, news);
          if (!done.ok) throw new Error(done.error);
          const party = await partyOf(at, member);
          if (withRoot) for (const one of vaults.slice(-2)) await one.takeRoot(root);
          return party;
        },
      };
    },
    setNow: (to: number) => {
      now = to;
    },
    close: async () => {
      for (const one of vaults) await one.close();
    },
  };
};

describe('the devices of a business, by its vaults', () => {
  for (const { name, run } of membersContract(make)) test(name, run);
});

describe('the desk key', () => {
  test('is held by those who answer requests, and by no one else', async () => {
    const owner = await founded();
    const quiet = await joined(owner, { answers: false });
    const loud = await joined(owner);
    expect(loud.desks(now)).toEqual(owner.desks(now));
    expect(quiet.desks(now)).toEqual([]);
    expect(quiet.deskKey()).toBeNull();
    await owner.members.change(list => withAnswers(list, quiet.device.id, true, 0));
    await quiet.members.take(await owner.members.news());
    expect(quiet.desks(now)).toEqual(owner.desks(now));
    await owner.members.change(list => withAnswers(list, quiet.device.id, false, 0));
    await quiet.members.take(await owner.members.news());
    expect(quiet.desks(now)).toEqual([]);
  });

  test('of a new epoch comes with its certificate, to those who cannot make one', async () => {
    const owner = await founded();
    const phone = await joined(owner);
    const before = owner.desks(now)[0];
    await owner.members.change(rotated);
    await phone.members.take(await owner.members.news());
    expect(phone.desks(now).map(({ epoch }) => epoch)).toEqual([2, 1]);
    expect(phone.desks(now)[0]).toEqual(owner.desks(now)[0]);
    expect(phone.desks(now)[1]?.key).toBe(before?.key);
    const [one, other] = [await owner.certificate(), await phone.certificate()];
    expect(one.ok && one.value).toBeTruthy();
    expect(other).toEqual(one);
  });

  test('stays with a holder of the root key that answers nothing itself', async () => {
    const owner = await founded();
    const phone = await joined(owner);
    await owner.members.change(list => withAnswers(list, owner.device.id, false, 0));
    expect(owner.desks(now)).toEqual([]);
    await owner.members.change(rotated);
    await phone.members.take(await owner.members.news());
    expect(phone.desks(now)[0]?.key).toBe(owner.deskKey()?.key);
  });
});

describe('what passwords are registered with', () => {
  test('is the same for all who answer requests, whatever keys are replaced, and nobody else has it', async () => {
    const owner = await founded();
    const [quiet, loud] = [await joined(owner, { answers: false }), await joined(owner)];
    const before = owner.logins();
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect([loud.logins(), quiet.logins()]).toEqual([before, null]);
    await owner.members.change(rotated);
    for (const one of [quiet, loud]) await one.members.take(await owner.members.news());
    expect([owner.logins(), loud.logins(), quiet.logins()]).toEqual([before, before, null]);
    await owner.members.change(list =>
      withAnswers(withAnswers(list, quiet.device.id, true, 0), loud.device.id, false, 0),
    );
    for (const one of [quiet, loud]) await one.members.take(await owner.members.news());
    expect([loud.logins(), quiet.logins()]).toEqual([null, before]);
    expect((await founded()).logins()).not.toBe(before);
  });
});

describe('what is handed on', () => {
  test('of another business, or changed on its way, is refused and nothing of it taken', async () => {
    const owner = await founded();
    const phone = await joined(owner);
    await owner.members.change(rotated);
    const news = await owner.members.news();
    const other = await (await founded()).members.news();
    const list = phone.list();
    const flip = (text: string) => `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
    for (const [bad, fault] of [
      [null, 'malformed'],
      [{ list: news.list }, 'malformed'],
      [{ ...news, keys: Array.from({ length: 500 }, () => news.keys[0]) }, 'malformed'],
      [other, 'wrong-root'],
      [{ ...news, list: { ...news.list, sig: flip(news.list.sig) } }, 'bad-signature'],
      [{ ...news, keys: other.keys }, 'wrong-root'],
      [{ ...news, keys: [] }, 'wrong-key'],
      [{ ...news, list: { ...news.list, content: 'x'.repeat(200_000) } }, 'oversized'],
    ] as const)
      expect(await phone.members.take(bad)).toEqual({ ok: false, error: fault });
    expect(phone.list()).toEqual(list);
    expect((await phone.members.take(news)).ok).toBe(true);
  });

  test('with the keys of an earlier list is refused', async () => {
    const owner = await founded();
    const phone = await joined(owner);
    const before = await owner.members.news();
    await owner.members.change(rotated);
    const mixed = { ...(await owner.members.news()), keys: before.keys };
    expect(await phone.members.take(mixed)).toEqual({ ok: false, error: 'stale' });
    expect(phone.list().epoch).toBe(1);
  });
});

describe('a browser that joins', () => {
  const news = async () => {
    const owner = await founded();
    return { owner, name: unique() };
  };

  test('refuses news that do not name it, or name it with other keys', async () => {
    const { owner, name } = await news();
    const { joining, member } = await newcomerOf(name);
    const finish = async () => joining.finish(owner.root, await owner.members.news());
    expect(await finish()).toEqual({ ok: false, error: 'wrong-key' });
    const letter = getPublicKey(generateSecretKey());
    await owner.members.change(list => withMember(list, { ...member, letter }));
    expect(await finish()).toEqual({ ok: false, error: 'wrong-key' });
  });

  test('refuses news that chain to another root', async () => {
    const { owner, name } = await news();
    const { joining, member } = await newcomerOf(name);
    await owner.members.change(list => withMember(list, member));
    const other = await founded();
    expect(await joining.finish(other.root, await owner.members.news())).toEqual({
      ok: false,
      error: 'wrong-root',
    });
  });

  test('belongs to one business, and joins none while it does', async () => {
    const { owner } = await news();
    const name = unique();
    await founded(name);
    const joining = createJoining({ clock, name, isUnused: async () => false });
    expect(await joining.keys()).toEqual({ ok: false, error: 'member' });
    expect(await joining.finish(owner.root, await owner.members.news())).toEqual({
      ok: false,
      error: 'other-business',
    });
    // One whose wizard was cut off holds nothing of value.
    const again = createJoining({ clock, name, isUnused: async () => true });
    expect((await again.keys()).ok).toBe(true);
  });

  test('that was removed comes again with new keys only', async () => {
    const owner = await founded();
    const name = unique();
    const { joining, member } = await newcomerOf(name);
    await owner.members.change(list => withMember(list, member));
    await joining.finish(owner.root, await owner.members.news());
    await owner.members.change(list => withoutMember(list, member.device, 0));
    const phone = await opened(name);
    await phone.members.take(await owner.members.news());
    expect(await joining.keys()).toEqual({ ok: false, error: 'removed' });
    await phone.close();
    const cabinet = createCabinet(name, clock);
    await cabinet.forget(['desk', 'device', 'letter', 'certificate']);
    await cabinet.close();
    const fresh = await newcomerOf(name);
    expect(fresh.member.device).not.toBe(member.device);
    await owner.members.change(list => withMember(list, fresh.member));
    expect((await fresh.joining.finish(owner.root, await owner.members.news())).ok).toBe(true);
  });

  test('that was taken off the list before it had joined comes again with new keys', async () => {
    const owner = await founded();
    const name = unique();
    const { joining, member } = await newcomerOf(name);
    await owner.members.change(list => withoutMember(withMember(list, member), member.device, 0));
    expect(await joining.finish(owner.root, await owner.members.news())).toEqual({
      ok: false,
      error: 'stale',
    });
    const fresh = await newcomerOf(name);
    for (const part of ['device', 'key', 'letter'] as const)
      expect(fresh.member[part]).not.toBe(member[part]);
    await owner.members.change(list => withMember(list, fresh.member));
    expect((await joining.finish(owner.root, await owner.members.news())).ok).toBe(true);
  });

  test('that was revoked does not take over by its old keys', async () => {
    const owner = await founded();
    const name = unique();
    const { joining, member } = await newcomerOf(name);
    await owner.members.change(list => withoutMember(withMember(list, member), member.device, 0));
    const [root, news] = [owner.rootSecret(), await owner.members.news()];
    if (!root) throw new Error('no root');
    for (const kept of ['all', []] as const)
      expect(await joining.takeOver(root, news, kept)).toEqual({ ok: false, error: 'removed' });
    const vault = await openDeskVault({ clock, name });
    expect(vault).toEqual({ ok: true, value: null });
  });

  test('keeps its keys from one try to the next', async () => {
    const name = unique();
    expect((await newcomerOf(name)).member).toEqual((await newcomerOf(name)).member);
  });
});

describe('whoever has the root key', () => {
  test('takes over in an empty browser, beside the others, beside some, or alone', async () => {
    for (const keeps of ['all', 'one', 'none'] as const) {
      const owner = await founded();
      const phone = await joined(owner);
      const [root, news] = [owner.rootSecret(), await owner.members.news()];
      if (!root) throw new Error('no root');
      const name = unique();
      const joining = createJoining({ clock, name, isUnused: async () => false });
      const kept = keeps === 'all' ? keeps : keeps === 'one' ? [phone.device.id] : [];
      expect(await joining.takeOver(root, news, kept)).toEqual({ ok: true, value: undefined });
      const taken = await opened(name);
      expect(taken.members.holdsRoot()).toBe(true);
      expect(taken.list().epoch).toBe(2);
      expect(taken.desks(now).map(({ epoch }) => epoch)).toEqual([2, 1]);
      const others = [owner, phone].map(({ device }) => memberOf(taken.list(), device.id)?.last);
      const ended = Number.MAX_SAFE_INTEGER;
      expect(others).toEqual({ all: [null, null], one: [ended, null], none: [ended, ended] }[keeps]);
      await phone.members.take(await taken.members.news());
      expect(phone.members.secrets().length).toBe(keeps === 'none' ? 1 : 2);
    }
  });

  test('cannot put another key in its place', async () => {
    const owner = await founded();
    const phone = await joined(owner);
    expect(await phone.takeRoot(generateSecretKey())).toEqual({ ok: false, error: { is: 'wrong-root' } });
    const root = owner.rootSecret();
    if (!root) throw new Error('no root');
    expect((await phone.takeRoot(root)).ok).toBe(true);
    expect((await phone.members.change(rotated)).ok).toBe(true);
  });
});

test('a vault of the first version opens, and its list gets the letter key of its device', async () => {
  const name = unique();
  const { member } = await newcomerOf(name);
  const root = generateSecretKey();
  const list = {
    v: 1,
    business: getPublicKey(root),
    version: 1,
    epoch: 1,
    members: [{ device: member.device, key: member.key, last: null }],
  };
  const staff = bytesToHex(generateSecretKey());
  const cabinet = createCabinet(name, clock);
  await cabinet.addSecret(DESK, {
    root: bytesToHex(root),
    business: getPublicKey(root),
    staff,
    desks: [{ epoch: 1, secret: bytesToHex(generateSecretKey()), until: null }],
    membership: signMembership(list as never, root, now),
  });
  await cabinet.close();
  const vault = await opened(name);
  expect(memberOf(vault.list(), member.device)).toMatchObject({ letter: member.letter, answers: true });
  expect(vault.members.secrets().map(({ secret }) => bytesToHex(secret))).toEqual([staff]);
  expect((await vault.members.news()).keys.length).toBe(2);
});

test('a keyring is opened by its device and by root, and by nobody else', async () => {
  const owner = await founded();
  const root = owner.rootSecret();
  if (!root) throw new Error('no root');
  const keys = { v: 1, version: 1, epoch: 1, staff: 'a'.repeat(64), desk: null } as const;
  const secret = generateSecretKey();
  const letter = sealKeyring(keys, getPublicKey(secret), root, now);
  const { openKeyring } = await import('../letters/keyring');
  expect(openKeyring(letter, secret, owner.root)).toEqual({ ok: true, value: keys });
  expect(openKeyring(letter, root, getPublicKey(secret))).toEqual({ ok: true, value: keys });
  expect(openKeyring(letter, generateSecretKey(), owner.root)).toEqual({ ok: false, error: 'wrong-key' });
});

test('root’s own keyring holds the newest keys that still read, and no other does', async () => {
  const owner = await founded();
  await joined(owner);
  const root = owner.rootSecret();
  if (!root) throw new Error('no root');
  for (let n = 0; n < 6; n++) await owner.members.change(rotated);
  const { keys } = await owner.members.news();
  const opened = keys.map(letter => {
    // Also within what any device takes.
    const checked = checkKeyring(letter, owner.root);
    if (!checked.ok) throw new Error(checked.error);
    const body = openKeyring(letter, root, checked.value.to);
    if (!body.ok) throw new Error(body.error);
    return { to: checked.value.to, earlier: body.value.earlier?.map(({ epoch }) => epoch) };
  });
  expect(opened.find(({ to }) => to === owner.root)?.earlier).toEqual([6, 5, 4, 3]);
  expect(opened.filter(({ to }) => to !== owner.root).map(({ earlier }) => earlier)).toEqual([
    undefined,
    undefined,
  ]);
});
