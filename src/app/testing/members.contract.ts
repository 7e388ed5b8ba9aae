import {
  isPresent,
  memberOf,
  type NewMember,
  rotated,
  withAnswers,
  withMember,
  withoutMember,
  withRoot,
} from '../../core/membership';
import { DAY } from '../../core/time';
import { first } from '../live';
import type { Members, MembersNews } from '../ports';
import { type Case, same, yes } from './cases.contract';

/** One device of the business, open in two tabs. */
export type Party = { readonly member: NewMember; readonly tabs: readonly [Members, Members] };

export type MembersUnderTest = {
  /** The device that sets the business up. */
  readonly founder: Party;
  /** A device of which nobody knows yet; `joins` by what it was handed, with the root key or without. */
  readonly newcomer: () => Promise<{
    readonly member: NewMember;
    readonly joins: (news: MembersNews, root?: boolean) => Promise<Party>;
  }>;
  readonly setNow: (now: number) => void;
  readonly close: () => Promise<void>;
};

const T = 1_800_000_000_000;

/** What everyone who knows the devices of a business promises. */
export const membersContract = (make: () => Promise<MembersUnderTest>): readonly Case[] => {
  const story = (name: string, tell: (under: MembersUnderTest) => Promise<void>): Case => ({
    name,
    run: async () => {
      const under = await make();
      under.setNow(T);
      try {
        await tell(under);
      } finally {
        await under.close();
      }
    },
  });

  const listOf = (party: Party) => first(party.tabs[0].list);
  const secretsOf = (party: Party) =>
    party.tabs[0].secrets().map(({ epoch, secret }) => [epoch, [...secret]]);
  const changed = async (party: Party, next: Parameters<Members['change']>[0]) =>
    same(await party.tabs[0].change(next), { ok: true, value: undefined });
  const tell = async (from: Party, to: Party) =>
    same(await to.tabs[0].take(await from.tabs[0].news()), { ok: true, value: undefined });

  const joinedBy = async (under: MembersUnderTest, owner: Party, root = false): Promise<Party> => {
    const { member, joins } = await under.newcomer();
    await changed(owner, list => withMember(list, member));
    return joins(await owner.tabs[0].news(), root);
  };

  return [
    story('the first device is alone, holds the root key and one secret', async ({ founder }) => {
      const list = await listOf(founder);
      same(
        list.members.map(({ device, last }) => [device, last]),
        [[founder.member.device, null]],
      );
      yes(founder.tabs[0].holdsRoot(), 'holds root');
      same(
        founder.tabs[0].secrets().map(({ epoch, secret }) => [epoch, secret.length]),
        [[1, 32]],
      );
    }),

    story('a device that joins has the same list and the same secret, without the root key', async under => {
      const phone = await joinedBy(under, under.founder);
      same(await listOf(phone), await listOf(under.founder));
      same(secretsOf(phone), secretsOf(under.founder));
      yes(!phone.tabs[0].holdsRoot(), 'no root');
      same(await phone.tabs[0].change(rotated), { ok: false, error: 'no-root' });
    }),

    story('news reach both tabs, and whoever they are handed on to', async under => {
      const { founder } = under;
      const phone = await joinedBy(under, founder);
      const laptop = await joinedBy(under, founder);
      const told = new Promise<void>(resolve => {
        phone.tabs[1].list(list => {
          if (memberOf(list, laptop.member.device)) resolve();
        });
      });
      await tell(founder, phone);
      await told;
      await changed(founder, rotated);
      await tell(founder, phone);
      await tell(phone, laptop);
      same(await listOf(laptop), await listOf(founder));
      same(secretsOf(laptop)[0], secretsOf(founder)[0]);
    }),

    story('news that are known, or older, change nothing', async under => {
      const { founder } = under;
      const phone = await joinedBy(under, founder);
      const before = await founder.tabs[0].news();
      await changed(founder, rotated);
      await tell(founder, phone);
      const list = await listOf(phone);
      for (const news of [before, await founder.tabs[0].news(), before]) await phone.tabs[0].take(news);
      same(await listOf(phone), list);
      same(secretsOf(phone)[0], secretsOf(founder)[0]);
    }),

    story('a revoked device learns that it is, and nothing of the new epoch', async under => {
      const { founder } = under;
      const phone = await joinedBy(under, founder);
      const laptop = await joinedBy(under, founder);
      await tell(founder, phone);
      await changed(founder, list => withoutMember(list, phone.member.device, 4));
      await tell(founder, laptop);
      await tell(laptop, phone);
      yes(!isPresent(await listOf(phone), phone.member.device), 'knows');
      same(
        phone.tabs[0].secrets().map(({ epoch }) => epoch),
        [1],
      );
      same(
        laptop.tabs[0].secrets().map(({ epoch }) => epoch),
        [2, 1],
      );
      same(secretsOf(laptop), secretsOf(founder));
    }),

    story('an earlier secret is kept for 60 days', async under => {
      const { founder, setNow } = under;
      await changed(founder, rotated);
      setNow(T + 60 * DAY - 1);
      same(secretsOf(founder).length, 2);
      setNow(T + 60 * DAY);
      same(
        founder.tabs[0].secrets().map(({ epoch }) => epoch),
        [2],
      );
    }),

    story('what two holders of the root key sign apart is joined where they meet', async under => {
      const { founder } = under;
      const second = await joinedBy(under, founder, true);
      const phone = await joinedBy(under, founder);
      await tell(founder, second);
      yes(second.tabs[0].holdsRoot(), 'holds root');
      const [a, b] = [await under.newcomer(), await under.newcomer()];
      await changed(founder, list => withMember(list, a.member));
      await changed(second, list => withoutMember(list, phone.member.device, 3));
      await changed(second, list => withMember(list, b.member));
      // They hand each other what they had before they met.
      const [one, other] = [await founder.tabs[0].news(), await second.tabs[0].news()];
      same((await founder.tabs[0].take(other)).ok, true);
      same((await second.tabs[0].take(one)).ok, true);
      const list = await listOf(founder);
      same(await listOf(second), list);
      same(secretsOf(second)[0], secretsOf(founder)[0]);
      for (const { member } of [a, b]) yes(isPresent(list, member.device), 'both are added');
      same(memberOf(list, phone.member.device)?.last, 3);
      // Two keys of one epoch are out of the world with the next one.
      yes(list.epoch > 2, 'a new epoch');
      const third = await a.joins(await second.tabs[0].news());
      same(secretsOf(third)[0], secretsOf(founder)[0]);
    }),

    story('two that sign the same apart have nothing to join', async under => {
      const { founder } = under;
      const second = await joinedBy(under, founder, true);
      await tell(founder, second);
      await changed(founder, rotated);
      await changed(second, rotated);
      same(secretsOf(second), secretsOf(founder));
      const list = await listOf(founder);
      await tell(founder, second);
      await tell(second, founder);
      same(await listOf(second), list);
      same(await listOf(founder), list);
    }),

    story('a change that says nothing new is none', async ({ founder }) => {
      const list = await listOf(founder);
      await changed(founder, known => withAnswers(known, founder.member.device, true, 0));
      same(await listOf(founder), list);
    }),

    story('a revoked device cannot change the list, whatever keys it holds', async under => {
      const { founder } = under;
      const second = await joinedBy(under, founder, true);
      await changed(founder, list => withoutMember(list, second.member.device, 0));
      await tell(founder, second);
      same(await second.tabs[0].change(rotated), { ok: false, error: 'no-root' });
    }),

    story('a revoked device that signed apart joins nothing: who revoked it does', async under => {
      const { founder } = under;
      const second = await joinedBy(under, founder, true);
      const added = (await under.newcomer()).member;
      await changed(founder, list => withoutMember(list, second.member.device, 0));
      await changed(second, list => withMember(list, added));
      await tell(founder, second);
      yes(
        memberOf(await listOf(second), added.device) !== undefined,
        'it gives up nothing that nobody heard',
      );
      await tell(second, founder);
      const list = await listOf(founder);
      yes(isPresent(list, added.device), 'what it had signed is kept');
      yes(!isPresent(list, second.member.device), 'it stays revoked');
      await tell(founder, second);
      yes(!isPresent(await listOf(second), second.member.device), 'knows');
      same(
        second.tabs[0].secrets().map(({ epoch }) => epoch),
        [1],
      );
    }),

    story('a revoked device that had not heard of it is let in again by nobody who had', async under => {
      const { founder } = under;
      const second = await joinedBy(under, founder, true);
      const phone = await joinedBy(under, founder);
      await tell(founder, second);
      await changed(founder, list => withoutMember(list, second.member.device, 0));
      await tell(founder, phone);
      const keys = secretsOf(phone);
      // It takes a right away, which begins an epoch as well: its list is of the same one, and a later version.
      await changed(second, list => rotated(withAnswers(list, phone.member.device, false, 0)));
      await tell(second, phone);
      yes(!isPresent(await listOf(phone), second.member.device), 'it stays revoked');
      same(secretsOf(phone), keys);
    }),

    story(
      'until two removals apart are joined, nobody who knows of one lets its device read on',
      async under => {
        const { founder } = under;
        const second = await joinedBy(under, founder, true);
        const phone = await joinedBy(under, founder);
        const laptop = await joinedBy(under, founder);
        await tell(founder, second);
        await changed(second, list => withRoot(list, second.member.device));
        await tell(second, founder);
        await changed(founder, list => withoutMember(list, second.member.device, 0));
        await tell(founder, phone);
        const keys = secretsOf(phone);
        // The list of the one that was removed meanwhile is of a later epoch.
        await changed(second, list => rotated(withoutMember(list, laptop.member.device, 0)));
        await tell(second, phone);
        same(secretsOf(phone), keys);
        // What it signed is heard by whoever joins the two, though the other list has come to it before.
        await tell(phone, second);
        await tell(second, founder);
        for (const one of [phone, second, laptop]) await tell(founder, one);
        for (const one of [second, laptop])
          yes(!isPresent(await listOf(one), one.member.device), 'knows that it is removed');
        same(secretsOf(phone)[0], secretsOf(founder)[0]);
        const { members } = await listOf(phone);
        same(
          members.flatMap(({ device, last }) => (last === null ? [device] : [])),
          [founder.member.device, phone.member.device],
        );
      },
    ),
  ];
};
