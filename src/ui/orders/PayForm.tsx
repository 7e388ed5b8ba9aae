import { createSignal } from 'solid-js';
import type { Done } from '../../app/desk/desk';
import { type Money, moneyFromText } from '../../core/money';
import { How } from '../../core/orders';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { SelectField } from '../parts/SelectField';
import { TextField } from '../parts/TextField';
import { amountText } from '../sessions/fields';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import '../codes/codes.css';

type PayProps = {
  /** What is owed: the amount that stands there until another is typed. */
  readonly due: Money;
  readonly pay: (paid: { readonly amount: Money; readonly how: How }) => Promise<Done>;
  readonly onDone?: () => void;
  /** Leaves without paying; absent where the form is always there. */
  readonly onCancel?: () => void;
  /** Begins in its first field: it was asked for. */
  readonly focused?: boolean;
};

/** "Mark as paid": what came in, and how. */
export const PayForm = (props: PayProps) => {
  const words = useDeskWords();
  const language = useLanguage();
  const act = useAct();
  const says = () => words().codes.payment;
  const [typed, setTyped] = createSignal<string | null>(null);
  const [how, setHow] = createSignal<How>('cash');
  const [checked, setChecked] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const text = () => typed() ?? amountText(props.due, language.region());
  const amount = (): Money | null => {
    const found = moneyFromText(text(), props.due.currency);
    return found && found.amount > 0 ? found : null;
  };
  const save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const paid = amount();
    setChecked(true);
    if (paid === null) return focusFirstError(form);
    if (busy()) return;
    setBusy(true);
    const done = await act(() => props.pay({ amount: paid, how: how() }), says().paidToast);
    setBusy(false);
    if (!done) return;
    setTyped(null);
    setChecked(false);
    props.onDone?.();
  };
  return (
    <form class="stack" onSubmit={save} novalidate data-unsaved={typed() === null ? 'no' : 'yes'}>
      <div class="pay-fields">
        <TextField
          label={says().amount}
          inputmode="decimal"
          value={text()}
          onInput={setTyped}
          required
          ref={field => {
            if (props.focused) queueMicrotask(() => field.focus());
          }}
          error={checked() && amount() === null ? says().amountBad : null}
        />
        <SelectField
          label={says().how}
          value={how()}
          options={How.options.map(value => ({ value, label: says().hows[value] }))}
          onChange={next => setHow(next as How)}
        />
      </div>
      <div class="row">
        <Button type="submit" kind="primary" busy={busy()}>
          {says().pay}
        </Button>
        {props.onCancel ? <Button onClick={() => props.onCancel?.()}>{words().clients.cancel}</Button> : null}
      </div>
    </form>
  );
};
