import { useNavigate } from '@tanstack/solid-router';
import { createEffect, createSignal, Match, Switch } from 'solid-js';
import { createAsked } from '../asked';
import { useDoors } from '../doors';
import { useDeskWords } from '../words/desk-words';
import { Install } from './Install';
import { mustInstall, surroundings } from './install';
import { Wizard } from './Wizard';
import './setup.css';

/** Sets up a business in a browser that has none; one that has goes to its desk. */
export const Setup = () => {
  const doors = useDoors();
  const navigate = useNavigate();
  const words = useDeskWords();
  const gate = createAsked(() => true, doors.desk);
  const [skipped, setSkipped] = createSignal(!mustInstall(surroundings()));
  createEffect(() => {
    const found = gate();
    // Trouble with the book is the desk's to tell.
    if (found && found.is !== 'none') void navigate({ to: '/desk', replace: true });
  });
  const setUp = () => {
    const found = gate();
    return found?.is === 'none' ? found.setUp : undefined;
  };
  return (
    <Switch fallback={<p role="status">{words().frame.opening}</p>}>
      <Match when={setUp() && !skipped()}>
        <Install onSkip={() => setSkipped(true)} />
      </Match>
      <Match when={setUp()}>{run => <Wizard setUp={run()} />}</Match>
    </Switch>
  );
};
