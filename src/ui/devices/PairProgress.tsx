import { Match, Show, Switch } from 'solid-js';
import type { Joining, JoiningState } from '../../app/pairing/joining';
import { Button, ButtonLink } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';

type ProgressProps = { readonly joining: Joining; readonly onAgain: () => void };

/** How far joining has got, as the new device shows it. */
export const PairProgress = (props: ProgressProps) => {
  const words = useDeskWords();
  const state = createValue(() => props.joining.state);
  const says = () => words().devices.pair;
  const as = <Is extends JoiningState['is']>(is: Is) => {
    const found = state();
    return found?.is === is ? (found as Extract<JoiningState, { is: Is }>) : undefined;
  };
  const again = () => {
    props.joining.stop();
    props.onAgain();
  };
  return (
    <div role="status" class="stack">
      <Switch>
        <Match when={as('asking')}>
          <p>{says().asking}</p>
        </Match>
        <Match when={as('nobody')}>
          <Notice kind="warn">
            <p>{says().nobody}</p>
          </Notice>
          <Again onAgain={again} />
        </Match>
        <Match when={as('no-relay')}>
          <Notice kind="warn">
            <p>{words().devices.noRelay}</p>
          </Notice>
          <Again onAgain={again} />
        </Match>
        <Match when={as('compare')}>
          {compare => (
            <>
              <h2>{says().compare}</h2>
              <p class="pairing-digits figures">{compare().digits}</p>
              <Show when={!compare().matched} fallback={<p>{says().matched}</p>}>
                <p>{says().compareHow(compare().business)}</p>
                <div class="row">
                  <Button kind="primary" onClick={() => props.joining.match()}>
                    {words().devices.match}
                  </Button>
                  <Button onClick={() => props.joining.differ()}>{words().devices.differ}</Button>
                </div>
              </Show>
            </>
          )}
        </Match>
        <Match when={as('joined')}>
          {joined => (
            <>
              <Notice kind="good" title={says().joined(joined().business)} />
              <div>
                <ButtonLink kind="primary" href="#/desk">
                  {says().open}
                </ButtonLink>
              </div>
            </>
          )}
        </Match>
        <Match when={as('closed')}>
          {closed => (
            <>
              <Notice kind="warn">
                <p>{says().closed[closed().why]}</p>
              </Notice>
              <Again onAgain={again} />
            </>
          )}
        </Match>
        <Match when={as('failed')}>
          {failed => (
            <>
              <Notice kind="warn">
                <p>{says().refused[reasonOf(failed().why)]}</p>
              </Notice>
              <Again onAgain={again} />
            </>
          )}
        </Match>
      </Switch>
    </div>
  );
};

const Again = (props: { readonly onAgain: () => void }) => {
  const words = useDeskWords();
  return (
    <div>
      <Button onClick={props.onAgain}>{words().devices.pair.again}</Button>
    </div>
  );
};

type Reason = 'other-business' | 'member' | 'removed' | 'other' | 'disk';

const reasonOf = (why: Extract<JoiningState, { is: 'failed' }>['why']): Reason => {
  switch (why) {
    case 'other-business':
    case 'member':
    case 'removed':
      return why;
    case 'full':
    case 'unavailable':
    case 'locked':
      return 'disk';
    default:
      return 'other';
  }
};
