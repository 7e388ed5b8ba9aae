import { createMemo, For, lazy, Suspense } from 'solid-js';
import type { Totals } from '../../app/desk/codes';
import type { PlainDate } from '../../core/hours';
import { useFormat } from '../frame/format';
import { useDeskWords } from '../words/desk-words';
import type { Span } from './periods';
import { sumsOf, TotalTable } from './TotalTable';

const ReceivedChart = lazy(async () => ({ default: (await import('./ReceivedChart')).ReceivedChart }));

type ReceivedProps = { readonly received: Totals['received']; readonly span: Span };

/** What came in by day and how; the drawing shows the same as the table. */
export const Received = (props: ReceivedProps) => {
  const words = useDeskWords();
  const format = useFormat();
  const says = () => words().codes.total;
  const sums = createMemo(() => sumsOf(props.received.map(({ amount }) => amount)));
  return (
    <TotalTable
      title={says().received}
      columns={[
        { name: says().date },
        { name: says().what },
        { name: says().how },
        { name: says().amount, isAmount: true },
      ]}
      rows={props.received.map(row => [
        format().dayShort(row.date as PlainDate),
        says().for[row.for],
        words().codes.payment.hows[row.how],
        row.amount,
      ])}
      sums={sums()}
      span={props.span}
    >
      <div class="totals-charts">
        <For each={sums()}>
          {({ currency }) => (
            <Suspense fallback={<div class="totals-chart" />}>
              <ReceivedChart
                received={props.received.filter(({ amount }) => amount.currency === currency)}
                currency={currency}
                span={props.span}
              />
            </Suspense>
          )}
        </For>
      </div>
    </TotalTable>
  );
};
