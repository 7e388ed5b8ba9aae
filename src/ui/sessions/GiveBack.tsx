import { type Accessor, Match, Switch } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import { isPastCancelling } from '../../core/policy';
import { useBook } from '../frame/book';
import { useMinute } from '../frame/minute';
import { Checkbox } from '../parts/Checkbox';
import { useDeskWords } from '../words/desk-words';

/** What becomes of what a code paid for a session, if that is cancelled now; null: no code pays for it. */
export const useGivingBack = (entry: () => SessionEntry): Accessor<'asks' | 'gives' | null> => {
  const book = useBook();
  const minute = useMinute();
  return () => {
    const { code, when } = entry().session;
    if (code === null) return null;
    return isPastCancelling(book().business, when.start, minute()) ? 'asks' : 'gives';
  };
};

type GiveProps = {
  readonly how: 'asks' | 'gives' | null;
  readonly gives: boolean;
  readonly onChange: (gives: boolean) => void;
};

/** "Give back to the code?", where clients may no longer cancel; before that it is only said. */
export const GiveBack = (props: GiveProps) => {
  const words = useDeskWords();
  const says = () => words().codes.session;
  return (
    <Switch>
      <Match when={props.how === 'asks'}>
        <Checkbox
          label={says().giveBack}
          hint={says().giveBackHint}
          checked={props.gives}
          onChange={props.onChange}
        />
      </Match>
      <Match when={props.how === 'gives'}>
        <p>{says().goesBack}</p>
      </Match>
    </Switch>
  );
};
