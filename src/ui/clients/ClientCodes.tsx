import { useNavigate } from '@tanstack/solid-router';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import type { Client } from '../../core/clients';
import { moneyToText } from '../../core/money';
import { CodeList } from '../codes/CodeList';
import { useDesk } from '../desk';
import { NewOrder } from '../orders/NewOrder';
import { OrderList } from '../orders/OrderList';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';

/** A client's codes and orders, what they owe and what they have paid. */
export const ClientCodes = (props: { readonly client: Client }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const navigate = useNavigate();
  const [adds, setAdds] = createSignal(false);
  const heading = createUniqueId();
  const codes = createValue(() => desk.codes.ofClient(props.client.key));
  const orders = createValue(() => desk.orders.ofClient(props.client.key));
  const says = () => words().codes.client;
  return (
    <div class="stack-l">
      <Owed client={props.client} />
      <Show when={codes()}>
        {found => (
          <Show when={found().length > 0} fallback={<p class="soft">{says().none}</p>}>
            <CodeList codes={found()} label={words().codes.codes} own />
          </Show>
        )}
      </Show>
      <section class="stack" aria-labelledby={heading}>
        <h2 id={heading} class="client-heading">
          {says().orders}
        </h2>
        <Show when={orders()}>
          {found => (
            <Show when={found().length > 0} fallback={<p class="soft">{says().noOrders}</p>}>
              <OrderList orders={found()} label={words().codes.orders} own />
            </Show>
          )}
        </Show>
        <div>
          <Button onClick={() => setAdds(true)}>
            <Icon name="plus" />
            {words().codes.order.add}
          </Button>
        </div>
      </section>
      <Show when={adds()}>
        <NewOrder
          client={props.client}
          onClose={() => setAdds(false)}
          onOrder={order => void navigate({ to: '/desk/codes/orders/$order', params: { order } })}
        />
      </Show>
    </div>
  );
};

const Owed = (props: { readonly client: Client }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const language = useLanguage();
  const says = () => words().codes.client;
  const owed = createValue(() => desk.codes.owed(props.client.key));
  return (
    <Show when={owed()}>
      {sums => (
        <Show when={sums().length > 0} fallback={<p class="soft">{says().nothing}</p>}>
          <For each={sums()}>
            {({ due, paid }) => (
              <dl class="client-facts figures">
                <dt>{says().owes}</dt>
                <dd>
                  <strong>{moneyToText(due, language.region())}</strong>
                </dd>
                <dt>{says().paid}</dt>
                <dd>{moneyToText(paid, language.region())}</dd>
              </dl>
            )}
          </For>
        </Show>
      )}
    </Show>
  );
};
