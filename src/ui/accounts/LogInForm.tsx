import { createSignal, Show } from 'solid-js';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { TextField } from '../parts/TextField';
import { useAccountWords } from '../words/account-words';
import { useClientWords } from '../words/client-words';
import { useWords } from '../words/language';
import { deviceName } from './deviceName';
import { emailFault } from './emailFault';
import type { LoginPlace, Typed } from './given';
import { LoginFault } from './LoginFault';
import { createLogin } from './login';
import { Offline } from './Offline';
import { PasswordField } from './PasswordField';

/** Email and password of an account that is there. */
export const LogInForm = (
  props: LoginPlace & {
    readonly typed: Typed;
    readonly onTyped: (typed: Typed) => void;
    readonly onForgot: (() => void) | null;
  },
) => {
  const words = useWords();
  const client = useClientWords();
  const account = useAccountWords();
  const login = createLogin();
  const [password, setPassword] = createSignal('');
  const [pressed, setPressed] = createSignal(false);
  let form!: HTMLFormElement;
  const fault = () => (pressed() ? emailFault(props.typed.email) : null);
  const email = () =>
    ({ none: undefined, needed: words().needed, bad: client().details.badEmail })[fault() ?? 'none'];
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setPressed(true);
    if (fault()) {
      focusFirstError(form);
      return;
    }
    await login.run(until =>
      props.wallet.accounts.logIn(
        props.root,
        {
          email: props.typed.email.trim(),
          password: password(),
          device: deviceName(navigator.userAgent),
          link: props.link,
        },
        until,
      ),
    );
  };
  return (
    <form class="stack" novalidate ref={form} onSubmit={submit} aria-label={account().logIn}>
      <LoginFault fault={login.fault()} onForgot={props.onForgot} />
      <TextField
        label={client().details.email}
        type="email"
        autocomplete="username"
        maxlength={254}
        required
        readonly={login.busy()}
        value={props.typed.email}
        error={email()}
        onInput={value => props.onTyped({ ...props.typed, email: value })}
      />
      <PasswordField use="current" value={password()} readonly={login.busy()} onInput={setPassword} />
      <div role="status" class="said">
        <Show when={login.silent()}>
          <Offline business={props.catalog.business} onStop={login.stop} />
        </Show>
      </div>
      <div class="row">
        <Button kind="primary" type="submit" busy={login.busy()}>
          {login.busy() ? account().loggingIn : account().logIn}
        </Button>
        <Show when={props.onForgot}>
          {forgot => (
            <Button kind="quiet" onClick={() => forgot()()}>
              {account().forgot}
            </Button>
          )}
        </Show>
      </div>
    </form>
  );
};
