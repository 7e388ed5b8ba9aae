import { createSignal, createUniqueId, Show } from 'solid-js';
import type { OwnAccount } from '../../app/wallet/wallet';
import { ownZone } from '../booking/zone';
import { dateTimeText } from '../format';
import { Button } from '../parts/Button';
import { Keyed } from '../parts/Keyed';
import { ErrorNote } from '../parts/Notice';
import { useAccountWords } from '../words/account-words';
import { useLanguage } from '../words/language';
import type { OwnPlace } from './AccountPage';
import '../bookings/bookings.css';

type Place = OwnAccount['wallets'][number];

/** "Where you are logged in": every browser, each of which can be logged out from here. */
export const Devices = (props: { readonly place: OwnPlace }) => {
  const { region } = useLanguage();
  const account = useAccountWords();
  const [leaving, setLeaving] = createSignal<readonly string[]>([]);
  const [failed, setFailed] = createSignal(false);
  const heading = createUniqueId();
  let title!: HTMLHeadingElement;
  const own = () => props.place.own;
  const isHere = ({ key }: Place) => key === own().wallet;
  const nameOf = ({ device }: Place) => device || account().own.unknownDevice;
  const shown = () => own().wallets.filter(({ key }) => !leaving().includes(key));
  const gone = () =>
    own()
      .wallets.filter(({ key }) => leaving().includes(key))
      .map(nameOf);
  const logOut = async (place: Place) => {
    const { wallet, root } = props.place;
    setFailed(false);
    // Asked before: once this device is out, there is no account here to ask.
    const isOwn = isHere(place);
    const asked = await wallet.accounts.logOut(root, isOwn ? undefined : place.key);
    if (!asked.ok) {
      setFailed(true);
      return;
    }
    if (isOwn) return;
    setLeaving([...leaving(), place.key]);
    title.focus();
  };
  return (
    <section class="stack" aria-labelledby={heading}>
      <h2 id={heading} tabindex="-1" ref={title}>
        {account().own.where}
      </h2>
      <Show when={failed()}>
        <ErrorNote title={account().faults.unavailable} />
      </Show>
      <ul class="entries" aria-labelledby={heading}>
        <Keyed items={shown()} keyOf={({ key }) => key}>
          {place => (
            <li class="entry">
              <span class="entry-main" id={`${heading}-${place().key.slice(0, 8)}`}>
                <span>
                  {nameOf(place())}
                  <Show when={isHere(place())}> · {account().own.here}</Show>
                </span>
                <span class="entry-what">
                  {account().own.since(dateTimeText(place().at, ownZone(), region()))}
                </span>
              </span>
              <Button
                aria-describedby={`${heading}-${place().key.slice(0, 8)}`}
                onClick={() => void logOut(place())}
              >
                {account().own.logOutDevice}
              </Button>
            </li>
          )}
        </Keyed>
      </ul>
      <div role="status" class="said">
        <Show when={gone().length > 0}>
          <p>{gone().map(account().own.deviceOut).join(' ')}</p>
        </Show>
      </div>
    </section>
  );
};
