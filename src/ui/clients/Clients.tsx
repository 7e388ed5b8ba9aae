import { createMemo, createSignal, Show } from 'solid-js';
import { useDesk } from '../desk';
import { createListSearch, type SearchProps } from '../frame/listSearch';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { Empty } from '../parts/Empty';
import { Icon } from '../parts/Icon';
import { Page } from '../parts/Page';
import { TextField } from '../parts/TextField';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { ClientTable } from './ClientTable';
import { Duplicates } from './Duplicates';
import { PersonForm } from './PersonForm';
import './clients.css';

/** How many more entries each press shows; so many are drawn in one go without being noticed. */
const STEP = 100;

type ClientsProps = SearchProps & {
  readonly onClient: (key: string) => void;
};

export const Clients = (props: ClientsProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const [adds, setAdds] = createSignal(false);
  const { typed, type, leave, shown, showMore } = createListSearch(props, STEP);
  const all = createValue(() => desk.clients.search);
  // One more than is shown tells whether there are more.
  const found = createMemo(() => all()?.(typed(), shown() + 1));
  const clients = () => (found() ?? []).slice(0, shown());
  const hasMore = () => (found()?.length ?? 0) > shown();
  return (
    <Page
      title={words().clients.title}
      end={
        <Button kind="primary" onClick={() => setAdds(true)}>
          <Icon name="plus" />
          {words().clients.add}
        </Button>
      }
    >
      <div class="stack">
        <search onFocusOut={leave}>
          <TextField
            label={words().clients.search}
            hint={words().clients.searchHint}
            type="search"
            value={typed()}
            onInput={type}
          />
        </search>
        <Duplicates />
        <p class="soft" role="status">
          <Show when={found() !== undefined && clients().length > 0}>
            {hasMore()
              ? words().clients.foundMore(clients().length)
              : words().clients.found(clients().length)}
          </Show>
        </p>
        <Show
          when={clients().length > 0}
          fallback={
            <Show when={found() !== undefined}>
              <Nobody searches={typed().trim() !== ''} />
            </Show>
          }
        >
          <ClientTable clients={clients()} />
        </Show>
        <Show when={hasMore()}>
          <div>
            <Button onClick={showMore}>{words().clients.more}</Button>
          </div>
        </Show>
      </div>
      <Show when={adds()}>
        <NewClient
          onClose={() => setAdds(false)}
          onDone={key => {
            setAdds(false);
            props.onClient(key);
          }}
        />
      </Show>
    </Page>
  );
};

/** What to do where nobody is listed: no clients yet, or none that the search finds. */
const Nobody = (props: { readonly searches: boolean }) => {
  const words = useDeskWords();
  return (
    <Empty title={props.searches ? words().clients.none : words().clients.empty}>
      {props.searches ? words().clients.noneHow : words().clients.emptyHow}
    </Empty>
  );
};

const NewClient = (props: { readonly onClose: () => void; readonly onDone: (key: string) => void }) => {
  const words = useDeskWords();
  const [typed, setTyped] = createSignal(false);
  return (
    <Dialog open form onClose={props.onClose} title={words().clients.add} unsaved={typed()}>
      <div onInput={() => setTyped(true)}>
        <PersonForm client={null} onDone={key => (key === null ? props.onClose() : props.onDone(key))} />
      </div>
    </Dialog>
  );
};
