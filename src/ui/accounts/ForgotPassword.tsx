import { createSignal, onMount, Show } from 'solid-js';
import type { Wallet } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { Notice } from '../parts/Notice';
import { TextField } from '../parts/TextField';
import { useAccountWords } from '../words/account-words';
import { useClientWords } from '../words/client-words';
import { useWords } from '../words/language';
import { emailFault } from './emailFault';
import { LoginFault } from './LoginFault';
import { createLogin } from './login';
import { Offline } from './Offline';

/** "Send me a link": says the same whether anybody has that email, and who sends it. */
export const ForgotPassword = (props: {
  readonly root: string;
  readonly business: Catalog['business'];
  readonly wallet: Wallet;
  /** As it was typed to log in. */
  readonly email: string;
  /** Null: there is nothing to go back to. */
  readonly onBack: (() => void) | null;
}) => {
  const words = useWords();
  const client = useClientWords();
  const account = useAccountWords();
  const login = createLogin();
  const [email, setEmail] = createSignal(props.email);
  const [pressed, setPressed] = createSignal(false);
  const [asked, setAsked] = createSignal<string | null>(null);
  let form!: HTMLFormElement;
  let says: HTMLDivElement | undefined;
  onMount(() => form.querySelector('input')?.focus());
  const fault = () => (pressed() ? emailFault(email()) : null);
  const error = () =>
    ({ none: undefined, needed: words().needed, bad: client().details.badEmail })[fault() ?? 'none'];
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setPressed(true);
    if (fault()) {
      focusFirstError(form);
      return;
    }
    const typed = email().trim();
    const isDone = await login.run(until => props.wallet.accounts.forgot(props.root, typed, until));
    if (!isDone) return;
    setAsked(typed);
    says?.focus();
  };
  const back = () => (
    <Show when={props.onBack}>
      {goBack => (
        <Button kind="quiet" onClick={() => goBack()()}>
          {account().own.forgot.back}
        </Button>
      )}
    </Show>
  );
  return (
    <div class="stack">
      <div role="status" tabindex="-1" ref={says} class="said">
        <Show when={asked()}>
          {to => (
            <Notice kind="good" title={account().own.forgot.asked}>
              <p>{account().own.forgot.askedHow(to(), props.business.name, props.business.email)}</p>
              <p>{account().own.forgot.askedWait}</p>
            </Notice>
          )}
        </Show>
      </div>
      <Show when={asked() === null} fallback={<div class="row">{back()}</div>}>
        <form class="stack" novalidate ref={form} onSubmit={submit} aria-label={account().own.forgot.title}>
          <LoginFault fault={login.fault()} onForgot={null} />
          <p class="soft">{account().own.forgot.how}</p>
          <TextField
            label={client().details.email}
            type="email"
            autocomplete="username"
            maxlength={254}
            required
            readonly={login.busy()}
            value={email()}
            error={error()}
            onInput={setEmail}
          />
          <div role="status" class="said">
            <Show when={login.silent()}>
              <Offline business={props.business} onStop={login.stop} />
            </Show>
          </div>
          <div class="row">
            <Button kind="primary" type="submit" busy={login.busy()}>
              {login.busy() ? account().own.forgot.sending : account().own.forgot.send}
            </Button>
            {back()}
          </div>
        </form>
      </Show>
    </div>
  );
};
