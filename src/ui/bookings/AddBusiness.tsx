import { createSignal, lazy, Show, Suspense } from 'solid-js';
import { type Link, linkFromText, linkToText } from '../../core/link';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { Icon } from '../parts/Icon';
import { ErrorNote } from '../parts/Notice';
import { TextField } from '../parts/TextField';
import { useClientWords } from '../words/client-words';

const Scanner = lazy(async () => ({ default: (await import('../parts/Scanner')).Scanner }));

const go = (link: Link): void => {
  location.hash = linkToText('', link);
};

/** "Add a business": whoever pastes or scans its booking link visits it, which keeps it in this browser. */
export const AddBusiness = () => {
  const client = useClientWords();
  const [text, setText] = createSignal('');
  const [wrong, setWrong] = createSignal(false);
  const open = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const link = linkFromText(text());
    setWrong(!link.ok);
    if (link.ok) go(link.value);
    else focusFirstError(event.currentTarget);
  };
  return (
    <section class="sheet stack" aria-labelledby="add-business">
      <h2 id="add-business">{client().bookings.add}</h2>
      <form class="stack" novalidate onSubmit={open}>
        <TextField
          label={client().bookings.paste}
          hint={client().bookings.pasteHint}
          type="url"
          value={text()}
          error={wrong() ? client().bookings.bad : undefined}
          onInput={setText}
        />
        <div>
          <Button type="submit">{client().bookings.open}</Button>
        </div>
      </form>
      <ScanLink />
    </section>
  );
};

const ScanLink = () => {
  const client = useClientWords();
  const [scanning, setScanning] = createSignal(false);
  const [strange, setStrange] = createSignal(false);
  const toggle = () => {
    setStrange(false);
    setScanning(on => !on);
  };
  const read = (text: string) => {
    const link = linkFromText(text);
    setStrange(!link.ok);
    if (link.ok) go(link.value);
  };
  return (
    <div class="stack">
      <div>
        <Button aria-expanded={scanning()} onClick={toggle}>
          <Icon name="qr" />
          {scanning() ? client().scan.stop : client().scan.start}
        </Button>
      </div>
      <Show when={scanning()}>
        <Suspense>
          <Scanner words={client().scan} onText={read} />
        </Suspense>
      </Show>
      <Show when={strange()}>
        <ErrorNote>{client().scan.strange}</ErrorNote>
      </Show>
    </div>
  );
};
