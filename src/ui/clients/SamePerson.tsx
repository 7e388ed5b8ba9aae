import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import type { Client } from '../../core/clients';
import { clientName } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { Combobox } from '../parts/Combobox';
import { Notice } from '../parts/Notice';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { contactOf, PairChoices } from './Duplicates';

type PersonProps = {
  readonly client: Client;
  /** All entries that are shown as this client, itself first. */
  readonly together: readonly Client[];
};

/** Entries that look like this person: proposed where they are seen. */
export const LikelyHere = (props: { readonly client: Client }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const pairs = createValue(() => desk.clients.duplicates);
  const others = createMemo(() =>
    (pairs() ?? []).flatMap(([one, other]) => {
      if (one.key === props.client.key) return [other];
      return other.key === props.client.key ? [one] : [];
    }),
  );
  return (
    <Show when={others().length > 0}>
      <Notice title={words().accounts.likelyHere}>
        <ul class="stack">
          <For each={others()}>
            {other => (
              <li class="likely">
                <a class="likely-who" href={`#/desk/clients/${other.key}`}>
                  <strong>{clientName(other, words())}</strong>
                  <span class="soft">{contactOf(other)}</span>
                </a>
                <PairChoices one={other} into={props.client} />
              </li>
            )}
          </For>
        </ul>
      </Notice>
    </Show>
  );
};

/** The entries that are shown as one here, each with a way out, and a way in for another. */
export const SamePerson = (props: PersonProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const heading = createUniqueId();
  const merged = () => props.together.filter(({ key }) => key !== props.client.key);
  return (
    <section class="sheet stack" aria-labelledby={heading}>
      <h2 id={heading} class="client-heading">
        {words().accounts.person}
      </h2>
      <p class="soft">{words().accounts.personHow}</p>
      <Show when={merged().length > 0}>
        <h3 class="client-small">{words().accounts.mergedHere}</h3>
        <ul class="stack">
          <For each={merged()}>
            {member => (
              <li class="likely">
                <span class="likely-who">
                  <strong>{clientName(member, words())}</strong>
                  <span class="soft">{contactOf(member)}</span>
                </span>
                <Button
                  aria-description={clientName(member, words())}
                  onClick={() => act(() => desk.clients.unmerge(member.key), words().accounts.unmerged)}
                >
                  {words().accounts.unmerge}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <AnotherEntry client={props.client} together={props.together} />
    </section>
  );
};

const FOUND = 20;

const AnotherEntry = (props: PersonProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const [search, setSearch] = createSignal('');
  const [other, setOther] = createSignal<Client | null>(null);
  const [checked, setChecked] = createSignal(false);
  const clients = createValue(() => desk.clients.search);
  const asked = () => (other() && search() === clientName(other(), words()) ? '' : search());
  const found = createMemo(() =>
    (clients()?.(asked(), FOUND) ?? []).filter(({ key }) => key !== props.client.key),
  );
  let field: HTMLFormElement | undefined;
  const merge = async (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    const chosen = other();
    if (chosen === null) {
      field?.querySelector('input')?.focus();
      return;
    }
    const done = await act(() => desk.clients.merge(chosen.key, props.client.key), words().accounts.merged);
    if (!done) return;
    setOther(null);
    setSearch('');
    setChecked(false);
  };
  return (
    <form
      class="client-picker"
      onSubmit={merge}
      ref={form => {
        field = form;
      }}
    >
      <Combobox<Client>
        label={words().accounts.other}
        hint={words().accounts.otherHint}
        value={other()}
        options={found()}
        keyOf={client => client.key}
        nameOf={client => clientName(client, words())}
        about={contactOf}
        none={words().session.noMatch}
        error={checked() && other() === null ? words().accounts.otherNone : null}
        spoken={words().session.spoken}
        onSearch={setSearch}
        onChange={setOther}
      />
      <Button type="submit">{words().accounts.merge}</Button>
    </form>
  );
};
