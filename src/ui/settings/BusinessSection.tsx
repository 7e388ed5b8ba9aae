import { createMemo, createSignal, Show } from 'solid-js';
import { BUSINESS } from '../../core/business';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { Group } from '../parts/Field';
import { Notice } from '../parts/Notice';
import { SelectField } from '../parts/SelectField';
import { TextField } from '../parts/TextField';
import { COUNTRIES, CURRENCIES } from '../setup/guess';
import { ZoneField } from '../setup/ZoneField';
import { zoneFrom } from '../setup/zones';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import {
  type BusinessFaults,
  type BusinessValues,
  businessFaults,
  businessFrom,
  businessValues,
} from './businessForm';
import { changesOf, isNothing } from './draft';
import { createFormDraft } from './formDraft';
import { LogoField } from './LogoField';
import { RecordHistory } from './RecordHistory';
import { type Saving, SettingsForm } from './SettingsForm';
import { Section } from './sections';

/** What is said of the business, its place and its money, its terms. */
export const BusinessSection = () => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const language = useLanguage();
  const about = () => words().settings.about;
  const live = createMemo(() => businessValues(book().business));
  const draft = createFormDraft<BusinessValues>('business', live);
  const [tried, setTried] = createSignal(false);
  const faults = (): BusinessFaults => (tried() ? businessFaults(draft.values()) : null) ?? {};
  const error = (field: keyof BusinessValues): string | null => {
    const fault = faults()[field];
    if (!fault) return null;
    if (fault === 'email') return about().emailBad;
    if (fault === 'zone') return words().setup.zoneBad;
    return fault === 'long' ? words().settings.tooLong : words().settings.needed;
  };
  const field = (name: keyof BusinessValues) => ({
    get value() {
      return draft.values()[name];
    },
    get error() {
      return error(name);
    },
    onInput: (typed: string) => draft.type({ [name]: typed }),
  });
  const names = (type: 'currency' | 'region', codes: readonly string[]) => {
    const shown = new Intl.DisplayNames(language.locale(), { type });
    return codes
      .map(code => ({
        value: code,
        label: type === 'currency' ? `${shown.of(code)} (${code})` : (shown.of(code) ?? code),
      }))
      .sort((a, b) => a.label.localeCompare(b.label, language.locale()));
  };
  const currencies = createMemo(() => names('currency', CURRENCIES));
  const countries = createMemo(() => names('region', COUNTRIES));
  const zoneChanges = () => {
    const zone = zoneFrom(draft.values().zone);
    return zone !== null && zone !== live().zone;
  };
  const save = (): Saving => {
    setTried(true);
    if (businessFaults(draft.values())) return 'faulty';
    const changes = changesOf(businessFrom(draft.values()), live());
    return isNothing(changes) ? 'unchanged' : desk.settings.business(changes);
  };
  return (
    <Section title={words().settings.business}>
      <SettingsForm
        draft={draft}
        names={{ ...about(), zone: words().setup.zone }}
        save={save}
        onSaved={() => setTried(false)}
      >
        <div class="settings-fields">
          <TextField label={about().name} autocomplete="organization" required {...field('name')} />
          <LogoField value={draft.values().logo} onChange={logo => draft.type({ logo })} />
          <TextField label={about().about} optional maxlength={400} {...field('about')} />
          <TextField
            label={about().address}
            hint={about().addressHint}
            optional
            autocomplete="street-address"
            {...field('address')}
          />
          <div class="settings-pair">
            <TextField label={about().phone} optional type="tel" autocomplete="tel" {...field('phone')} />
            <TextField
              label={about().email}
              hint={about().emailHint}
              optional
              type="email"
              autocomplete="email"
              {...field('email')}
            />
          </div>
        </div>
        <Group legend={about().place}>
          <ZoneField {...field('zone')} />
          <Show when={zoneChanges()}>
            <div role="status">
              <Notice kind="warn" title={about().zoneChange}>
                <p>{about().zoneChangeHow}</p>
              </Notice>
            </div>
          </Show>
          <SelectField
            label={about().currency}
            hint={about().currencyHint}
            value={draft.values().currency}
            options={currencies()}
            onChange={currency => draft.type({ currency })}
          />
          <SelectField
            label={about().country}
            hint={about().countryHint}
            value={draft.values().country}
            options={countries()}
            onChange={country => draft.type({ country })}
          />
        </Group>
        <Group legend={about().policies}>
          <p class="soft">{about().policiesHow}</p>
          <TextField label={about().terms} optional long {...field('terms')} />
          <TextField label={about().privacy} optional long {...field('privacy')} />
        </Group>
      </SettingsForm>
      <RecordHistory of="business" record={BUSINESS} changed={book().business} />
    </Section>
  );
};
