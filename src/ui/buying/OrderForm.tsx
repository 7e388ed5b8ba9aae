import { createMemo, createSignal, Show } from 'solid-js';
import type { Catalog } from '../../core/catalog';
import { moneyToText } from '../../core/money';
import { MOST_CODES, type OfferedProduct } from '../../core/products';
import { faultsIn, hasFaults } from '../booking/draft';
import { PersonFields } from '../booking/PersonFields';
import { Texts } from '../booking/Texts';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { ErrorNote, Notice } from '../parts/Notice';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { cartFault, giftFaults, totalOf } from './cart';
import { GiftFields } from './GiftFields';
import type { Ordering } from './ordering';
import { ProductList } from './ProductList';

/** What is sold, whom it is for, who buys it, what it costs, and "Order". */
export const OrderForm = (props: {
  readonly ordering: Ordering;
  readonly business: Catalog['business'];
  readonly services: Catalog['services'];
  /** Whether anything can be sent. */
  readonly maySend: boolean;
}) => {
  const { region } = useLanguage();
  const client = useClientWords();
  const [pressed, setPressed] = createSignal(false);
  const { ordering } = props;
  const sold = (): readonly OfferedProduct[] => ordering.products() ?? [];
  const person = createMemo(() => faultsIn(ordering.draft(), props.business.ask, null));
  const gift = createMemo(() => giftFaults(ordering.gift()));
  const cart = createMemo(() => cartFault(sold(), ordering.counts()));
  const total = createMemo(() => totalOf(sold(), ordering.counts()));
  let form: HTMLFormElement | undefined;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setPressed(true);
    if (cart() === null && !hasFaults(person()) && Object.keys(gift()).length === 0) void ordering.order();
    else if (form) focusFirstError(form);
  };
  /** Too many or mixed ones are told at once, that none is chosen once "Order" is pressed. */
  const cartError = (): string | undefined => {
    const fault = cart();
    const { buy } = client().codes;
    if (fault === 'many') return buy.tooMany(MOST_CODES);
    if (fault === 'mixed') return buy.mixed;
    return fault === 'none' && pressed() ? buy.pickFirst : undefined;
  };
  const halted = () => {
    const halt = ordering.halt();
    return halt && client().codes.buy[halt];
  };

  return (
    <form class="stack-l" ref={form} onSubmit={submit} novalidate aria-label={client().codes.buy.title}>
      <ProductList
        products={sold()}
        services={props.services}
        counts={ordering.counts()}
        error={cartError()}
        onCount={ordering.setCount}
      />
      <section class="sheet stack" aria-labelledby="buyer">
        <h2 id="buyer">{client().codes.buy.details}</h2>
        <PersonFields
          ask={props.business.ask}
          draft={ordering.draft()}
          faults={pressed() ? person().person : {}}
          onDraft={ordering.setDraft}
        />
        <GiftFields gift={ordering.gift()} faults={pressed() ? gift() : {}} onGift={ordering.setGift} />
        <p class="soft">{client().codes.buy.payHow(props.business.name)}</p>
        <div>
          <p class="soft">{client().codes.buy.agree}</p>
          <Texts name={props.business.name} terms={props.business.terms} privacy={props.business.privacy} />
        </div>
        <p class="buy-total" role="status">
          <Show when={total()}>
            {amount => (
              <>
                {client().codes.buy.total} <strong class="figures">{moneyToText(amount(), region())}</strong>
              </>
            )}
          </Show>
        </p>
        <Show when={!props.maySend}>
          <Notice kind="warn" title={client().trouble.expired}>
            <p>{client().trouble.expiredHow}</p>
          </Notice>
        </Show>
        <Show when={halted()}>
          {text => (
            <ErrorNote>
              <p>{text()}</p>
            </ErrorNote>
          )}
        </Show>
        <Show when={props.maySend}>
          <Button kind="primary" type="submit" busy={ordering.busy()} class="book">
            {ordering.busy() ? client().codes.buy.ordering : client().codes.buy.order}
          </Button>
        </Show>
      </section>
    </form>
  );
};
