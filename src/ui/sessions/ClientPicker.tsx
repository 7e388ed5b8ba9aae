import { createMemo, createSignal, Show } from 'solid-js';
import type { Client } from '../../core/clients';
import type { Key } from '../../core/id';
import type { Details } from '../../core/requests';
import { clientName } from '../calendar/names';
import { PersonFields } from '../clients/PersonFields';
import { NOBODY, type PersonFaults } from '../clients/person';
import { useDesk } from '../desk';
import { Button } from '../parts/Button';
import { Combobox } from '../parts/Combobox';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';

/** Whom a session is for: an entry of the book, someone new, or nobody yet. */
export type Chosen =
  | { readonly is: 'nobody' }
  | { readonly is: 'known'; readonly client: Client }
  | {
      readonly is: 'new';
      readonly person: Details;
      /** The entry whose names are changed for this session: it goes to the entry of those names. */
      readonly of?: Client;
    };

/** The entry that is chosen; of someone new, or of another name, it is not known yet. */
export const keyOf = (chosen: Chosen): Key | null => (chosen.is === 'known' ? chosen.client.key : null);

const FOUND = 20;

type PickerProps = {
  readonly chosen: Chosen;
  readonly faults: PersonFaults;
  readonly onChoose: (chosen: Chosen) => void;
  /** Offers to change the names of the known one. */
  readonly renames?: boolean;
};

export const ClientPicker = (props: PickerProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const [search, setSearch] = createSignal('');
  const known = () => (props.chosen.is === 'known' ? props.chosen.client : null);
  // The field shows the chosen one's name; that is no search.
  const asked = () => (known() && search() === clientName(known(), words()) ? '' : search());
  const clients = createValue(() => desk.clients.search);
  const found = createMemo(() => clients()?.(asked(), FOUND) ?? []);
  const person = () => (props.chosen.is === 'new' ? props.chosen.person : null);
  const renamed = () => (props.chosen.is === 'new' ? (props.chosen.of ?? null) : null);
  let place!: HTMLDivElement;
  // The pressed button goes: one goes on typing in the first field of what took its place.
  const swap = (next: Chosen) => {
    props.onChoose(next);
    place.querySelector('input')?.focus();
  };
  return (
    <div ref={place}>
      <Show
        when={person()}
        fallback={
          <div class="client-picker">
            <Combobox<Client>
              label={words().session.client}
              hint={words().session.clientHint}
              value={known()}
              options={found()}
              keyOf={client => client.key}
              nameOf={client => clientName(client, words())}
              about={client => [client.email, client.phone].filter(text => text !== '').join(' · ')}
              none={words().session.noMatch}
              spoken={words().session.spoken}
              onSearch={setSearch}
              onChange={client => props.onChoose(client ? { is: 'known', client } : { is: 'nobody' })}
            />
            <Show when={props.renames && known()}>
              {client => (
                <Button onClick={() => swap({ is: 'new', person: personOf(client()), of: client() })}>
                  {words().accounts.rename}
                </Button>
              )}
            </Show>
            <Button onClick={() => swap({ is: 'new', person: typedName(known() ? '' : search()) })}>
              {words().session.newClient}
            </Button>
          </div>
        }
      >
        {typed => (
          <fieldset class="client-new stack">
            <legend>{renamed() ? words().accounts.renameTitle : words().session.newClient}</legend>
            <Show when={renamed()}>
              <p class="soft">{words().accounts.renameHow}</p>
            </Show>
            <PersonFields
              person={typed()}
              faults={props.faults}
              onlyNames={renamed() !== null}
              onInput={next => {
                const of = renamed();
                props.onChoose({ is: 'new', person: next, ...(of ? { of } : {}) });
              }}
            />
            <div>
              <Show
                when={renamed()}
                fallback={
                  <Button kind="quiet" onClick={() => swap({ is: 'nobody' })}>
                    {words().session.knownClient}
                  </Button>
                }
              >
                {client => (
                  <Button kind="quiet" onClick={() => swap({ is: 'known', client: client() })}>
                    {words().accounts.sameName}
                  </Button>
                )}
              </Show>
            </div>
          </fieldset>
        )}
      </Show>
    </div>
  );
};

const personOf = ({ first, last, email, phone }: Client): Details => ({ first, last, email, phone });

/** What was typed into the search goes on as the new client's name, so that nothing is typed twice. */
const typedName = (search: string): Details => {
  const [first = '', ...last] = search.trim().split(/\s+/);
  return /[@\d]/.test(search) ? NOBODY : { ...NOBODY, first, last: last.join(' ') };
};
