import { createSignal, createUniqueId, Show } from 'solid-js';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { useAccountWords } from '../words/account-words';
import type { OwnPlace } from './AccountPage';
import { LoginEnd } from './LoginEnd';
import { LoginFault } from './LoginFault';
import { createLogin } from './login';
import { NewPasswordFields } from './NewPasswordFields';
import { newPasswordError } from './newPassword';
import { PasswordField } from './PasswordField';

/** "Change password": the present one and the next; other devices log out unless they are kept. */
export const ChangePassword = (props: { readonly place: OwnPlace }) => {
  const account = useAccountWords();
  const [open, setOpen] = createSignal(false);
  const [saved, setSaved] = createSignal(false);
  const list = createUniqueId();
  let opener!: HTMLButtonElement;
  const done = () => {
    setOpen(false);
    setSaved(true);
    opener.focus();
  };
  return (
    <section class="sheet stack" aria-labelledby={`${list}-title`}>
      <h2 id={`${list}-title`}>{account().password.name}</h2>
      <p class="soft">{account().own.passwordHow}</p>
      <div>
        <Button
          ref={opener}
          aria-expanded={open()}
          aria-controls={list}
          onClick={() => {
            setSaved(false);
            setOpen(!open());
          }}
        >
          {account().own.changePassword}
        </Button>
      </div>
      <div role="status" class="said">
        <Show when={saved()}>
          <p>{account().own.passwordSaved}</p>
        </Show>
      </div>
      <div id={list}>
        <Show when={open()}>
          <Form place={props.place} onDone={done} />
        </Show>
      </div>
    </section>
  );
};

const Form = (props: { readonly place: OwnPlace; readonly onDone: () => void }) => {
  const account = useAccountWords();
  const login = createLogin();
  const [present, setPresent] = createSignal('');
  const [next, setNext] = createSignal('');
  const [everywhere, setEverywhere] = createSignal(true);
  const [error, setError] = createSignal<string>();
  let form!: HTMLFormElement;
  const isWrong = () => login.fault()?.is === 'wrong-password';
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (login.busy()) return;
    const { wallet, root, own, catalog } = props.place;
    const bad = await newPasswordError(
      next(),
      [own.email, own.email.split('@')[0] ?? '', `${own.first} ${own.last}`, catalog.business.name],
      account(),
    );
    setError(bad);
    if (bad) {
      focusFirstError(form);
      return;
    }
    const passwords = { present: present(), next: next(), keep: !everywhere() };
    if (await login.run(until => wallet.accounts.changePassword(root, passwords, until))) props.onDone();
    else if (isWrong()) focusFirstError(form);
  };
  return (
    <form class="stack" novalidate ref={form} onSubmit={submit} aria-label={account().own.changePassword}>
      <LoginFault fault={isWrong() ? null : login.fault()} onForgot={null} />
      <input hidden type="email" autocomplete="username" readonly value={props.place.own.email} />
      <PasswordField
        use="current"
        label={account().own.present}
        value={present()}
        readonly={login.busy()}
        error={isWrong() ? account().own.wrongPresent : undefined}
        onInput={value => {
          setPresent(value);
          login.forgive();
        }}
      />
      <NewPasswordFields
        value={next()}
        onInput={value => {
          setNext(value);
          setError(undefined);
        }}
        error={error()}
        readonly={login.busy()}
        everywhere={everywhere()}
        onEverywhere={setEverywhere}
      />
      <LoginEnd
        login={login}
        business={props.place.catalog.business}
        label={account().own.savePassword}
        busy={account().own.saving}
      />
    </form>
  );
};
