import { createMemo, createSignal, Show } from 'solid-js';
import type { Key } from '../../core/id';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { AccountWordsProvider, useAccountWords } from '../words/account-words';
import type { LoginPlace } from './given';
import { LoginFault } from './LoginFault';
import { createLogin } from './login';
import { Offline } from './Offline';
import { createOwn } from './own';

type LinkProps = LoginPlace & { readonly link: string; readonly session: Key };

/**
 * On the page of a session that is not in the account of whoever is logged in: links that account to the session's
 * client, as logging in there does for others.
 */
export const LinkOwn = (props: LinkProps) => {
  const own = createOwn(
    props.root,
    () => props.wallet,
    () => props.catalog,
  );
  // Who logs in on this page has linked it by that.
  const wasOut = createMemo<boolean>(was => was || own() === null, false);
  const other = () => {
    const found = wasOut() ? null : own();
    return found && !found.sessions.some(({ key }) => key === props.session) ? found : null;
  };
  return (
    <AccountWordsProvider optional>
      <Show when={other()}>{found => <Ask {...props} email={found().email} />}</Show>
    </AccountWordsProvider>
  );
};

const Ask = (props: LinkProps & { readonly email: string }) => {
  const account = useAccountWords();
  const login = createLogin();
  const [done, setDone] = createSignal(false);
  let says!: HTMLDivElement;
  const link = async () => {
    const { wallet, root } = props;
    if (!(await login.run(until => wallet.accounts.link(root, props.link, until)))) return;
    setDone(true);
    says.focus();
  };
  return (
    <div class="sheet stack">
      <LoginFault fault={login.fault()} onForgot={null} />
      <div role="status" tabindex="-1" ref={says} class="said">
        <Show when={login.silent()}>
          <Offline business={props.catalog.business} onStop={login.stop} />
        </Show>
        <Show when={done()}>
          <Notice kind="good" title={account().link.done}>
            <p>{account().link.doneHow(props.catalog.business.name)}</p>
          </Notice>
        </Show>
      </div>
      <Show when={!done()}>
        <p>{account().link.how(props.email, props.catalog.business.name)}</p>
        <div class="row">
          <Button busy={login.busy()} onClick={() => void link()}>
            {account().link.action}
          </Button>
        </div>
      </Show>
    </div>
  );
};
