import { type Account, accountFrom } from '../../core/accounts';
import { type Code, codeFrom } from '../../core/codes';
import type { Key } from '../../core/id';
import { type Late, lateAmong, leaveLate, leftLate, moveLate } from '../../core/late';
import { known, sessionFrom } from '../../core/records';
import type { Session } from '../../core/sessions';
import { combine } from '../live';
import type { Live, Store } from '../ports';
import { written } from '../written';
import { accountsLike } from './accounts';
import type { AttentionItem, Done } from './desk';
import type { Decided } from './write';

/** What becomes of an account that lost its email to an earlier one, decided once for all devices. */
export type DeskLate = {
  /** Gives what it holds to the one that stays. */
  readonly move: (late: Key) => Promise<Done>;
  /** Leaves what it holds with it. */
  readonly leave: (late: Key) => Promise<Done>;
};

const sessionsOf = async (store: Store, { key }: Account): Promise<readonly Session[]> =>
  known((await store.find({ of: 'session', by: 'account', from: key, to: key })).map(sessionFrom));

const codesOf = async (store: Store, { key }: Account): Promise<readonly Code[]> =>
  known((await store.find({ of: 'code', by: 'account', from: key, to: key })).map(codeFrom));

/** Late accounts that hold sessions or codes, of which nobody has said that they may stay there. */
export const lateIn = (store: Store): Live<readonly AttentionItem[]> =>
  combine(
    [
      store.watch({ of: 'account', by: 'email' }),
      store.watch({ of: 'decision' }),
      written(store, 'session'),
      written(store, 'code'),
    ],
    async (records, decisions) => {
      const left = leftLate(decisions);
      const found = lateAmong(known(records.map(accountFrom))).filter(({ late }) => !left.has(late.key));
      const items = found.map(async ({ late, stays }): Promise<AttentionItem | null> => {
        const [{ length: sessions }, { length: codes }] = await Promise.all([
          sessionsOf(store, late),
          codesOf(store, late),
        ]);
        return sessions + codes === 0 ? null : { is: 'late', late, stays, sessions, codes };
      });
      return known(await Promise.all(items));
    },
  );

export const createLate = (store: Store, decided: Decided): DeskLate => {
  const find = async (key: Key): Promise<Late<Account> | null> => {
    const record = await store.get('account', key);
    const account = record && accountFrom(record);
    if (!account) return null;
    return lateAmong(await accountsLike(store, account.email)).find(({ late }) => late.key === key) ?? null;
  };
  return {
    move: key =>
      decided(async () => {
        const found = await find(key);
        if (!found) return null;
        const { late } = found;
        return moveLate(found, await sessionsOf(store, late), await codesOf(store, late));
      }),
    leave: key => decided(async () => ((await find(key)) ? [leaveLate(key)] : null)),
  };
};
