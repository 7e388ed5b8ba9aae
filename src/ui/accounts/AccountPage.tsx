import { createEffect, createMemo, createSignal, type JSX, Match, on, Show, Switch } from 'solid-js';
import type { OwnAccount, OwnSession, Visit, Wallet } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import { createAddress, isBookingLink } from '../address';
import { BrokenLink } from '../booking/BrokenLink';
import { Contact } from '../booking/Contact';
import { type Shown, Visited } from '../booking/Visited';
import { ButtonLink } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { createValue } from '../value';
import { createWallet } from '../wallet';
import { AccountWordsProvider, useAccountWords } from '../words/account-words';
import { ClientWordsProvider } from '../words/client-words';
import { useWords } from '../words/language';
import { AccountCorner } from './AccountCorner';
import { AccountNotices } from './AccountNotices';
import { createOwn } from './own';
import { bookingAddress, placeIn } from './place';
import '../booking/booking.css';
import './own.css';

/** What a page of the account is about. */
export type OwnPlace = {
  readonly root: string;
  readonly wallet: Wallet;
  readonly catalog: Catalog;
  readonly visit: Visit;
  readonly own: OwnAccount;
  readonly appointments: readonly OwnSession[];
  /** The account was deleted from here. */
  readonly onDeleted: () => void;
};

type AccountPageProps = {
  readonly page: 'profile' | 'appointments' | 'codes';
  readonly children: (place: () => OwnPlace, address: () => string) => JSX.Element;
};

/** A page of the account at the business that the address names, for whoever is logged in there. */
export const AccountPage = (props: AccountPageProps) => {
  const address = createAddress(isBookingLink);
  const place = createMemo(() => placeIn(address()), null, {
    equals: (a, b) => a?.root === b?.root && a?.card === b?.card && a?.relays.join() === b?.relays.join(),
  });
  return (
    <Show when={place()} keyed fallback={<BrokenLink />}>
      {found => (
        <ClientWordsProvider>
          <AccountWordsProvider>
            <Visited place={found}>{shown => <Account {...props} shown={shown} address={address} />}</Visited>
          </AccountWordsProvider>
        </ClientWordsProvider>
      )}
    </Show>
  );
};

const heading = () => document.querySelector('h1');

const Account = (props: AccountPageProps & { readonly shown: Shown; readonly address: () => string }) => {
  const words = useWords();
  const account = useAccountWords();
  const { catalog, visit } = props.shown;
  const { root } = visit();
  const business = () => catalog().business;
  const isOff = () => business().logins === 'off';
  const wallet = createWallet(() => true);
  const own = createOwn(root, wallet, catalog);
  const appointments = createValue(() => wallet()?.accounts.appointments(root) ?? null);
  const [isDeleted, setDeleted] = createSignal(false);
  const onDeleted = () => void setDeleted(true);
  const given = createMemo((): OwnPlace | null => {
    const [here, present, sessions] = [wallet(), own(), appointments()];
    if (!here || !present || !sessions) return null;
    return {
      root,
      wallet: here,
      catalog: catalog(),
      visit: visit(),
      own: present,
      appointments: sessions,
      onDeleted,
    };
  });
  const isIn = createMemo(() => given() !== null);
  // Logged out or deleted, from here or elsewhere: what had the focus may be gone with the account.
  createEffect(
    on(
      isIn,
      again => {
        if (again) setDeleted(false);
        queueMicrotask(() => document.activeElement === document.body && heading()?.focus());
      },
      { defer: true },
    ),
  );
  return (
    <Page
      title={account().own[props.page]}
      lead={business().name}
      start={
        <ButtonLink kind="quiet" href={bookingAddress(props.address())}>
          {account().own.book}
        </ButtonLink>
      }
      end={
        <Show when={!isOff()}>
          <AccountCorner root={root} wallet={wallet()} catalog={catalog()} link={null} />
        </Show>
      }
      footer={
        <>
          <Contact business={business()} />
          <LanguageChoice />
        </>
      }
    >
      <div class="stack-l">
        <div class="cautions">{props.shown.cautions()}</div>
        <Switch fallback={<p>{words().loading}</p>}>
          <Match when={isOff()}>
            <Notice title={account().own.off(business().name)}>
              <p>{account().own.offHow}</p>
            </Notice>
          </Match>
          <Match when={isIn()}>
            <AccountNotices own={(given() as OwnPlace).own} business={business()} />
            {props.children(() => given() as OwnPlace, props.address)}
          </Match>
          <Match when={own() === null && isDeleted()}>
            <div role="status">
              <Notice kind="good" title={account().own.deleted}>
                <p>{account().own.deletedHow}</p>
              </Notice>
            </div>
          </Match>
          <Match when={own() === null}>
            <Empty title={account().own.loggedOut}>{account().own.loggedOutHow}</Empty>
          </Match>
        </Switch>
      </div>
    </Page>
  );
};
