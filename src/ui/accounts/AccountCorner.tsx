import { createSignal, lazy, onMount, Show, Suspense } from 'solid-js';
import type { OwnAccount, Wallet } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import { replaceAddress, valueIn, withValue } from '../address';
import { Button } from '../parts/Button';
import { AccountWordsProvider, useAccountWords } from '../words/account-words';
import type { Mode } from './AccountForms';
import { ASKS_LOG_IN, accountAddress } from './addresses';
import type { LoginPlace } from './given';
import { createOwn } from './own';
import './accounts.css';

const AccountDialog = lazy(async () => ({ default: (await import('./AccountDialog')).AccountDialog }));
const AccountMenu = lazy(async () => ({ default: (await import('./AccountMenu')).AccountMenu }));

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
    <AccountWordsProvider optional>
      <Show when={own() !== undefined && props.wallet}>
        {wallet => <Corner {...props} wallet={wallet()} own={own() ?? null} />}
      </Show>
    </AccountWordsProvider>
  );
};

const Corner = (props: LoginPlace & { readonly own: OwnAccount | null }) => {
  const account = useAccountWords();
  const [mode, setMode] = createSignal<Mode>('log-in');
  const [open, setOpen] = createSignal(false);
  const [wasOpen, setWasOpen] = createSignal(false);
  const [said, setSaid] = createSignal('');
  let corner!: HTMLDivElement;
  const show = (next: Mode) => {
    setMode(next);
    setWasOpen(true);
    setOpen(true);
  };
  onMount(() => {
    if (valueIn(location.hash, ASKS_LOG_IN) === null) return;
    replaceAddress(withValue(location.hash, ASKS_LOG_IN, null));
    if (props.own === null) show('log-in');
  });
  const done = () => {
    setOpen(false);
    const { own } = props;
    if (own) setSaid(account().menu.loggedIn(`${own.first} ${own.last}`.trim() || own.email));
  };
  const logOut = async () => {
    await props.wallet.accounts.logOut(props.root);
    setSaid(account().menu.loggedOut);
    // What was pressed has gone: the focus goes to what took its place.
    queueMicrotask(() => corner.querySelector('button')?.focus());
  };
  return (
    <div class="corner-own" ref={corner}>
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
          <Suspense fallback={<span class="avatar" />}>
            <AccountMenu
              own={own()}
              profile={accountAddress(location.hash, 'me')}
              appointments={accountAddress(location.hash, 'me/appointments')}
              codes={accountAddress(location.hash, 'me/codes')}
              onLogOut={() => void logOut()}
            />
          </Suspense>
        )}
      </Show>
      <Suspense>
        <Show when={wasOpen()}>
          <AccountDialog
            {...props}
            mode={mode()}
            onMode={setMode}
            open={open()}
            onClose={() => setOpen(false)}
            onDone={done}
          />
        </Show>
      </Suspense>
    </div>
  );
};
