import { createSignal, Show } from 'solid-js';
import type { OwnAccount } from '../../app/wallet/wallet';
import { AccountWordsProvider, useAccountWords } from '../words/account-words';
import { AccountForms, type Mode } from './AccountForms';
import type { LoginPlace, Typed } from './given';

type FirstProps = LoginPlace & {
  readonly own: OwnAccount | null;
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
  readonly onDone: () => void;
};

/** In the place of "Your details" where a business takes bookings of accounts only. */
export const LoginFirst = (props: FirstProps) => (
  <AccountWordsProvider>
    <First {...props} />
  </AccountWordsProvider>
);

const First = (props: FirstProps) => {
  const account = useAccountWords();
  const [mode, setMode] = createSignal<Mode>('sign-up');
  return (
    <div class="stack">
      <Show when={mode() !== 'changed'} fallback={<h3>{account().changed.title}</h3>}>
        <h3>{account().required.title}</h3>
        <p>{account().required.how(props.catalog.business.name)}</p>
      </Show>
      <AccountForms {...props} mode={mode()} onMode={setMode} />
    </div>
  );
};
