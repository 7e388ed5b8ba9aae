import { For, Show } from 'solid-js';
import type { Client } from '../../core/clients';
import { clientName } from '../calendar/names';
import { useDesk } from '../desk';
import { Sign } from '../parts/Sign';
import { Told } from '../parts/Told';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';

/** The clients that were found, with a check mark for each who has an account. A press anywhere on a row opens it. */
export const ClientTable = (props: { readonly clients: readonly Client[] }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const holders = createValue(() => desk.accounts.holders);
  return (
    <table class="client-table" aria-label={words().clients.title}>
      <thead>
        <tr class="client-line client-head">
          <th scope="col">{words().session.client}</th>
          <th scope="col">{words().session.email}</th>
          <th scope="col">{words().session.phone}</th>
          <th scope="col">{words().accounts.column}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.clients}>
          {client => (
            <tr class="client-line">
              <th scope="row">
                <a href={`#/desk/clients/${client.key}`}>{clientName(client, words())}</a>
              </th>
              <td>{client.email}</td>
              <td class="figures">{client.phone}</td>
              <td>
                <Show when={holders()?.has(client.key)}>
                  <Told says={words().accounts.has}>
                    <Sign name="check" />
                  </Told>
                </Show>
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
};
