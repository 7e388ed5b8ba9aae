import type { OwnAccount } from '../../app/wallet/wallet';

/** Whether another device set the password since this one logged in: every one that stays logged in is told. */
export const isChangedElsewhere = ({
  changed,
  wallet,
  wallets,
}: Pick<OwnAccount, 'changed' | 'wallet' | 'wallets'>): boolean => {
  const since = wallets.find(({ key }) => key === wallet)?.at ?? 0;
  return changed !== undefined && !changed.here && changed.at > since;
};
