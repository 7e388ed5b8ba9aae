import { Checkbox } from '../parts/Checkbox';
import { useAccountWords } from '../words/account-words';
import { PasswordField } from './PasswordField';

/** A new password, and whether other devices stay logged in with the old one. */
export const NewPasswordFields = (props: {
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly error: string | undefined;
  readonly readonly: boolean;
  readonly everywhere: boolean;
  readonly onEverywhere: (everywhere: boolean) => void;
  readonly hint?: string;
}) => {
  const account = useAccountWords();
  return (
    <>
      <PasswordField
        use="new"
        label={account().own.newPassword}
        value={props.value}
        error={props.error}
        readonly={props.readonly}
        onInput={props.onInput}
      />
      <Checkbox
        label={account().own.everywhere}
        checked={props.everywhere}
        disabled={props.readonly}
        onChange={props.onEverywhere}
        hint={props.hint}
      />
    </>
  );
};
