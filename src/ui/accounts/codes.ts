import { type Accessor, createMemo } from 'solid-js';
import type { OwnCode } from '../../app/wallet/wallet';
import type { OfferedProduct } from '../../core/products';
import { createValue } from '../value';
import type { OwnPlace } from './AccountPage';

// The place is told anew with everything that happens there; what is read of it once stays on screen meanwhile.

/** The codes that the account shows; undefined until they are read. */
export const createOwnCodes = (place: Accessor<OwnPlace>): Accessor<readonly OwnCode[] | undefined> => {
  const wallet = createMemo(() => place().wallet);
  const root = createMemo(() => place().root);
  return createValue(() => wallet().codes.own(root()));
};

/** What is sold there; null: nothing was heard. */
export const createSold = (
  place: Accessor<OwnPlace>,
): Accessor<readonly OfferedProduct[] | null | undefined> => {
  const wallet = createMemo(() => place().wallet);
  const root = createMemo(() => place().root);
  return createValue(() => wallet().codes.products(root()));
};
