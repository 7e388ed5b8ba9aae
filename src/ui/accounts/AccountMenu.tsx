import * as Kobalte from '@kobalte/core/dropdown-menu';
import { Show } from 'solid-js';
import type { OwnAccount } from '../../app/wallet/wallet';
import { follow } from '../address';
import { useAccountWords } from '../words/account-words';
import { isChangedElsewhere } from './changed';
import { initialsOf } from './initials';
import { MenuContent } from './MenuContent';
import './accounts.css';

/** The avatar of whoever is logged in, and the ways from it. */
export const AccountMenu = (props: {
  readonly own: OwnAccount;
  /** Address of "My profile". */
  readonly profile: string;
  readonly appointments: string;
  readonly codes: string;
  readonly onLogOut: () => void;
}) => {
  const account = useAccountWords();
  /** Every device that stays logged in is told that the password is another one. */
  const isNews = () => isChangedElsewhere(props.own);
  return (
    <Kobalte.Root modal={false} preventScroll={false} placement="bottom-end">
      {/* Drawn, not written: as text the letters would have to be part of the button's name. */}
      <Kobalte.Trigger
        class="avatar"
        aria-label={account().menu.name}
        data-initials={initialsOf(props.own)}
        data-news={isNews() ? '' : undefined}
      />
      <MenuContent>
        <Show when={isNews()}>
          <Kobalte.Item as="a" class="menu-item" href={props.profile} onSelect={() => follow(props.profile)}>
            {account().own.passwordNews}
          </Kobalte.Item>
        </Show>
        <Kobalte.Item as="a" class="menu-item" href={props.profile} onSelect={() => follow(props.profile)}>
          {account().menu.profile}
        </Kobalte.Item>
        <Kobalte.Item
          as="a"
          class="menu-item"
          href={props.appointments}
          onSelect={() => follow(props.appointments)}
        >
          {account().menu.appointments}
        </Kobalte.Item>
        <Kobalte.Item as="a" class="menu-item" href={props.codes} onSelect={() => follow(props.codes)}>
          {account().menu.codes}
        </Kobalte.Item>
        <Kobalte.Item class="menu-item" onSelect={() => props.onLogOut()}>
          {account().logOut}
        </Kobalte.Item>
      </MenuContent>
    </Kobalte.Root>
  );
};
