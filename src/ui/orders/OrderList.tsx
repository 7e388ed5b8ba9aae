import { Show } from 'solid-js';
import type { OrderEntry } from '../../app/desk/orders';
import { moneyToText } from '../../core/money';
import { OrderMark } from '../codes/StateMark';
import { useFormat } from '../frame/format';
import { Keyed } from '../parts/Keyed';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { buyerText, piecesText } from './say';
import '../codes/codes.css';

/** Orders, each a link to its page: who bought what and when, and what is owed of it. */
export const OrderList = (props: {
  readonly orders: readonly OrderEntry[];
  readonly label: string;
  /** In a client's own list nobody need be told who bought. */
  readonly own?: boolean;
}) => {
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  return (
    <ul class="sheet-list" aria-label={props.label}>
      <Keyed items={props.orders} keyOf={({ key }) => key}>
        {entry => (
          <li>
            <a class="code-row" href={`#/desk/codes/orders/${entry().key}`}>
              <span>
                <Show when={!props.own}>
                  <strong>{buyerText(entry(), words())}</strong>
                </Show>
                <span>{piecesText(entry())}</span>
              </span>
              <span class="figures">
                <span>{moneyToText(entry().bill.total, language.region())}</span>
                <span class="soft">{format().moment(entry().at)}</span>
              </span>
              <OrderMark state={entry().state} />
            </a>
          </li>
        )}
      </Keyed>
    </ul>
  );
};
