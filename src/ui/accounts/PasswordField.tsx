import { createSignal } from 'solid-js';
import { Checkbox } from '../parts/Checkbox';
import { TextField } from '../parts/TextField';
import { useAccountWords } from '../words/account-words';

/**
 * A password, shown on request. `use` tells the browser's password manager whether to fill in the one it keeps or to
 * propose a new one; the form it stands in also holds the email, with `autocomplete="username"`.
 */
export const PasswordField = (props: {
  readonly use: 'current' | 'new';
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** "Password" unless given. */
  readonly label?: string;
  readonly error?: string | null | undefined;
  readonly readonly?: boolean;
}) => {
  const words = useAccountWords();
  const [shown, setShown] = createSignal(false);
  return (
    <div>
      <TextField
        label={props.label ?? words().password.name}
        hint={props.use === 'new' ? words().password.hint : undefined}
        error={props.error}
        type={shown() ? 'text' : 'password'}
        autocomplete={props.use === 'new' ? 'new-password' : 'current-password'}
        value={props.value}
        readonly={props.readonly ?? false}
        required
        onInput={props.onInput}
      />
      <Checkbox label={words().password.show} checked={shown()} onChange={setShown} />
    </div>
  );
};
