import { accountFrom, accountOf } from '../../core/accounts';
import { attaching } from '../../core/attaching';
import type { Key } from '../../core/id';
import { err } from '../../core/result';
import type { Store } from '../ports';
import { accountsLike } from './accounts';
import type { DeskCodes } from './codes';
import { codeNow } from './standings';
import type { Decided } from './write';

/** Commands about the account that shows a code to its client. */
export const createAttaching = (
  store: Store,
  decided: Decided,
): Pick<DeskCodes, 'assign' | 'unassign' | 'decline'> => {
  const meant = async (to: Parameters<DeskCodes['assign']>[1]): Promise<Key | null> => {
    if ('email' in to) return accountOf(await accountsLike(store, to.email), to.email)?.key ?? null;
    const record = await store.get('account', to.account);
    return (record && accountFrom(record)?.key) ?? null;
  };
  return {
    assign: async (key, to) => {
      let isThere = true;
      const done = await decided(async () => {
        const [code, account] = await Promise.all([codeNow(store, key), meant(to)]);
        isThere = account !== null;
        return code && account && attaching(code, account, 'owner');
      });
      return isThere ? done : err({ is: 'no-account' });
    },
    unassign: key =>
      decided(async () => {
        const code = await codeNow(store, key);
        return code && attaching(code, null, 'owner');
      }),
    decline: key =>
      decided(async () => {
        const code = await codeNow(store, key);
        if (!code) return null;
        return code.offer === null ? [] : [{ of: 'code', key, by: 'owner', set: { offer: null } }];
      }),
  };
};
