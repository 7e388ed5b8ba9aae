import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';

/** "Recovery words": all 24 in one field. */
export const WordsField = (props: {
  readonly value: string;
  readonly error: string | null;
  readonly onInput: (text: string) => void;
}) => {
  const words = useDeskWords();
  return (
    <TextField
      label={words().recovery.words}
      hint={words().recovery.wordsHint}
      value={props.value}
      onInput={props.onInput}
      error={props.error}
      maxlength={1000}
      long
      required
    />
  );
};
