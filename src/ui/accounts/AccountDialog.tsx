import { createSignal } from 'solid-js';
import type { OwnAccount } from '../../app/wallet/wallet';
import { PlainDialog } from '../parts/PlainDialog';
import { useAccountWords } from '../words/account-words';
import { ClientWordsProvider } from '../words/client-words';
import { AccountForms, type Mode } from './AccountForms';
import type { LoginPlace, Typed } from './given';

type DialogProps = LoginPlace & {
  readonly own: OwnAccount | null;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

const NOTHING_TYPED: Typed = { first: '', last: '', email: '' };

/** Logging in and signing up over the page; what was typed is there again when it is opened again. */
export const AccountDialog = (props: DialogProps) => {
  const account = useAccountWords();
  const [typed, setTyped] = createSignal(NOTHING_TYPED);
  const title = () =>
    ({
      'log-in': account().logIn,
      'sign-up': account().signUp,
      changed: account().changed.title,
      forgot: account().own.forgot.title,
    })[props.mode];
  return (
    <ClientWordsProvider>
      <PlainDialog open={props.open} onClose={props.onClose} title={title()} form>
        <AccountForms
          {...props}
          typed={typed()}
          onTyped={setTyped}
          onDone={() => {
            setTyped(NOTHING_TYPED);
            props.onDone();
          }}
        />
      </PlainDialog>
    </ClientWordsProvider>
  );
};
