import { createSignal, Show } from 'solid-js';
import type { AttentionItem } from '../../app/desk/desk';
import { moneyToText } from '../../core/money';
import { useDesk } from '../desk';
import { useFormat } from '../frame/format';
import { PayForm } from '../orders/PayForm';
import { buyerText, piecesText } from '../orders/say';
import { Button, ButtonLink } from '../parts/Button';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';

type OrderedProps = { readonly item: Extract<AttentionItem, { is: 'ordered' }> };

/** An order from the booking page that waits for payment. */
export const Ordered = (props: OrderedProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  const says = () => words().codes.attention;
  const [pays, setPays] = createSignal(false);
  let pay: HTMLButtonElement | undefined;
  const keep = () => {
    setPays(false);
    pay?.focus();
  };
  const order = () => props.item.order;
  return (
    <li class="attention-item" data-is="ordered">
      <h2>{says().ordered(buyerText(order(), words()))}</h2>
      <p class="figures">
        {piecesText(order())}, {moneyToText(order().bill.due, language.region())}
      </p>
      <p class="soft figures">{format().moment(order().at)}</p>
      <p class="soft">{says().orderedHow}</p>
      <Show
        when={pays()}
        fallback={
          <div class="row">
            <Button
              kind="primary"
              ref={button => {
                pay = button;
              }}
              onClick={() => setPays(true)}
            >
              {words().codes.payment.pay}
            </Button>
            <ButtonLink kind="quiet" href={`#/desk/codes/orders/${order().key}`}>
              {says().openOrder}
            </ButtonLink>
          </div>
        }
      >
        <PayForm
          due={order().bill.due}
          pay={paid => desk.orders.pay(order().key, paid)}
          onCancel={keep}
          onDone={() => setPays(false)}
          focused
        />
      </Show>
    </li>
  );
};
