import { createMemo, Show } from 'solid-js';
import { linkFromText } from '../../core/link';
import { accountAddress } from '../accounts/addresses';
import { createAddress, isBookingPage } from '../address';
import { createValue } from '../value';
import { createWallet } from '../wallet';
import { ClientWordsProvider, useClientWords } from '../words/client-words';

/** The way to what a business sells, once it is known that it sells something. */
export const Sold = () => (
  <ClientWordsProvider>
    <Way />
  </ClientWordsProvider>
);

// It finds out by itself what the page knows: in the page's first part there is no room to tell it.
const Way = () => {
  const client = useClientWords();
  const address = createAddress(isBookingPage);
  const wallet = createWallet(() => true);
  const root = createMemo(() => {
    const link = linkFromText(address());
    return link.ok && link.value.to !== 'open' ? link.value.root : null;
  });
  const products = createValue(() => {
    const business = root();
    return business === null ? null : (wallet()?.codes.products(business) ?? null);
  });
  return (
    <Show when={(products()?.length ?? 0) > 0}>
      <p class="sold">
        <a href={accountAddress(address(), 'buy')}>{client().codes.buy.title}</a>
      </p>
    </Show>
  );
};
