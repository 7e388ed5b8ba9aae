import { createMemo, createUniqueId } from 'solid-js';
import type { OwnSession } from '../../app/wallet/wallet';
import { createNow } from '../now';
import { ButtonLink } from '../parts/Button';
import { useAccountWords } from '../words/account-words';
import { AccountPage, type OwnPlace } from './AccountPage';
import { AppointmentList } from './AppointmentList';
import { accountAddress } from './addresses';
import { ChangePassword } from './ChangePassword';
import { ContactDetails } from './ContactDetails';
import { DeleteAccount } from './DeleteAccount';
import { Devices } from './Devices';
import { ExportData } from './ExportData';
import { lastOf, nextOf } from './order';

/** "My profile": the next and the last appointment, then everything that the account is. */
export const ProfileRoute = () => (
  <AccountPage page="profile">
    {(place, address) => (
      <>
        <NextAndLast
          place={place()}
          list={accountAddress(address(), 'me/appointments')}
          codes={accountAddress(address(), 'me/codes')}
        />
        <ContactDetails place={place()} />
        <ChangePassword place={place()} />
        <Devices place={place()} />
        <OwnData place={place()} />
      </>
    )}
  </AccountPage>
);

const OwnData = (props: { readonly place: OwnPlace }) => {
  const account = useAccountWords();
  const heading = createUniqueId();
  return (
    <section class="sheet stack" aria-labelledby={heading}>
      <h2 id={heading}>{account().own.yourData}</h2>
      <ExportData place={props.place} />
      <DeleteAccount place={props.place} />
    </section>
  );
};

const NextAndLast = (props: { readonly place: OwnPlace; readonly list: string; readonly codes: string }) => {
  const account = useAccountWords();
  const now = createNow();
  const given = (faces: readonly OwnSession[]) => ({ faces, place: props.place, list: props.list, now });
  const next = createMemo(() => nextOf(props.place.appointments, now()));
  const last = createMemo(() => lastOf(props.place.appointments, now()));
  return (
    <div class="stack-l">
      <AppointmentList {...given(next())} title={account().own.next} none={account().own.noNext} />
      <AppointmentList {...given(last())} title={account().own.last} none={account().own.noLast} />
      <div class="row">
        <ButtonLink href={props.list}>{account().own.all}</ButtonLink>
        <ButtonLink href={props.codes}>{account().own.codes}</ButtonLink>
      </div>
    </div>
  );
};
