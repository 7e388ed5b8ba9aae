import { createSignal, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';
import type { DeskGate } from '../../app/doors';
import type { Joining } from '../../app/pairing/joining';
import { codeFrom, codeText } from '../../core/pairing';
import { createAddress } from '../address';
import { WithoutBook } from '../frame/WithoutBook';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { Icon } from '../parts/Icon';
import { ErrorNote } from '../parts/Notice';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { PairProgress } from './PairProgress';
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
      {found => <PairProgress joining={found()} onAgain={() => setJoining(null)} />}
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
