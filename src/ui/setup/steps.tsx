import { For, Show } from 'solid-js';
import { Checkbox } from '../parts/Checkbox';
import { NumberField } from '../parts/NumberField';
import { TextField } from '../parts/TextField';
import { WindowRows } from '../settings/WindowRows';
import { weekdayName, weekdayOrder } from '../settings/windows';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { currencyOf, type WizardDay, type WizardFaults, type WizardValues } from './wizard';
import { ZoneField } from './ZoneField';

export type StepProps = {
  readonly values: WizardValues;
  readonly type: (typed: Partial<WizardValues>) => void;
  readonly faults: WizardFaults;
  readonly languages: readonly string[];
};

const useTextError = () => {
  const words = useDeskWords();
  return (fault: 'needed' | 'long' | undefined) =>
    fault === 'needed' ? words().setup.needed : fault === 'long' ? words().setup.tooLong : null;
};

export const BusinessStep = (props: StepProps) => {
  const words = useDeskWords();
  const textError = useTextError();
  return (
    <>
      <TextField
        label={words().setup.name}
        value={props.values.name}
        autocomplete="organization"
        error={textError(props.faults.name)}
        required
        onInput={name => props.type({ name })}
      />
      <ZoneField
        value={props.values.zone}
        error={props.faults.zone ? words().setup.zoneBad : null}
        onInput={zone => props.type({ zone })}
      />
    </>
  );
};

export const ServiceStep = (props: StepProps) => {
  const words = useDeskWords();
  const textError = useTextError();
  const language = useLanguage();
  const currencyName = () =>
    new Intl.DisplayNames(language.locale(), { type: 'currency' }).of(
      currencyOf(props.values, props.languages),
    ) ?? currencyOf(props.values, props.languages);
  return (
    <>
      <TextField
        label={words().setup.serviceName}
        hint={words().setup.serviceHint}
        value={props.values.service}
        error={textError(props.faults.service)}
        required
        onInput={service => props.type({ service })}
      />
      <NumberField
        label={words().setup.duration}
        value={props.values.duration}
        min={1}
        max={1440}
        error={props.faults.duration ? words().setup.durationBad : null}
        required
        onInput={duration => props.type({ duration })}
      />
      <TextField
        label={words().setup.price}
        optional
        hint={words().setup.priceHint(currencyName())}
        value={props.values.price}
        inputmode="decimal"
        error={props.faults.price ? words().setup.priceBad : null}
        onInput={price => props.type({ price })}
      />
    </>
  );
};

export const HoursStep = (props: StepProps) => {
  const words = useDeskWords();
  const language = useLanguage();
  const set = (weekday: number, typed: Partial<WizardDay>) =>
    props.type({ week: props.values.week.map((day, at) => (at === weekday ? { ...day, ...typed } : day)) });
  return (
    <div>
      <For each={weekdayOrder(language.region())}>
        {weekday => {
          const day = () => props.values.week[weekday];
          const name = () => weekdayName(weekday, language.locale());
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out in a grid.
            <div role="group" class="hours-day" aria-label={name()}>
              <span class="hours-name" aria-hidden="true">
                {name()}
              </span>
              <div class="setup-day">
                <Checkbox
                  label={words().setup.open}
                  checked={day()?.open === true}
                  onChange={open => set(weekday, { open })}
                />
                <Show when={day()?.open}>
                  <WindowRows
                    day={name()}
                    rows={props.values.week.slice(weekday, weekday + 1)}
                    tried={props.faults.week === 'windows'}
                    onChange={([row]) => row && set(weekday, row)}
                  />
                </Show>
              </div>
            </div>
          );
        }}
      </For>
      <Show when={props.faults.week === 'none'}>
        <p class="field-error" role="alert">
          {words().setup.noHours}
        </p>
      </Show>
    </div>
  );
};
