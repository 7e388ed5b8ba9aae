import { useNavigate } from '@tanstack/solid-router';
import { createSignal, createUniqueId, Show } from 'solid-js';
import type { Account } from '../../core/accounts';
import type { Client } from '../../core/clients';
import { clientName } from '../calendar/names';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { HelpLink } from '../help/HelpLink';
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
  /** Other entries of the same person, which are erased and exported with it. */
  readonly merged: readonly Client[];
  /** Logins that it is linked to. */
  readonly accounts: readonly Account[];
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
      <p class="soft">
        {words().personal.how} <HelpLink about="data" />
      </p>
      <Export {...props} />
      <Erase {...props} />
    </section>
  );
};

const Export = (props: PersonalProps) => {
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
    const entries = [props.client, ...props.merged];
    const history = (await Promise.all(entries.map(({ key }) => desk.history('client', key)))).flat();
    const changes = history
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(entry => ({
        when: format().moment(entry.at),
        by: words().personal.report.by[entry.by],
        says: entry.fields.map(field =>
          fieldText(field, { ...speech, book: book(), accounts: props.accounts }),
        ),
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
          <Show when={props.merged.length > 0}>
            <p>
              {words().accounts.eraseMerged(props.merged.map(entry => clientName(entry, words())).join(', '))}
            </p>
          </Show>
          <Show when={props.accounts.length > 0}>
            <p>{words().accounts.eraseAccount(props.accounts.map(({ email }) => email).join(', '))}</p>
          </Show>
          <Show when={props.upcoming > 0}>
            <p>{words().personal.eraseUpcoming(props.upcoming)}</p>
          </Show>
          <p class="soft">{words().personal.eraseReach}</p>
        </Show>
      </ConfirmDialog>
    </>
  );
};
