import * as v from 'valibot';
import { type Account, accountOf, clientField } from './accounts';
import { assigning } from './assigning';
import { attaching } from './attaching';
import { plain } from './clients';
import type { Code } from './codes';
import { Key } from './id';
import type { Draft, Folded } from './ledger';
import type { Session } from './sessions';

// Of two accounts that desks apart made for one email the earlier stays (product §4.1); what the later one holds,
// a person may move. The decision is the same on all devices.

/** An account that lost its email, and the one that stays. */
export type Late<A> = { readonly late: A; readonly stays: A };

/** Every late account, by when it was made. */
export const lateAmong = <A extends Pick<Account, 'key' | 'email' | 'made'>>(
  accounts: readonly A[],
): readonly Late<A>[] => {
  const groups = new Map<string, A[]>();
  for (const account of accounts) {
    const email = plain(account.email);
    groups.set(email, [...(groups.get(email) ?? []), account]);
  }
  return [...groups.values()]
    .filter(group => group.length > 1)
    .flatMap(group => {
      const stays = accountOf(group, group[0]?.email ?? '');
      return stays ? group.filter(one => one !== stays).map(late => ({ late, stays })) : [];
    })
    .sort((a, b) => (a.late.made < b.late.made ? -1 : 1));
};

/** The changes that give what a late account holds to the one that stays: sessions, codes, and what it is linked to. */
export const moveLate = (
  { late, stays }: Late<Account>,
  sessions: readonly Pick<Session, 'key' | 'account'>[],
  codes: readonly Pick<Code, 'key' | 'account' | 'offer'>[],
): Draft[] => {
  const links = Object.entries(late.clients).filter(([client]) => !Object.hasOwn(stays.clients, client));
  const set = Object.fromEntries(links.map(([client, session]) => [clientField(client as Key), session]));
  return [
    ...sessions.flatMap(session => assigning(session, stays.key, 'owner')),
    ...codes.flatMap(code => attaching(code, stays.key, 'owner')),
    ...(links.length > 0 ? [{ of: 'account', key: stays.key, by: 'owner', set } as const] : []),
  ];
};

const PLACE = 'late/';

/** What a late account holds stays there. */
export const leaveLate = (late: Key): Draft => ({
  of: 'decision',
  key: `${PLACE}${late}`,
  by: 'owner',
  set: { left: true },
});

/** The late accounts that were left as they are, among the records of decisions. */
export const leftLate = (decisions: readonly Folded[]): ReadonlySet<Key> =>
  new Set(
    decisions.flatMap(({ key, fields }) => {
      const account = key.slice(PLACE.length);
      return key.startsWith(PLACE) && fields['left'] === true && v.is(Key, account) ? [account as Key] : [];
    }),
  );
