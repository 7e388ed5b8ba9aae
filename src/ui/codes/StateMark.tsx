import type { OrderEntry } from '../../app/desk/orders';
import type { CodeState } from '../../core/standing';
import { useDeskWords } from '../words/desk-words';
import '../sessions/session-row.css';
import './codes.css';

/** In which state a code is, at a glance. */
export const CodeMark = (props: { readonly state: CodeState }) => {
  const words = useDeskWords();
  return (
    <span class="state-mark" data-state={props.state}>
      {words().codes.state[props.state]}
    </span>
  );
};

export const OrderMark = (props: { readonly state: OrderEntry['state'] }) => {
  const words = useDeskWords();
  return (
    <span class="state-mark" data-state={props.state}>
      {words().codes.orderState[props.state]}
    </span>
  );
};
