import { Show } from 'solid-js';
import { moneyToText } from '../../core/money';
import type { Payment } from '../../core/orders';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Keyed } from '../parts/Keyed';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import '../codes/codes.css';

/** What came in, by time; one that was entered by mistake can be taken out again. */
export const PaymentList = (props: { readonly payments: readonly Payment[] }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  const act = useAct();
  const says = () => words().codes.payment;
  const text = ({ amount, how, at }: Payment): string =>
    `${moneyToText(amount, language.region())}, ${says().hows[how]}, ${format().moment(at)}`;
  return (
    <Show when={props.payments.length > 0}>
      <ul aria-label={says().title}>
        <Keyed items={props.payments} keyOf={({ key }) => key}>
          {payment => (
            <li class="payment figures">
              <span>{text(payment())}</span>
              <Button
                icon
                kind="quiet"
                aria-label={says().remove(text(payment()))}
                onClick={() => act(() => desk.orders.unpay(payment().key), says().removed)}
              >
                <Icon name="trash" />
              </Button>
            </li>
          )}
        </Keyed>
      </ul>
    </Show>
  );
};
