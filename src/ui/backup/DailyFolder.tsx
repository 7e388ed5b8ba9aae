import { createEffect, createSignal, createUniqueId, on, Show } from 'solid-js';
import type { BackupFolder } from '../../app/ports';
import { useDesk } from '../desk';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { ErrorNote, Notice } from '../parts/Notice';
import { useDeskWords } from '../words/desk-words';
import { faultsOf, Passphrase, type PassphraseFaults, type Typed } from './Passphrase';
import { shutFolder } from './shutFolder';

const NOTHING: Typed = { passphrase: '', again: '' };

/** "Write a backup into a folder each day": choosing one, allowing it again, stopping. */
export const DailyFolder = (props: { readonly folder: BackupFolder | null }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const heading = createUniqueId();
  const says = () => words().backup.folder;
  const [failed, setFailed] = createSignal<string | null>(null);
  const [said, setSaid] = createSignal('');
  const shut = () => shutFolder(props.folder, words());
  const allow = async () => {
    setFailed((await desk.backup.allow()) ? null : says().denied);
  };
  // What was said of it is over, whatever tab it was done in.
  createEffect(
    on(
      () => props.folder?.is,
      () => setFailed(null),
      { defer: true },
    ),
  );
  const stop = async () => {
    await desk.backup.leave();
    setSaid(says().stopped);
  };
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{says().title}</h2>
      <p class="soft">{says().how}</p>
      <Show when={props.folder} fallback={<Choose onFailed={setFailed} onChosen={() => setSaid('')} />}>
        {folder => (
          <>
            <Show
              when={folder().is !== 'trying'}
              fallback={<p role="status">{says().trying(folder().name)}</p>}
            >
              <Notice kind={shut() ? 'warn' : 'good'}>
                <p>{shut()?.text ?? says().chosen(folder().name)}</p>
              </Notice>
            </Show>
            <div class="row">
              <Show when={shut()}>
                {found => (
                  <Button kind="primary" onClick={() => void allow()}>
                    {found().again}
                  </Button>
                )}
              </Show>
              <Button onClick={() => void stop()}>{says().stop}</Button>
            </div>
          </>
        )}
      </Show>
      <p role="status">{said()}</p>
      <Show when={failed()}>{text => <ErrorNote>{text()}</ErrorNote>}</Show>
    </section>
  );
};

type ChooseProps = {
  readonly onFailed: (text: string | null) => void;
  readonly onChosen: () => void;
};

const Choose = (props: ChooseProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const [typed, setTyped] = createSignal(NOTHING);
  const [faults, setFaults] = createSignal<PassphraseFaults>({});
  const [busy, setBusy] = createSignal(false);
  const choose = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (busy()) return;
    const found = faultsOf(typed());
    setFaults(found);
    props.onFailed(null);
    if (Object.keys(found).length > 0) {
      focusFirstError(event.currentTarget);
      return;
    }
    setBusy(true);
    const chosen = await desk.backup.choose(typed().passphrase);
    setBusy(false);
    if (chosen.ok) props.onChosen();
    else if (chosen.error === 'refused') props.onFailed(words().backup.folder.refused);
    else if (chosen.error !== 'none-chosen') props.onFailed(words().frame.failed[chosen.error]);
  };
  return (
    <form class="stack" novalidate onSubmit={choose}>
      <Passphrase
        typed={typed()}
        faults={faults()}
        onType={next => {
          setTyped(next);
          setFaults({});
        }}
      />
      <p class="soft">{words().backup.nobody}</p>
      <div>
        <Button type="submit" busy={busy()}>
          {words().backup.folder.choose}
        </Button>
      </div>
      <p role="status">{busy() ? words().backup.folder.preparing : ''}</p>
    </form>
  );
};
