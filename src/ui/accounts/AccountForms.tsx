import { createEffect, Match, onMount, Switch } from 'solid-js';
import type { OwnAccount } from '../../app/wallet/wallet';
import { areTextsNew } from '../../core/accounts';
import { Button } from '../parts/Button';
import { useAccountWords } from '../words/account-words';
import { AgreeForm } from './AgreeForm';
import { ForgotPassword } from './ForgotPassword';
import type { LoginPlace, Typed } from './given';
import { LogInForm } from './LogInForm';
import { SignUpForm } from './SignUpForm';

export type Mode = 'log-in' | 'sign-up' | 'forgot' | 'changed';

/** The forms by which one logs in or signs up, and the ways from one to the other. */
export const AccountForms = (
  props: LoginPlace & {
    readonly mode: Mode;
    readonly onMode: (mode: Mode) => void;
    readonly own: OwnAccount | null;
    readonly typed: Typed;
    readonly onTyped: (typed: Typed) => void;
    /** Logged in, here or in another tab. */
    readonly onDone: () => void;
  },
) => {
  const account = useAccountWords();
  // What was typed in this browser before, while nothing is typed here.
  onMount(async () => {
    const known = await props.wallet.details();
    const { first, last, email } = props.typed;
    if (known && first + last + email === '')
      props.onTyped({ first: known.first, last: known.last, email: known.email });
  });
  createEffect(() => {
    if (props.own === null) {
      // Logged out from elsewhere before the texts were agreed to.
      if (props.mode === 'changed') props.onMode('log-in');
      return;
    }
    if (props.mode === 'changed') return;
    if (areTextsNew(props.own, props.catalog)) props.onMode('changed');
    else props.onDone();
  });
  const way = (says: string, mode: Mode, name: string) => (
    <div class="row">
      <span class="soft">{says}</span>
      <Button kind="quiet" onClick={() => props.onMode(mode)}>
        {name}
      </Button>
    </div>
  );
  return (
    <Switch>
      <Match when={props.mode === 'changed'}>
        <AgreeForm {...props} />
      </Match>
      <Match when={props.mode === 'log-in'}>
        <div class="stack">
          <LogInForm {...props} onForgot={() => props.onMode('forgot')} />
          {way(account().noAccount, 'sign-up', account().signUp)}
        </div>
      </Match>
      <Match when={props.mode === 'forgot'}>
        <ForgotPassword
          root={props.root}
          business={props.catalog.business}
          wallet={props.wallet}
          email={props.typed.email}
          onBack={() => props.onMode('log-in')}
        />
      </Match>
      <Match when={props.mode === 'sign-up'}>
        <div class="stack">
          <SignUpForm
            {...props}
            onForgot={() => props.onMode('forgot')}
            onLogIn={() => props.onMode('log-in')}
          />
          {way(account().hasAccount, 'log-in', account().logIn)}
        </div>
      </Match>
    </Switch>
  );
};
