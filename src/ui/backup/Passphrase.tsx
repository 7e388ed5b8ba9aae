import { createSignal, Show } from 'solid-js';
import { LEAST_PASSPHRASE } from '../../core/backup';
import { Checkbox } from '../parts/Checkbox';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';

/** A passphrase as it is typed; `again` is null where it is typed once, to open a file. */
export type Typed = { readonly passphrase: string; readonly again: string | null };

export type PassphraseFaults = {
  readonly passphrase?: 'needed' | 'short' | 'wrong';
  readonly again?: 'differs';
};

/** A new one must be long enough and typed twice the same: what is mistyped once opens no file ever. */
export const faultsOf = ({ passphrase, again }: Typed): PassphraseFaults => {
  if (passphrase === '') return { passphrase: 'needed' };
  if (again === null) return {};
  if ([...passphrase].length < LEAST_PASSPHRASE) return { passphrase: 'short' };
  return again === passphrase ? {} : { again: 'differs' };
};

type PassphraseProps = {
  readonly typed: Typed;
  readonly faults: PassphraseFaults;
  readonly onType: (typed: Typed) => void;
};

/** "Passphrase", twice for a new one, and "Show passphrase". */
export const Passphrase = (props: PassphraseProps) => {
  const words = useDeskWords();
  const [shown, setShown] = createSignal(false);
  const isNew = () => props.typed.again !== null;
  const error = () => {
    switch (props.faults.passphrase) {
      case 'needed':
        return words().backup.needed;
      case 'short':
        return words().backup.short(LEAST_PASSPHRASE);
      case 'wrong':
        return words().backup.faults['wrong-passphrase'];
      default:
        return null;
    }
  };
  const type = () => (shown() ? 'text' : 'password');
  const autocomplete = () => (isNew() ? 'new-password' : 'current-password');
  return (
    <>
      <TextField
        label={words().backup.passphrase}
        hint={isNew() ? words().backup.passphraseHint(LEAST_PASSPHRASE) : undefined}
        type={type()}
        autocomplete={autocomplete()}
        value={props.typed.passphrase}
        onInput={passphrase => props.onType({ ...props.typed, passphrase })}
        error={error()}
        maxlength={1000}
        required
      />
      <Show when={isNew()}>
        <TextField
          label={words().backup.again}
          type={type()}
          autocomplete={autocomplete()}
          value={props.typed.again ?? ''}
          onInput={again => props.onType({ ...props.typed, again })}
          error={props.faults.again ? words().backup.differs : null}
          maxlength={1000}
          required
        />
      </Show>
      <Checkbox label={words().backup.show} checked={shown()} onChange={setShown} />
    </>
  );
};
