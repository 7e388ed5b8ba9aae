import { type Accessor, createMemo } from 'solid-js';
import type { OwnAccount, Wallet } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import { createValue } from '../value';

/** The account that this browser is logged in to, while the business has logins; undefined until that is known. */
export const createOwn = (
  root: string,
  wallet: Accessor<Wallet | null>,
  catalog: Accessor<Catalog | null>,
): Accessor<OwnAccount | null | undefined> => {
  const isOff = createMemo(() => catalog()?.business.logins === 'off');
  const own = createValue(() => wallet()?.accounts.own(root) ?? null);
  return () => (isOff() ? null : own());
};
