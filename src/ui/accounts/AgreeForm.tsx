import { createSignal } from 'solid-js';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { useAccountWords } from '../words/account-words';
import { Agreements, isAgreed, NOT_AGREED } from './Agreements';
import type { LoginPlace } from './given';
import { LoginFault } from './LoginFault';
import { createLogin } from './login';

/** Shown after a log in where terms or privacy policy are others than those agreed to. */
export const AgreeForm = (props: LoginPlace & { readonly onDone: () => void }) => {
  const account = useAccountWords();
  const login = createLogin();
  const [agreed, setAgreed] = createSignal(NOT_AGREED);
  const [pressed, setPressed] = createSignal(false);
  let form!: HTMLFormElement;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!isAgreed(agreed())) {
      focusFirstError(form);
      return;
    }
    if (await login.run(() => props.wallet.accounts.agree(props.root, props.catalog.version))) props.onDone();
  };
  return (
    <form class="stack" novalidate ref={form} onSubmit={submit} aria-label={account().changed.title}>
      <LoginFault fault={login.fault()} onForgot={null} />
      <p>{account().changed.how(props.catalog.business.name)}</p>
      <Agreements business={props.catalog.business} agreed={agreed()} asks={pressed()} onAgreed={setAgreed} />
      <div class="row">
        <Button kind="primary" type="submit" busy={login.busy()}>
          {account().changed.done}
        </Button>
        <Button kind="quiet" onClick={() => props.onDone()}>
          {account().changed.later}
        </Button>
      </div>
    </form>
  );
};
