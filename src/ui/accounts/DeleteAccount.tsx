import { createSignal, Show } from 'solid-js';
import { createNow } from '../now';
import { Button } from '../parts/Button';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { ErrorNote } from '../parts/Notice';
import { useAccountWords } from '../words/account-words';
import type { OwnPlace } from './AccountPage';
import { createOwnCodes } from './codes';
import { LoginFault } from './LoginFault';
import { createLogin } from './login';
import { Offline } from './Offline';
import { upcomingOf } from './order';

/** "Delete my account": asks once, then asks the business. */
export const DeleteAccount = (props: { readonly place: OwnPlace }) => {
  const account = useAccountWords();
  const login = createLogin();
  const now = createNow();
  const codes = createOwnCodes(() => props.place);
  const [asks, setAsks] = createSignal(false);
  const remove = () => {
    const { wallet, root, onDeleted } = props.place;
    setAsks(false);
    void login.run(async until => {
      const removed = await wallet.accounts.remove(root, until);
      // By now the account is gone from this page, and with it all of this.
      if (removed.ok) onDeleted();
      return removed;
    });
  };
  return (
    <div class="stack">
      <p class="soft">{account().own.deletesHow}</p>
      <Show when={login.fault()}>
        <ErrorNote title={account().own.deleteFailed} />
        <LoginFault fault={login.fault()} onForgot={null} />
      </Show>
      <div role="status" class="said">
        <Show when={login.silent()}>
          <Offline business={props.place.catalog.business} onStop={login.stop} />
        </Show>
      </div>
      <div>
        <Button kind="danger" busy={login.busy()} onClick={() => setAsks(true)}>
          {account().own.deletes}
        </Button>
      </div>
      <ConfirmDialog
        open={asks()}
        title={account().own.deletesAsk}
        action={account().own.deletes}
        back={account().own.keepAccount}
        onConfirm={remove}
        onClose={() => setAsks(false)}
      >
        <p>{account().own.deletesWhat(upcomingOf(props.place.appointments, now()).length)}</p>
        <Show when={codes()?.length}>
          <p>{account().own.deletesCodes}</p>
        </Show>
        <p class="soft">{account().own.deletesKept(props.place.catalog.business.name)}</p>
      </ConfirmDialog>
    </div>
  );
};
