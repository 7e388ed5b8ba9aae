import { createUniqueId, For, Show } from 'solid-js';
import type { Catalog } from '../../core/catalog';
import type { Key } from '../../core/id';
import { MOST_CODES, type OfferedProduct } from '../../core/products';
import { Field, Group } from '../parts/Field';
import { Keyed } from '../parts/Keyed';
import { givesText, paysForText, priceText, type Speech, validText } from '../paying/texts';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import type { Counts } from './cart';

/** "Choose what to buy": each product with what it gives, and how many of it. */
export const ProductList = (props: {
  readonly products: readonly OfferedProduct[];
  readonly services: Catalog['services'];
  readonly counts: Counts;
  readonly error: string | undefined;
  readonly onCount: (product: Key, count: number) => void;
}) => {
  const client = useClientWords();
  return (
    <Group legend={client().codes.buy.choose} error={props.error}>
      <ul class="products">
        <Keyed items={props.products} keyOf={({ key }) => key}>
          {product => (
            <ProductEntry
              product={product()}
              services={props.services}
              count={props.counts[product().key] ?? 0}
              wrong={props.error !== undefined && product().key === props.products[0]?.key}
              onCount={count => props.onCount(product().key, count)}
            />
          )}
        </Keyed>
      </ul>
    </Group>
  );
};

const ProductEntry = (props: {
  readonly product: OfferedProduct;
  readonly services: Catalog['services'];
  readonly count: number;
  readonly wrong: boolean;
  readonly onCount: (count: number) => void;
}) => {
  const { words, region } = useLanguage();
  const client = useClientWords();
  const name = createUniqueId();
  const speech = (): Speech => ({ words: client().codes, shared: words(), region: region() });
  /** Hidden services have no name here. */
  const names = () =>
    props.product.services?.flatMap(key => props.services.find(one => one.key === key)?.name ?? []) ?? null;
  return (
    <li class="product" data-chosen={props.count > 0 ? '' : undefined}>
      <div class="product-what">
        <h2 class="product-name" id={name}>
          {props.product.name}
        </h2>
        <Show when={props.product.about}>
          <p>{props.product.about}</p>
        </Show>
        <p class="product-gives">{givesText(props.product.terms, speech())}</p>
        <p class="soft">{paysForText(names(), speech())}</p>
        <Show when={validText(props.product.terms, speech())}>{text => <p class="soft">{text()}</p>}</Show>
      </div>
      <fieldset class="product-buy" aria-labelledby={name}>
        <p class="product-price figures">
          <span class="unseen">{client().codes.buy.price} </span>
          {priceText(props.product, speech())}
        </p>
        <Field
          label={client().codes.buy.howMany}
          control={ties => (
            <select
              {...ties()}
              class="input"
              aria-invalid={props.wrong ? 'true' : undefined}
              onChange={event => props.onCount(Number(event.currentTarget.value))}
            >
              <For each={COUNTS}>
                {count => (
                  <option value={count} selected={count === props.count}>
                    {count}
                  </option>
                )}
              </For>
            </select>
          )}
        />
      </fieldset>
    </li>
  );
};

const COUNTS = Array.from({ length: MOST_CODES + 1 }, (_, count) => count);
