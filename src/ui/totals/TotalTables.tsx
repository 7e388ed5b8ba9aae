import type { Totals } from '../../app/desk/codes';
import { useDeskWords } from '../words/desk-words';
import type { Span } from './periods';
import { sumsOf, TotalTable } from './TotalTable';

/** What was sold, by product. */
export const Sold = (props: { readonly sold: Totals['sold']; readonly span: Span }) => {
  const words = useDeskWords();
  const says = () => words().codes.total;
  return (
    <TotalTable
      title={says().sold}
      columns={[
        { name: says().product },
        { name: says().count, isAmount: true },
        { name: says().amount, isAmount: true },
      ]}
      rows={props.sold.map(({ name, count, amount }) => [name, count, amount])}
      sums={sumsOf(props.sold.map(({ amount }) => amount))}
      span={props.span}
    />
  );
};

/** What codes paid for. */
export const Redeemed = (props: { readonly redeemed: Totals['redeemed']; readonly span: Span }) => {
  const words = useDeskWords();
  const says = () => words().codes.total;
  return (
    <TotalTable
      title={says().redeemed}
      columns={[
        { name: says().product },
        { name: says().count, isAmount: true },
        { name: says().value, isAmount: true },
      ]}
      rows={props.redeemed.map(({ name, count, amount }) => [name, count, amount])}
      sums={sumsOf(props.redeemed.map(({ amount }) => amount))}
      span={props.span}
    />
  );
};
