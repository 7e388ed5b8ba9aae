import { createMemo, createSignal, Show } from 'solid-js';
import { totalOf } from '../../core/buying';
import type { Client } from '../../core/clients';
import { moneyToText } from '../../core/money';
import { MOST_CODES, type Product } from '../../core/products';
import { type PersonFaults, personFaults } from '../clients/person';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { Button, ButtonLink } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { focusFirstError } from '../parts/Field';
import { ErrorNote } from '../parts/Notice';
import { type Chosen, ClientPicker } from '../sessions/ClientPicker';
import { clientOf } from '../sessions/NewSession';
import '../sessions/session.css';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { OrderLines, type TypedLine } from './OrderLines';
import { NO_RECIPIENT, RecipientFields, recipientFaults, recipientFrom } from './RecipientFields';

type NewProps = {
  readonly client?: Client;
  readonly onClose: () => void;
  readonly onOrder: (key: string) => void;
};

/** A sale at the desk: what, to whom, and for whom. */
export const NewOrder = (props: NewProps) => {
  const book = useBook();
  const words = useDeskWords();
  const [touched, setTouched] = createSignal(false);
  const sold = createMemo(() => book().products.filter(({ archived }) => !archived));
  return (
    <Dialog open form onClose={props.onClose} title={words().codes.order.add} unsaved={touched()}>
      <Show
        when={sold().length > 0}
        fallback={
          <div class="stack">
            <p>{words().codes.order.noProducts}</p>
            <div>
              <ButtonLink kind="primary" href="#/desk/codes/products/new">
                {words().codes.product.add}
              </ButtonLink>
            </div>
          </div>
        }
      >
        <div onInput={() => setTouched(true)}>
          <OrderForm {...props} products={sold()} />
        </div>
      </Show>
    </Dialog>
  );
};

const OrderForm = (props: NewProps & { readonly products: readonly Product[] }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const language = useLanguage();
  const act = useAct();
  const says = () => words().codes.order;
  const [lines, setLines] = createSignal<readonly TypedLine[]>([
    { id: 0, product: props.products[0]?.key ?? null, count: 1 },
  ]);
  const [client, setClient] = createSignal<Chosen>(
    props.client ? { is: 'known', client: props.client } : { is: 'nobody' },
  );
  const [recipient, setRecipient] = createSignal(NO_RECIPIENT);
  const [checked, setChecked] = createSignal(false);
  const [isNotSold, setNotSold] = createSignal(false);
  const [busy, setBusy] = createSignal(false);

  const pieces = createMemo(() =>
    lines().flatMap(({ product, count }) => {
      const found = props.products.find(({ key }) => key === product);
      return found
        ? Array.from({ length: Math.min(Math.max(count ?? 0, 0), MOST_CODES + 1) }, () => found)
        : [];
    }),
  );
  const areLinesWrong = () =>
    pieces().length > MOST_CODES ||
    lines().some(({ count }) => count === null || !Number.isInteger(count) || count < 1);
  const total = createMemo(() => totalOf(pieces()));
  const isGift = () => pieces().some(({ terms }) => terms.kind === 'gift');
  const gift = () => (isGift() ? recipientFrom(recipient()) : null);
  const giftFaults = () => (checked() && isGift() ? recipientFaults(recipient()) : {});
  const faults = (): PersonFaults => {
    const who = client();
    return checked() && who.is === 'new' ? personFaults(who.person) : {};
  };

  const save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    setNotSold(false);
    const isWrong =
      areLinesWrong() ||
      total() === null ||
      Object.keys(faults()).length > 0 ||
      Object.keys(giftFaults()).length > 0;
    if (isWrong) return focusFirstError(form);
    if (busy()) return;
    setBusy(true);
    const made = await act(
      () =>
        desk.orders.add({
          lines: lines().flatMap(({ product, count }) =>
            product === null || count === null ? [] : [{ product, count }],
          ),
          client: clientOf(client()),
          recipient: gift(),
        }),
      says().added,
      () => setNotSold(true),
    );
    setBusy(false);
    if (made) props.onOrder(made.key);
  };

  return (
    <form class="stack" onSubmit={save} novalidate>
      <OrderLines
        lines={lines()}
        products={props.products}
        onChange={setLines}
        isWrong={checked() && areLinesWrong()}
      />
      <Show
        when={total()}
        fallback={
          <Show when={pieces().length > 0}>
            <p class="field-error">{says().currencies}</p>
          </Show>
        }
      >
        {sum => (
          <p class="order-total figures">
            <span>{says().total}</span> <strong>{moneyToText(sum(), language.region())}</strong>
          </p>
        )}
      </Show>
      <ClientPicker chosen={client()} faults={faults()} onChoose={setClient} />
      <Show when={isGift()}>
        <RecipientFields typed={recipient()} faults={giftFaults()} onInput={setRecipient} />
      </Show>
      <Show when={isNotSold()}>
        <ErrorNote>
          <p>{says().notSold}</p>
        </ErrorNote>
      </Show>
      <div class="session-actions">
        <Button type="submit" kind="primary" busy={busy()}>
          {words().common.save}
        </Button>
      </div>
    </form>
  );
};
