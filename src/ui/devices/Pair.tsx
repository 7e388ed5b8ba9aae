import { createSignal, lazy, Match, onCleanup, onMount, Show, Suspense, Switch } from 'solid-js';
import type { DeskGate } from '../../app/doors';
import type { Joining, JoiningState } from '../../app/pairing/joining';
import { codeFrom, codeText } from '../../core/pairing';
import { createAddress } from '../address';
import { WithoutBook } from '../frame/WithoutBook';
import { Button, ButtonLink } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { Icon } from '../parts/Icon';
import { ErrorNote, Notice } from '../parts/Notice';
import { TextField } from '../parts/TextField';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import './devices.css';

const Scanner = lazy(async () => ({ default: (await import('../parts/Scanner')).Scanner }));

/** A new device joins a business: by a code that another of its devices shows. */
export const Pair = () => (
  <WithoutBook
    title={words => words.devices.pair.title}
    lead={words => words.devices.pair.lead}
    taken={(words, { is }) =>
      is === 'removed' ? words.devices.pair.refused.removed : words.devices.pair.already
    }
  >
    {ways => <Entering join={ways.join} />}
  </WithoutBook>
);

type Join = Extract<DeskGate, { is: 'none' }>['join'];

const Entering = (props: { readonly join: Join }) => {
  const words = useDeskWords();
  const address = createAddress(hash => hash.startsWith('#/pair'));
  const inLink = () => {
    const code = codeFrom(/\/pair\/([^/?#]+)/.exec(address())?.[1] ?? '');
    return code.ok ? code.value : null;
  };
  const [typed, setTyped] = createSignal('');
  const [wrong, setWrong] = createSignal<string | null>(null);
  const [joining, setJoining] = createSignal<Joining | null>(null);
  const begin = async (code: string) => {
    joining()?.stop();
    setJoining(await props.join(code));
  };
  onMount(() => {
    const code = inLink();
    if (code !== null) {
      setTyped(codeText(code));
      void begin(code);
    }
  });
  onCleanup(() => joining()?.stop());
  const take = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const code = codeFrom(typed());
    if (code.ok) {
      void begin(code.value);
      return;
    }
    setWrong(code.error === 'empty' ? words().devices.pair.empty : words().devices.pair.notCode);
    focusFirstError(event.currentTarget);
  };
  const scanned = (code: string) => {
    setTyped(codeText(code));
    void begin(code);
  };
  return (
    <Show
      when={joining()}
      fallback={
        <form class="stack" novalidate onSubmit={take}>
          <p>{words().devices.pair.how}</p>
          <TextField
            label={words().devices.pair.code}
            hint={words().devices.pair.codeHint}
            value={typed()}
            onInput={text => {
              setTyped(text);
              setWrong(null);
            }}
            error={wrong()}
            maxlength={400}
            required
          />
          <div>
            <Button type="submit" kind="primary">
              {words().devices.pair.go}
            </Button>
          </div>
          <ScanCode onCode={scanned} />
        </form>
      }
    >
      {found => <Progress joining={found()} onAgain={() => setJoining(null)} />}
    </Show>
  );
};

const ScanCode = (props: { readonly onCode: (code: string) => void }) => {
  const words = useDeskWords();
  const says = () => words().devices.pair;
  const [scanning, setScanning] = createSignal(false);
  const [strange, setStrange] = createSignal(false);
  const toggle = () => {
    setStrange(false);
    setScanning(on => !on);
  };
  const read = (text: string) => {
    const code = codeFrom(text);
    setStrange(!code.ok);
    if (code.ok) props.onCode(code.value);
  };
  return (
    <div class="stack">
      <div>
        <Button aria-expanded={scanning()} onClick={toggle}>
          <Icon name="qr" />
          {scanning() ? says().scanStop : says().scan}
        </Button>
      </div>
      <Show when={scanning()}>
        <Suspense>
          <Scanner words={says().scanner} onText={read} />
        </Suspense>
      </Show>
      <Show when={strange()}>
        <ErrorNote>{says().strange}</ErrorNote>
      </Show>
    </div>
  );
};

const Progress = (props: { readonly joining: Joining; readonly onAgain: () => void }) => {
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
        <Match when={as('compare')}>
          {compare => (
            <>
              <h2>{says().compare}</h2>
              <p class="pairing-digits figures">{compare().digits}</p>
              <p>{says().compareHow(compare().business)}</p>
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
