import { createSignal, Show } from 'solid-js';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { useAccountWords } from '../words/account-words';
import { deviceName } from './deviceName';
import { EmailField } from './EmailField';
import { emailFault } from './emailFault';
import type { LoginPlace, Typed } from './given';
import { LoginEnd } from './LoginEnd';
import { LoginFault } from './LoginFault';
import { createLogin } from './login';
import { PasswordField } from './PasswordField';

/** Email and password of an account that is there. */
export const LogInForm = (
  props: LoginPlace & {
    readonly typed: Typed;
    readonly onTyped: (typed: Typed) => void;
    readonly onForgot: (() => void) | null;
  },
) => {
  const account = useAccountWords();
  const login = createLogin();
  const [password, setPassword] = createSignal('');
  const [pressed, setPressed] = createSignal(false);
  let form!: HTMLFormElement;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setPressed(true);
    if (emailFault(props.typed.email)) {
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
      <EmailField
        value={props.typed.email}
        asks={pressed()}
        readonly={login.busy()}
        onInput={email => props.onTyped({ ...props.typed, email })}
      />
      <PasswordField use="current" value={password()} readonly={login.busy()} onInput={setPassword} />
      <LoginEnd
        login={login}
        business={props.catalog.business}
        label={account().logIn}
        busy={account().loggingIn}
      >
        <Show when={props.onForgot}>
          {forgot => (
            <Button kind="quiet" onClick={() => forgot()()}>
              {account().forgot}
            </Button>
          )}
        </Show>
      </LoginEnd>
    </form>
  );
};
