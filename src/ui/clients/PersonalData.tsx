import { useNavigate } from '@tanstack/solid-router';
import { createSignal, createUniqueId, Show } from 'solid-js';
import type { Client } from '../../core/clients';
import { clientName } from '../calendar/names';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { fieldText } from '../history/fieldText';
import { Button } from '../parts/Button';
import { ConfirmDialog } from '../parts/ConfirmDialog';
import { saveAs } from '../parts/saveAs';
import { showToast } from '../parts/Toast';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { reportOf } from './report';

type PersonalProps = {
  readonly client: Client;
  /** Sessions that are still to come. */
  readonly upcoming: number;
};

/** What the law gives to a client: a copy of what is held, and being forgotten. */
export const PersonalData = (props: PersonalProps) => {
  const words = useDeskWords();
  const heading = createUniqueId();
  return (
    <section class="sheet stack" aria-labelledby={heading}>
      <h2 id={heading} class="client-heading">
        {words().personal.title}
      </h2>
      <p class="soft">{words().personal.how}</p>
      <Export client={props.client} />
      <Erase client={props.client} upcoming={props.upcoming} />
    </section>
  );
};

const Export = (props: { readonly client: Client }) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  const [asks, setAsks] = createSignal(false);
  const list = createUniqueId();
  const save = async (as: 'page' | 'data') => {
    const data = await desk.clients.exported(props.client.key);
    if (!data) return;
    const file = `${words().personal.file}-${props.client.key.slice(0, 6)}`;
    if (as === 'data') {
      saveAs(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }), `${file}.json`);
      return;
    }
    const speech = { words: words(), format: format(), region: language.region() };
    const history = await desk.history('client', props.client.key);
    const changes = [...history].reverse().map(entry => ({
      when: format().moment(entry.at),
      by: words().personal.report.by[entry.by],
      says: entry.fields.map(field => fieldText(field, { ...speech, book: book() })),
    }));
    saveAs(new Blob([reportOf(data, changes, speech)], { type: 'text/html' }), `${file}.html`);
  };
  return (
    <div class="stack">
      <div>
        <Button aria-expanded={asks()} aria-controls={list} onClick={() => setAsks(!asks())}>
          {words().personal.export}
        </Button>
      </div>
      <div id={list} class="stack" hidden={!asks()}>
        <p class="soft">{words().personal.exportHow}</p>
        <div class="row">
          <Button onClick={() => save('page')}>{words().personal.page}</Button>
          <Button onClick={() => save('data')}>{words().personal.data}</Button>
        </div>
      </div>
    </div>
  );
};

/** Asks twice: once what goes, once whether it is to go. */
const Erase = (props: PersonalProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const navigate = useNavigate();
  const [asks, setAsks] = createSignal<'no' | 'what' | 'sure'>('no');
  const erase = async () => {
    if (asks() === 'what') {
      setAsks('sure');
      return;
    }
    setAsks('no');
    const erased = await desk.clients.forget(props.client.key);
    if (!erased.ok) {
      showToast({ text: words().frame.failed[erased.error.is], trouble: true });
      return;
    }
    showToast({ text: words().personal.erased });
    void navigate({ to: '/desk/clients', replace: true });
  };
  return (
    <>
      <div>
        <Button kind="danger" onClick={() => setAsks('what')}>
          {words().personal.erase}
        </Button>
      </div>
      <ConfirmDialog
        open={asks() !== 'no'}
        title={words().personal.eraseAsk(clientName(props.client, words()))}
        action={asks() === 'sure' ? words().personal.eraseNow : words().personal.eraseNext}
        back={words().personal.keep}
        onConfirm={erase}
        onClose={() => setAsks('no')}
      >
        <Show when={asks() === 'what'} fallback={<p role="alert">{words().personal.eraseSure}</p>}>
          <p>{words().personal.eraseWhat}</p>
          <Show when={props.upcoming > 0}>
            <p>{words().personal.eraseUpcoming(props.upcoming)}</p>
          </Show>
          <p class="soft">{words().personal.eraseReach}</p>
        </Show>
      </ConfirmDialog>
    </>
  );
};
