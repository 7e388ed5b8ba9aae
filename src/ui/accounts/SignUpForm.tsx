import { createSignal } from 'solid-js';
import { focusFirstError } from '../parts/Field';
import { TextField } from '../parts/TextField';
import { useAccountWords } from '../words/account-words';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { Agreements, isAgreed, NOT_AGREED } from './Agreements';
import { deviceName } from './deviceName';
import { EmailField } from './EmailField';
import { emailFault } from './emailFault';
import type { LoginPlace, Typed } from './given';
import { LoginEnd } from './LoginEnd';
import { LoginFault } from './LoginFault';
import { createLogin } from './login';
import { newPasswordError } from './newPassword';
import { PasswordField } from './PasswordField';

/** Names, email, password and what is agreed to: an account of one's own with this business. */
export const SignUpForm = (
  props: LoginPlace & {
    readonly typed: Typed;
    readonly onTyped: (typed: Typed) => void;
    readonly onForgot: (() => void) | null;
    readonly onLogIn: () => void;
  },
) => {
  const { words, locale } = useLanguage();
  const client = useClientWords();
  const account = useAccountWords();
  const login = createLogin();
  const [password, setPassword] = createSignal('');
  const [passwordError, setPasswordError] = createSignal<string>();
  const [agreed, setAgreed] = createSignal(NOT_AGREED);
  const [pressed, setPressed] = createSignal(false);
  let form!: HTMLFormElement;
  const firstError = () => (pressed() && props.typed.first.trim() === '' ? words().needed : undefined);
  const field = (name: keyof Typed) => ({
    label: client().details[name],
    value: props.typed[name],
    readonly: login.busy(),
    onInput: (value: string) => props.onTyped({ ...props.typed, [name]: value }),
  });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (login.busy()) return;
    const first = props.typed.first.trim();
    const last = props.typed.last.trim();
    const email = props.typed.email.trim();
    const own = [email, email.split('@')[0] ?? '', `${first} ${last}`, props.catalog.business.name];
    const bad = await newPasswordError(password(), own, account());
    setPressed(true);
    setPasswordError(bad);
    if (firstError() || emailFault(email) || bad || !isAgreed(agreed())) {
      focusFirstError(form);
      return;
    }
    await login.run(until =>
      props.wallet.accounts.signUp(
        props.root,
        {
          first,
          last,
          email,
          phone: '',
          password: password(),
          locale: locale(),
          agreed: props.catalog.version,
          device: deviceName(navigator.userAgent),
          link: props.link,
        },
        until,
      ),
    );
  };
  return (
    <form class="stack" novalidate ref={form} onSubmit={submit} aria-label={account().signUp}>
      <LoginFault fault={login.fault()} onForgot={props.onForgot} onLogIn={props.onLogIn} />
      <p class="soft">{account().why(props.catalog.business.name)}</p>
      <div class="pair">
        <TextField
          {...field('first')}
          autocomplete="given-name"
          maxlength={80}
          required
          error={firstError()}
        />
        <TextField {...field('last')} autocomplete="family-name" maxlength={80} optional />
      </div>
      <EmailField
        value={props.typed.email}
        asks={pressed()}
        readonly={login.busy()}
        onInput={email => props.onTyped({ ...props.typed, email })}
      />
      <PasswordField
        use="new"
        value={password()}
        readonly={login.busy()}
        error={passwordError()}
        onInput={value => {
          setPassword(value);
          setPasswordError(undefined);
        }}
      />
      <Agreements business={props.catalog.business} agreed={agreed()} asks={pressed()} onAgreed={setAgreed} />
      <LoginEnd
        login={login}
        business={props.catalog.business}
        label={account().signUp}
        busy={account().signingUp}
      />
    </form>
  );
};
