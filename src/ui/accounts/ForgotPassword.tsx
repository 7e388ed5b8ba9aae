import { createSignal, onMount, Show } from 'solid-js';
import type { Wallet } from '../../app/wallet/wallet';
import type { Catalog } from '../../core/catalog';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { Notice } from '../parts/Notice';
import { useAccountWords } from '../words/account-words';
import { EmailField } from './EmailField';
import { emailFault } from './emailFault';
import { LoginEnd } from './LoginEnd';
import { LoginFault } from './LoginFault';
import { createLogin } from './login';

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
  const account = useAccountWords();
  const login = createLogin();
  const [email, setEmail] = createSignal(props.email);
  const [pressed, setPressed] = createSignal(false);
  const [asked, setAsked] = createSignal<string | null>(null);
  let form!: HTMLFormElement;
  let says: HTMLDivElement | undefined;
  onMount(() => form.querySelector('input')?.focus());
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setPressed(true);
    if (emailFault(email())) {
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
          <EmailField value={email()} asks={pressed()} readonly={login.busy()} onInput={setEmail} />
          <LoginEnd
            login={login}
            business={props.business}
            label={account().own.forgot.send}
            busy={account().own.forgot.sending}
          >
            {back()}
          </LoginEnd>
        </form>
      </Show>
    </div>
  );
};
