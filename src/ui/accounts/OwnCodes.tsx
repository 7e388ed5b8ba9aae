import { Show } from 'solid-js';
import type { OwnCode } from '../../app/wallet/wallet';
import { ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Keyed } from '../parts/Keyed';
import { CodeCard } from '../paying/CodeCard';
import { useClientWords } from '../words/client-words';
import { AccountPage, type OwnPlace } from './AccountPage';
import { accountAddress } from './addresses';
import { createOwnCodes, createSold } from './codes';
import { bookingAddress } from './place';

/** "Codes": those that the account shows (product §6.4). */
export const CodesRoute = () => (
  <AccountPage page="codes">
    {(place, address) => <OwnCodes place={place()} address={address()} />}
  </AccountPage>
);

const OwnCodes = (props: { readonly place: OwnPlace; readonly address: string }) => {
  const client = useClientWords();
  const codes = createOwnCodes(() => props.place);
  const products = createSold(() => props.place);
  return (
    <>
      <Show when={codes()}>
        {shown => (
          <Show
            when={shown().length > 0}
            fallback={<Empty title={client().codes.empty}>{client().codes.emptyHow}</Empty>}
          >
            <p class="soft">{client().codes.heldHow}</p>
            <Keyed items={inOrder(shown())} keyOf={({ key }) => key}>
              {code => (
                <CodeCard
                  code={code()}
                  business={props.place.catalog.business}
                  logo={props.place.visit.logo}
                  booking={bookingAddress(props.address)}
                />
              )}
            </Keyed>
          </Show>
        )}
      </Show>
      <Show when={(products()?.length ?? 0) > 0}>
        <div class="row">
          <ButtonLink href={accountAddress(props.address, 'buy')}>{client().codes.buy.title}</ButtonLink>
        </div>
      </Show>
    </>
  );
};

/** What can be used first, as the wallet has them. */
const inOrder = (codes: readonly OwnCode[]): readonly OwnCode[] =>
  [...codes].sort((a, b) => Number(b.state === 'active') - Number(a.state === 'active'));
