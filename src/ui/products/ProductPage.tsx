import { createMemo } from 'solid-js';
import type { Product } from '../../core/products';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { createFormDraft } from '../settings/formDraft';
import { lastOrder } from '../settings/order';
import { RecordEditor, RecordPlace } from '../settings/RecordEditor';
import { useDeskWords } from '../words/desk-words';
import { ProductFields } from './ProductFields';
import { type ProductValues, productFaults, productFrom, productValues } from './productForm';

/** One product: what it gives and costs, or a new one. */
export const ProductPage = (props: { readonly at: string }) => {
  const book = useBook();
  return (
    <RecordPlace at={props.at} records={book().products} back="products">
      {at => <ProductEditor at={at} />}
    </RecordPlace>
  );
};

const ProductEditor = (props: { readonly at: string }) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const product = () => words().codes.product;
  const stored = () => book().products.find(({ key }) => key === props.at) ?? null;
  const currency = () => book().business.currency;
  const blank = (): Omit<Product, 'key'> => ({
    name: '',
    about: '',
    terms: { kind: 'package', gives: { is: 'sessions', count: 5 }, valid: null },
    services: null,
    price: { amount: 0, currency: currency() },
    hidden: false,
    early: false,
    order: lastOrder(book().products),
    archived: false,
  });
  const record = () => stored() ?? blank();
  const live = createMemo(() => {
    const values = productValues(record());
    // A price is to be typed: a new product is not given away by oversight.
    return stored() ? values : { ...values, price: '' };
  });
  const draft = createFormDraft<ProductValues>(`product/${props.at}`, live);
  // What nobody typed anew keeps its currency, also after the business changed to another.
  const currencies = () => {
    const { price, amount } = draft.values();
    const found = stored();
    const gives = found?.terms.gives;
    return {
      price: found && price === live().price ? found.price.currency : currency(),
      amount: gives?.is === 'amount' && amount === live().amount ? gives.currency : currency(),
    };
  };
  const faults = () => productFaults(draft.values(), currencies());
  return (
    <RecordEditor
      of="product"
      back="products"
      stored={stored()}
      draft={draft}
      names={{
        name: product().name,
        about: product().about,
        kind: product().kind,
        unit: product().gives,
        sessions: product().sessions,
        minutes: product().minutes,
        amount: product().amount,
        every: product().every,
        all: product().services,
        services: product().services,
        price: product().price,
        limited: product().limited,
        length: product().length,
        lengthUnit: product().length,
        from: product().from,
        hidden: product().hidden,
        early: product().early,
      }}
      words={{ add: product().add, created: product().added }}
      written={() => productFrom(draft.values(), currencies())}
      first={{ order: record().order }}
      put={desk.products.save}
      fields={tried => (
        <ProductFields
          values={draft.values()}
          type={draft.type}
          faults={(tried() ? faults() : null) ?? {}}
          currencies={currencies()}
          services={book().services.filter(
            ({ key, archived }) => !archived || record().services?.includes(key) === true,
          )}
          isStored={stored() !== null}
        />
      )}
    />
  );
};
