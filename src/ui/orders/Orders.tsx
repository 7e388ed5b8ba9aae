import { createMemo, createSignal, Show } from 'solid-js';
import { useDesk } from '../desk';
import { Button } from '../parts/Button';
import { Empty } from '../parts/Empty';
import { Icon } from '../parts/Icon';
import { RadioGroup } from '../parts/RadioGroup';
import { Section } from '../settings/sections';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { NewOrder } from './NewOrder';
import { OrderList } from './OrderList';

/** How many more orders each press shows. */
const STEP = 50;

type OrdersProps = {
  readonly only: 'unpaid' | null;
  readonly onOnly: (only: 'unpaid' | null) => void;
  readonly onOrder: (key: string) => void;
};

/** What was sold, the newest first; or what waits for payment. */
export const Orders = (props: OrdersProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const says = () => words().codes.order;
  const [shown, setShown] = createSignal(STEP);
  const [adds, setAdds] = createSignal(false);
  const found = createValue(() => desk.orders.newest(shown(), props.only ?? undefined));
  // While more are read, those that are there stay, and with them the place to which one has scrolled.
  const orders = createMemo<ReturnType<typeof found>>(before => found() ?? before);
  return (
    <Section title={words().codes.orders} sets="nothing">
      <div>
        <Button kind="primary" onClick={() => setAdds(true)}>
          <Icon name="plus" />
          {says().add}
        </Button>
      </div>
      <div class="stack">
        <RadioGroup
          legend={says().which}
          small
          row
          value={props.only ?? 'all'}
          options={[
            { value: 'all', label: says().all },
            { value: 'unpaid', label: says().unpaid },
          ]}
          onChange={which => props.onOnly(which === 'unpaid' ? 'unpaid' : null)}
        />
        <Show when={orders()}>
          {list => (
            <Show
              when={list().orders.length > 0}
              fallback={
                <Empty title={props.only ? says().emptyUnpaid : says().empty}>
                  {props.only ? says().emptyUnpaidHow : says().emptyHow}
                </Empty>
              }
            >
              <OrderList orders={list().orders} label={words().codes.orders} />
              <Show when={list().more}>
                <div>
                  <Button onClick={() => setShown(shown() + STEP)}>{words().codes.more}</Button>
                </div>
              </Show>
            </Show>
          )}
        </Show>
      </div>
      <Show when={adds()}>
        <NewOrder
          onClose={() => setAdds(false)}
          onOrder={key => {
            setAdds(false);
            props.onOrder(key);
          }}
        />
      </Show>
    </Section>
  );
};
