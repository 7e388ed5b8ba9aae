import { Match, type ParentProps, Show, Switch } from 'solid-js';
import { Button } from '../parts/Button';
import { ErrorNote } from '../parts/Notice';
import { useAccountWords } from '../words/account-words';
import { useWords } from '../words/language';
import type { Fault } from './login';

/** Why nobody was logged in or signed up, above the form. */
export const LoginFault = (props: {
  readonly fault: Fault | null;
  readonly onForgot: (() => void) | null;
  /** Leads to the other form, where an email is taken. */
  readonly onLogIn?: () => void;
}) => {
  const words = useWords();
  const account = useAccountWords();
  const is = () => props.fault?.is;
  const minutes = () => (props.fault?.is === 'too-many-tries' ? props.fault.minutes : null);
  return (
    <Switch>
      <Match when={is() === 'wrong-password' || is() === 'log-in-first'}>
        <ErrorNote title={account().faults.wrong}>
          <Ways>
            <Forgot onForgot={props.onForgot} />
          </Ways>
        </ErrorNote>
      </Match>
      <Match when={minutes()}>
        {count => (
          <ErrorNote title={account().faults.tooMany(words().minutes(count()))}>
            <p>{account().faults.tooManyHow}</p>
          </ErrorNote>
        )}
      </Match>
      <Match when={is() === 'email-taken'}>
        <ErrorNote title={account().faults.taken}>
          <Ways>
            <Show when={props.onLogIn}>
              {logIn => <Button onClick={() => logIn()()}>{account().logIn}</Button>}
            </Show>
            <Forgot onForgot={props.onForgot} />
          </Ways>
        </ErrorNote>
      </Match>
      <Match when={is() === 'late-account'}>
        <ErrorNote title={account().own.lateFault}>
          <p>{account().own.lateFaultHow}</p>
          <Ways>
            <Forgot onForgot={props.onForgot} />
          </Ways>
        </ErrorNote>
      </Match>
      <Match when={is() === 'logins-off'}>
        <ErrorNote title={account().faults.off} />
      </Match>
      <Match when={is() === 'full'}>
        <ErrorNote title={account().faults.full} />
      </Match>
      <Match when={is() === 'unavailable'}>
        <ErrorNote title={account().faults.unavailable} />
      </Match>
      <Match when={is()}>
        <ErrorNote title={account().faults.failed} />
      </Match>
    </Switch>
  );
};

const Ways = (props: ParentProps) => <div class="row">{props.children}</div>;

const Forgot = (props: { readonly onForgot: (() => void) | null }) => {
  const account = useAccountWords();
  return (
    <Show when={props.onForgot}>
      {forgot => <Button onClick={() => forgot()()}>{account().forgot}</Button>}
    </Show>
  );
};
