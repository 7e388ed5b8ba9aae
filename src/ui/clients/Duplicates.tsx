import { createSignal, createUniqueId, For, Show } from 'solid-js';
import type { Client } from '../../core/clients';
import { clientName } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';

/** How many more pairs each press shows. */
const STEP = 10;

export const contactOf = ({ email, phone }: Pick<Client, 'email' | 'phone'>): string =>
  [email, phone].filter(text => text !== '').join(' · ');

/** Pairs of entries that look like one person, shown when they are asked for: there may be many. */
export const Duplicates = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const list = createUniqueId();
  const pairs = createValue(() => desk.clients.duplicates);
  const [shows, setShows] = createSignal(false);
  const [most, setMost] = createSignal(STEP);
  const count = () => pairs()?.length ?? 0;
  return (
    <Show when={count() > 0}>
      <Notice title={words().accounts.likely(count())}>
        <div>
          <Button aria-expanded={shows()} aria-controls={list} onClick={() => setShows(!shows())}>
            {words().accounts.likelyShow}
          </Button>
        </div>
        <ul id={list} class="stack" hidden={!shows()}>
          <For each={(pairs() ?? []).slice(0, most())}>
            {([main, other]) => (
              <li class="likely">
                <span class="likely-who">
                  <Entry client={main} />
                  <Entry client={other} />
                </span>
                <PairChoices one={other} into={main} />
              </li>
            )}
          </For>
        </ul>
        <Show when={shows() && count() > most()}>
          <div>
            <Button onClick={() => setMost(most() + STEP)}>{words().clients.more}</Button>
          </div>
        </Show>
      </Notice>
    </Show>
  );
};

const Entry = (props: { readonly client: Client }) => {
  const words = useDeskWords();
  return (
    <a class="likely-who" href={`#/desk/clients/${props.client.key}`}>
      <strong>{clientName(props.client, words())}</strong>
      <span class="soft">{contactOf(props.client)}</span>
    </a>
  );
};

/** Two entries: one person, shown under the second, or two people. */
export const PairChoices = (props: { readonly one: Client; readonly into: Client }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const names = () => [props.into, props.one].map(client => clientName(client, words())).join(', ');
  return (
    <div class="row">
      <Button
        kind="primary"
        aria-description={names()}
        onClick={() => act(() => desk.clients.merge(props.one.key, props.into.key), words().accounts.merged)}
      >
        {words().accounts.merge}
      </Button>
      <Button
        aria-description={names()}
        onClick={() =>
          act(() => desk.clients.keepApart(props.one.key, props.into.key), words().accounts.areTwo)
        }
      >
        {words().accounts.two}
      </Button>
    </div>
  );
};
