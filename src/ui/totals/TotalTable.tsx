import { createUniqueId, For, type ParentProps, Show } from 'solid-js';
import { type Money, moneyToText } from '../../core/money';
import { Button } from '../parts/Button';
import { saveAs } from '../parts/saveAs';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import type { Cell } from './csv';
import type { Span } from './periods';

export type Column = { readonly name: string; readonly isAmount?: boolean };

type TableProps = ParentProps<{
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What the amounts come to, by currency. */
  readonly sums: readonly Money[];
  readonly span: Span;
}>;

/** One of the totals as a table, which can be taken along as a file; what is drawn of it stands beside. */
export const TotalTable = (props: TableProps) => {
  const words = useDeskWords();
  const language = useLanguage();
  const says = () => words().codes.total;
  const heading = createUniqueId();
  const shown = (cell: Cell): string => {
    if (cell === null) return '';
    return typeof cell === 'object' ? moneyToText(cell, language.region()) : String(cell);
  };
  const download = async () => {
    const { csvText } = await import('./csv');
    const head = [...props.columns.map(({ name }) => name), says().currency];
    const rows = props.rows.map(row => [...row, row.find(isMoney)?.currency ?? null]);
    const file = new Blob([csvText(head, rows, language.region())], { type: 'text/csv;charset=utf-8' });
    saveAs(file, `${says().file(props.title, props.span.from, props.span.until)}.csv`);
  };
  return (
    <div class="code-section">
      <div class="totals-head">
        <h2 id={heading}>{props.title}</h2>
        <Show when={props.rows.length > 0}>
          <Button aria-label={says().csvOf(props.title)} onClick={() => void download()}>
            {says().csv}
          </Button>
        </Show>
      </div>
      <Show when={props.rows.length > 0} fallback={<p>{says().nothing}</p>}>
        <div class="totals-both">
          {props.children}
          {/* Where it is wider than the screen, keys must be able to move it. */}
          <section class="code-scroll" tabindex="0" aria-labelledby={heading}>
            <table class="code-table" aria-labelledby={heading}>
              <thead>
                <tr>
                  <For each={props.columns}>
                    {column => (
                      <th scope="col" class={column.isAmount ? 'amount' : undefined}>
                        {column.name}
                      </th>
                    )}
                  </For>
                </tr>
              </thead>
              <tbody>
                <For each={props.rows}>
                  {row => (
                    <tr>
                      <For each={row}>
                        {(cell, at) => (
                          <td class={props.columns[at()]?.isAmount ? 'amount' : undefined}>{shown(cell)}</td>
                        )}
                      </For>
                    </tr>
                  )}
                </For>
              </tbody>
              <tfoot>
                <For each={props.sums}>
                  {sum => (
                    <tr>
                      <th scope="row" colSpan={props.columns.length - 1}>
                        {says().sum}
                      </th>
                      <td class="amount">{moneyToText(sum, language.region())}</td>
                    </tr>
                  )}
                </For>
              </tfoot>
            </table>
          </section>
        </div>
      </Show>
    </div>
  );
};

const isMoney = (cell: Cell): cell is Money => typeof cell === 'object' && cell !== null;

/** What amounts come to, each currency by itself. */
export const sumsOf = (amounts: readonly (Money | null)[]): readonly Money[] => {
  const sums = new Map<string, number>();
  for (const money of amounts) {
    if (money) sums.set(money.currency, (sums.get(money.currency) ?? 0) + money.amount);
  }
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
};
