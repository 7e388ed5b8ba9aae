import { For, Show } from 'solid-js';
import type { Form } from '../../core/forms';
import type { Staff } from '../../core/staff';
import { Checkbox } from '../parts/Checkbox';
import { Group } from '../parts/Field';
import { NumberField } from '../parts/NumberField';
import { SelectField } from '../parts/SelectField';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { useCurrencyName } from './currencyName';
import { HorizonFields } from './HorizonFields';
import { LengthField } from './LengthField';
import type { ServiceFaults, ServiceValues } from './serviceForm';
import { WeekRows } from './WindowRows';

type ServiceFieldsProps = {
  readonly values: ServiceValues;
  readonly type: (typed: Partial<ServiceValues>) => void;
  readonly faults: ServiceFaults;
  /** What a typed price is in. */
  readonly currency: string;
  readonly staff: readonly Staff[];
  readonly forms: readonly Form[];
};

export const ServiceFields = (props: ServiceFieldsProps) => {
  const words = useDeskWords();
  const service = () => words().settings.service;
  const currencyName = useCurrencyName();
  const range = (field: keyof ServiceFaults, from: number, to: number): string | null =>
    props.faults[field] ? words().settings.number(from, to) : null;
  const number = (field: 'duration' | 'before' | 'after' | 'seats' | 'every', from: number, to: number) => ({
    get value() {
      return props.values[field];
    },
    get error() {
      return range(field, from, to);
    },
    min: from,
    max: to,
    onInput: (typed: number | null) => props.type({ [field]: typed }),
  });
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
          label={service().name}
          value={props.values.name}
          error={nameError()}
          required
          onInput={name => props.type({ name })}
        />
        <TextField
          label={service().about}
          optional
          long
          value={props.values.about}
          error={props.faults.about ? words().settings.tooLong : null}
          onInput={about => props.type({ about })}
        />
        <div class="settings-pair">
          <NumberField label={service().duration} required {...number('duration', 1, 1440)} />
          <TextField
            label={service().price}
            optional
            hint={service().priceHint(currencyName(props.currency))}
            inputmode="decimal"
            value={props.values.price}
            error={props.faults.price ? service().priceBad : null}
            onInput={price => props.type({ price })}
          />
        </div>
      </div>
      <Offerers {...props} />
      <Group legend={service().times}>
        <div class="settings-pair">
          <NumberField label={service().before} hint={service().bufferHint} {...number('before', 0, 720)} />
          <NumberField label={service().after} hint={service().bufferHint} {...number('after', 0, 720)} />
          <NumberField label={service().every} hint={service().everyHint} {...number('every', 1, 1440)} />
          <NumberField label={service().seats} hint={service().seatsHint} {...number('seats', 1, 500)} />
        </div>
        <Checkbox
          label={service().ownHours}
          hint={service().ownHoursHint}
          checked={props.values.ownHours}
          onChange={ownHours => props.type({ ownHours })}
        />
        <Show when={props.values.ownHours}>
          <WeekRows
            week={props.values.week}
            tried={props.faults.week === true}
            onChange={week => props.type({ week })}
          />
        </Show>
      </Group>
      <Booking {...props} />
    </>
  );
};

const Offerers = (props: ServiceFieldsProps) => {
  const words = useDeskWords();
  const tick = (key: Staff['key'], offers: boolean) => {
    const others = props.values.staff.filter(staff => staff !== key);
    // Kept in the order of the staff, so that ticking off and on again changes nothing.
    const all = offers ? [...others, key] : others;
    const order = props.staff.map(staff => staff.key);
    props.type({ staff: [...all].sort((a, b) => order.indexOf(a) - order.indexOf(b)) });
  };
  return (
    <Group legend={words().settings.service.who}>
      <div>
        <For each={props.staff}>
          {staff => (
            <Checkbox
              label={staff.name}
              checked={props.values.staff.includes(staff.key)}
              onChange={offers => tick(staff.key, offers)}
            />
          )}
        </For>
        <Show when={!props.staff.some(({ key }) => props.values.staff.includes(key))}>
          <p class="soft" role="status">
            {words().settings.service.nobody}
          </p>
        </Show>
      </div>
    </Group>
  );
};

const Booking = (props: ServiceFieldsProps) => {
  const words = useDeskWords();
  const service = () => words().settings.service;
  return (
    <Group legend={service().booking}>
      <Checkbox
        label={service().hidden}
        hint={service().hiddenHint}
        checked={props.values.hidden}
        onChange={hidden => props.type({ hidden })}
      />
      <Checkbox
        label={service().ask}
        hint={service().askHint}
        checked={props.values.ask}
        onChange={ask => props.type({ ask })}
      />
      <Show when={props.values.ask}>
        <LengthField
          label={service().answerWithin}
          value={props.values.answerWithin}
          error={props.faults.answerWithin ? service().answerBad : null}
          onInput={answerWithin => props.type({ answerWithin })}
        />
      </Show>
      <SelectField
        label={service().form}
        value={props.values.form}
        options={[
          { value: '', label: service().noForm },
          ...props.forms.map(form => ({ value: form.key, label: form.name })),
        ]}
        onChange={form => props.type({ form: props.forms.find(({ key }) => key === form)?.key ?? '' })}
      />
      <Checkbox
        label={service().ownRules}
        hint={service().ownRulesHint}
        checked={props.values.ownRules}
        onChange={ownRules => props.type({ ownRules })}
      />
      <Show when={props.values.ownRules}>
        <LengthField
          label={words().settings.booking.notice}
          hint={words().settings.booking.noticeHint}
          value={props.values.notice}
          error={props.faults.notice ? words().settings.booking.lengthBad : null}
          onInput={notice => props.type({ notice })}
        />
        <HorizonFields
          value={props.values.horizon}
          fault={props.faults.horizon === true}
          onInput={horizon => props.type({ horizon })}
        />
      </Show>
    </Group>
  );
};
