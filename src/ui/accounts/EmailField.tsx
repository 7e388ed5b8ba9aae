import { TextField } from '../parts/TextField';
import { useClientWords } from '../words/client-words';
import { useWords } from '../words/language';
import { emailFault } from './emailFault';

/** The email that names an account; `asks`: what is wrong with it is said. */
export const EmailField = (props: {
  readonly value: string;
  readonly asks: boolean;
  readonly readonly: boolean;
  readonly onInput: (value: string) => void;
}) => {
  const words = useWords();
  const client = useClientWords();
  const error = () => {
    const fault = props.asks ? emailFault(props.value) : null;
    return { none: undefined, needed: words().needed, bad: client().details.badEmail }[fault ?? 'none'];
  };
  return (
    <TextField
      label={client().details.email}
      type="email"
      autocomplete="username"
      maxlength={254}
      required
      readonly={props.readonly}
      value={props.value}
      error={error()}
      onInput={props.onInput}
    />
  );
};
