import * as Kobalte from '@kobalte/core/dropdown-menu';
import type { OwnAccount } from '../../app/wallet/wallet';
import { useAccountWords } from '../words/account-words';
import { initialsOf } from './initials';
import './accounts.css';

/** The avatar of whoever is logged in, and the ways from it. */
export const AccountMenu = (props: {
  readonly own: OwnAccount;
  /** Address of "My profile". */
  readonly profile: string;
  readonly appointments: string;
  readonly onLogOut: () => void;
}) => {
  const account = useAccountWords();
  return (
    <Kobalte.Root modal={false} preventScroll={false} placement="bottom-end">
      <Kobalte.Trigger class="avatar" aria-label={account().menu.name}>
        <span aria-hidden="true">{initialsOf(props.own)}</span>
      </Kobalte.Trigger>
      <Kobalte.Content class="menu">
        <Kobalte.Item as="a" class="menu-item" href={props.profile}>
          {account().menu.profile}
        </Kobalte.Item>
        <Kobalte.Item as="a" class="menu-item" href={props.appointments}>
          {account().menu.appointments}
        </Kobalte.Item>
        <Kobalte.Item class="menu-item" onSelect={() => props.onLogOut()}>
          {account().logOut}
        </Kobalte.Item>
      </Kobalte.Content>
    </Kobalte.Root>
  );
};
