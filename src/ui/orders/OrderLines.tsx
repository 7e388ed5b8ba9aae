import { createUniqueId, Show } from 'solid-js';
import type { Key } from '../../core/id';
import { MOST_CODES, type Product } from '../../core/products';
import { Button } from '../parts/Button';
import { FieldError } from '../parts/Field';
import { Icon } from '../parts/Icon';
import { Keyed } from '../parts/Keyed';
import { NumberField } from '../parts/NumberField';
import { SelectField } from '../parts/SelectField';
import { useDeskWords } from '../words/desk-words';
import './orders.css';

/** A line of an order as it is typed. */
export type TypedLine = { readonly id: number; readonly product: Key | null; readonly count: number | null };

type LinesProps = {
  readonly lines: readonly TypedLine[];
  readonly products: readonly Product[];
  readonly onChange: (lines: readonly TypedLine[]) => void;
  readonly isWrong: boolean;
};

/** What is sold, and how many of each. */
export const OrderLines = (props: LinesProps) => {
  const words = useDeskWords();
  const says = () => words().codes.order;
  const fault = createUniqueId();
  const set = (id: number, typed: Partial<TypedLine>) =>
    props.onChange(props.lines.map(line => (line.id === id ? { ...line, ...typed } : line)));
  const nameOf = (key: Key | null) => props.products.find(product => product.key === key)?.name ?? '';
  let place!: HTMLDivElement;
  const add = () => {
    const id = Math.max(...props.lines.map(line => line.id)) + 1;
    const isThere = (key: Key) => props.lines.some(({ product }) => product === key);
    const next = props.products.find(({ key }) => !isThere(key)) ?? props.products[0];
    props.onChange([...props.lines, { id, product: next?.key ?? null, count: 1 }]);
    queueMicrotask(() => [...place.querySelectorAll('select')].at(-1)?.focus());
  };
  const remove = (id: number) => {
    props.onChange(props.lines.filter(line => line.id !== id));
    queueMicrotask(() => place.querySelector('select')?.focus());
  };
  return (
    <div class="stack" ref={place}>
      <Keyed items={props.lines} keyOf={({ id }) => String(id)}>
        {line => (
          <fieldset class="order-line">
            <legend class="unseen">{nameOf(line().product)}</legend>
            <SelectField
              label={says().product}
              value={line().product ?? ''}
              options={props.products.map(({ key, name }) => ({ value: key, label: name }))}
              onChange={product => set(line().id, { product: product as Key })}
            />
            <NumberField
              label={says().count}
              value={line().count}
              min={1}
              max={MOST_CODES}
              error={
                props.isWrong && isWrongCount(line().count) ? words().settings.number(1, MOST_CODES) : null
              }
              onInput={count => set(line().id, { count })}
            />
            <Show when={props.lines.length > 1}>
              <Button
                icon
                kind="quiet"
                aria-label={says().removeLine(nameOf(line().product))}
                onClick={() => remove(line().id)}
              >
                <Icon name="trash" />
              </Button>
            </Show>
          </fieldset>
        )}
      </Keyed>
      <FieldError
        id={fault}
        error={
          props.isWrong && !props.lines.some(({ count }) => isWrongCount(count)) ? says().countBad : null
        }
      />
      <div>
        <Button onClick={add}>
          <Icon name="plus" />
          {says().anotherLine}
        </Button>
      </div>
    </div>
  );
};

const isWrongCount = (count: number | null): boolean =>
  count === null || !Number.isInteger(count) || count < 1 || count > MOST_CODES;
