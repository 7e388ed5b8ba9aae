import { createSignal, onMount, Show } from 'solid-js';
import type { OwnAccount, Wallet } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import { replaceAddress, valueIn, withValue } from '../address';
import { Button } from '../parts/Button';
import { PlainDialog } from '../parts/PlainDialog';
import { AccountWordsProvider, useAccountWords } from '../words/account-words';
import { ClientWordsProvider } from '../words/client-words';
import { AccountForms, type Mode } from './AccountForms';
import { AccountMenu } from './AccountMenu';
import { ASKS_LOG_IN, accountAddress } from './addresses';
import type { LoginPlace, Typed } from './given';
import { createOwn } from './own';
import './accounts.css';

type CornerProps = {
  readonly root: string;
  /** Null until it is loaded. */
  readonly wallet: Wallet | null;
  readonly catalog: Catalog;
  readonly link: string | null;
};

/** Top right: "Log in" and "Sign up", or the avatar of whoever is logged in. */
export const AccountCorner = (props: CornerProps) => {
  const own = createOwn(
    props.root,
    () => props.wallet,
    () => props.catalog,
  );
  return (
    <ClientWordsProvider>
      <AccountWordsProvider>
        <Show when={own() !== undefined && props.wallet}>
          {wallet => <Corner {...props} wallet={wallet()} own={own() ?? null} />}
        </Show>
      </AccountWordsProvider>
    </ClientWordsProvider>
  );
};

const NOTHING_TYPED: Typed = { first: '', last: '', email: '' };

const Corner = (props: LoginPlace & { readonly own: OwnAccount | null }) => {
  const account = useAccountWords();
  const [open, setOpen] = createSignal(false);
  const [mode, setMode] = createSignal<Mode>('log-in');
  const [typed, setTyped] = createSignal(NOTHING_TYPED);
  const [said, setSaid] = createSignal('');
  let corner!: HTMLDivElement;
  const show = (next: Mode) => {
    setMode(next);
    setOpen(true);
  };
  onMount(() => {
    if (valueIn(location.hash, ASKS_LOG_IN) === null) return;
    replaceAddress(withValue(location.hash, ASKS_LOG_IN, null));
    if (props.own === null) show('log-in');
  });
  // What was pressed has gone: the focus goes to what took its place.
  const focusCorner = () => queueMicrotask(() => corner.querySelector('button')?.focus());
  const done = () => {
    setOpen(false);
    setTyped(NOTHING_TYPED);
    const { own } = props;
    if (own) setSaid(account().menu.loggedIn(`${own.first} ${own.last}`.trim() || own.email));
    focusCorner();
  };
  const logOut = async () => {
    await props.wallet.accounts.logOut(props.root);
    setSaid(account().menu.loggedOut);
    focusCorner();
  };
  const title = () =>
    ({ 'log-in': account().logIn, 'sign-up': account().signUp, changed: account().changed.title })[mode()];
  return (
    <div class="corner" ref={corner}>
      <span role="status" class="unseen">
        {said()}
      </span>
      <Show
        when={props.own}
        fallback={
          <>
            <Button kind="quiet" onClick={() => show('log-in')}>
              {account().logIn}
            </Button>
            <Button onClick={() => show('sign-up')}>{account().signUp}</Button>
          </>
        }
      >
        {own => (
          <AccountMenu
            own={own()}
            profile={accountAddress(location.hash, 'me')}
            appointments={accountAddress(location.hash, 'me/appointments')}
            onLogOut={() => void logOut()}
          />
        )}
      </Show>
      <PlainDialog open={open()} onClose={() => setOpen(false)} title={title()} form>
        <AccountForms
          {...props}
          mode={mode()}
          onMode={setMode}
          typed={typed()}
          onTyped={setTyped}
          onDone={done}
        />
      </PlainDialog>
    </div>
  );
};
