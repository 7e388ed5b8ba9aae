import { For, Match, Show, Switch } from 'solid-js';
import type { Every, ProductKind, Validity } from '../../core/products';
import type { Service } from '../../core/services';
import { Checkbox } from '../parts/Checkbox';
import { Group } from '../parts/Field';
import { NumberField } from '../parts/NumberField';
import { RadioGroup } from '../parts/RadioGroup';
import { SelectField } from '../parts/SelectField';
import { TextField } from '../parts/TextField';
import { useCurrencyName } from '../settings/currencyName';
import { useDeskWords } from '../words/desk-words';
import {
  type Currencies,
  type ProductFaults,
  type ProductValues,
  UNITS,
  type Unit,
  unitOf,
} from './productForm';

type FieldsProps = {
  readonly values: ProductValues;
  readonly type: (typed: Partial<ProductValues>) => void;
  readonly faults: ProductFaults;
  readonly currencies: Currencies;
  readonly services: readonly Service[];
  /** Whether some may be sold already. */
  readonly isStored: boolean;
};

const KINDS = ['package', 'gift', 'subscription'] as const satisfies readonly ProductKind[];

export const ProductFields = (props: FieldsProps) => {
  const words = useDeskWords();
  const product = () => words().codes.product;
  const currencyName = useCurrencyName();
  const nameError = () =>
    props.faults.name
      ? props.values.name.trim() === ''
        ? words().settings.needed
        : words().settings.tooLong
      : null;
  return (
    <>
      <div class="settings-fields">
        <TextField
          label={product().name}
          value={props.values.name}
          error={nameError()}
          required
          onInput={name => props.type({ name })}
        />
        <TextField
          label={product().about}
          hint={product().aboutHint}
          optional
          long
          value={props.values.about}
          error={props.faults.about ? words().settings.tooLong : null}
          onInput={about => props.type({ about })}
        />
        <RadioGroup
          legend={product().kind}
          small
          value={props.values.kind}
          options={KINDS.map(kind => ({
            value: kind,
            label: words().codes.kind[kind],
            hint: product().kindHow[kind],
          }))}
          onChange={next => {
            const kind = next as ProductKind;
            // What such a product mostly gives; how many of anything else stays as it was typed.
            props.type({ kind, unit: UNITS[kind][0] });
          }}
        />
      </div>
      <Giving {...props} />
      <PaysFor {...props} />
      <Show when={props.values.kind !== 'subscription'}>
        <ValidFor {...props} />
      </Show>
      <Group legend={product().sale}>
        <TextField
          label={product().price}
          hint={product().priceHint(currencyName(props.currencies.price))}
          inputmode="decimal"
          required
          value={props.values.price}
          error={props.faults.price ? product().priceBad : null}
          onInput={price => props.type({ price })}
        />
        <Checkbox
          label={product().hidden}
          hint={product().hiddenHint}
          checked={props.values.hidden}
          onChange={hidden => props.type({ hidden })}
        />
        <Checkbox
          label={product().early}
          hint={product().earlyHint}
          checked={props.values.early}
          onChange={early => props.type({ early })}
        />
        <Show when={props.isStored}>
          <p class="soft">{product().soldStay}</p>
        </Show>
      </Group>
    </>
  );
};

/** What the code holds, and of a subscription how often anew. */
const Giving = (props: FieldsProps) => {
  const words = useDeskWords();
  const product = () => words().codes.product;
  const currencyName = useCurrencyName();
  const unit = () => unitOf(props.values);
  return (
    <div class="settings-fields">
      <RadioGroup
        legend={product().gives}
        row
        value={unit()}
        options={UNITS[props.values.kind].map(value => ({ value, label: product().unit[value] }))}
        onChange={next => props.type({ unit: next as Unit })}
      />
      <div class="settings-pair">
        <Switch>
          <Match when={unit() === 'sessions'}>
            <NumberField
              label={product().sessions}
              value={props.values.sessions}
              min={1}
              max={1000}
              required
              error={props.faults.sessions ? words().settings.number(1, 1000) : null}
              onInput={sessions => props.type({ sessions })}
            />
          </Match>
          <Match when={unit() === 'minutes'}>
            <NumberField
              label={product().minutes}
              value={props.values.minutes}
              min={1}
              max={100_000}
              required
              error={props.faults.minutes ? words().settings.number(1, 100_000) : null}
              onInput={minutes => props.type({ minutes })}
            />
          </Match>
          <Match when={unit() === 'amount'}>
            <TextField
              label={product().amount}
              hint={product().amountHint(currencyName(props.currencies.amount))}
              inputmode="decimal"
              required
              value={props.values.amount}
              error={props.faults.amount ? product().priceBad : null}
              onInput={amount => props.type({ amount })}
            />
          </Match>
        </Switch>
        <Show when={props.values.kind === 'subscription'}>
          <SelectField
            label={product().every}
            value={props.values.every}
            options={(['week', 'month'] as const).map(value => ({
              value,
              label: product().everyName[value],
            }))}
            onChange={every => props.type({ every: every as Every })}
          />
        </Show>
      </div>
    </div>
  );
};

const PaysFor = (props: FieldsProps) => {
  const words = useDeskWords();
  const product = () => words().codes.product;
  const tick = (key: Service['key'], pays: boolean) => {
    const others = props.values.services.filter(service => service !== key);
    // Kept in the order of the services, so that ticking off and on again changes nothing.
    const all = pays ? [...others, key] : others;
    const order = props.services.map(service => service.key);
    props.type({ services: [...all].sort((a, b) => order.indexOf(a) - order.indexOf(b)) });
  };
  return (
    <Group legend={product().services}>
      <Checkbox
        label={product().all}
        hint={product().allHint}
        checked={props.values.all}
        onChange={all => props.type({ all })}
      />
      <Show when={!props.values.all}>
        <div>
          <For each={props.services}>
            {(service, at) => (
              <Checkbox
                label={service.name}
                checked={props.values.services.includes(service.key)}
                error={props.faults.services && at() === 0 ? product().noServices : null}
                onChange={pays => tick(service.key, pays)}
              />
            )}
          </For>
          <Show when={props.services.length === 0}>
            <p class="soft">{words().session.noServices}</p>
          </Show>
        </div>
      </Show>
    </Group>
  );
};

const ValidFor = (props: FieldsProps) => {
  const words = useDeskWords();
  const product = () => words().codes.product;
  return (
    <Group legend={product().valid}>
      <Checkbox
        label={product().limited}
        hint={product().limitedHint}
        checked={props.values.limited}
        error={props.faults.limited ? product().limitedNeeded : null}
        onChange={limited => props.type({ limited })}
      />
      <Show when={props.values.limited}>
        <div class="settings-pair">
          <NumberField
            label={product().length}
            value={props.values.length}
            min={1}
            max={3650}
            required
            error={props.faults.length ? words().settings.number(1, 3650) : null}
            onInput={length => props.type({ length })}
          />
          <SelectField
            label={product().unitOfTime}
            value={props.values.lengthUnit}
            options={(['day', 'month'] as const).map(value => ({ value, label: product()[value] }))}
            onChange={unit => props.type({ lengthUnit: unit as Validity['unit'] })}
          />
        </div>
        <RadioGroup
          legend={product().from}
          small
          value={props.values.from}
          options={(['purchase', 'first-use'] as const).map(value => ({
            value,
            label: product().fromName[value],
          }))}
          onChange={from => props.type({ from: from as Validity['from'] })}
        />
      </Show>
    </Group>
  );
};
