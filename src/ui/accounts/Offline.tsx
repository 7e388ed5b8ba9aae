import type { Catalog } from '../../core/catalog';
import { Contact } from '../booking/Contact';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { useAccountWords } from '../words/account-words';

/** No device of the business answers: what goes on by itself, and how else to reach it. */
export const Offline = (props: { readonly business: Catalog['business']; readonly onStop: () => void }) => {
  const account = useAccountWords();
  const isReached = () => props.business.address || props.business.phone || props.business.email;
  return (
    <Notice kind="warn" title={account().offline.title}>
      <p>{account().offline.how}</p>
      {isReached() ? <p>{account().offline.reach}</p> : null}
      <Contact business={props.business} />
      <div class="row">
        <Button onClick={() => props.onStop()}>{account().offline.stop}</Button>
      </div>
    </Notice>
  );
};
