import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Wanted } from '../../core/messages';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Switch } from '../parts/Checkbox';
import { Group } from '../parts/Field';
import { SelectField } from '../parts/SelectField';
import { Settable } from '../settings/Settable';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { LANGUAGES, LOCALES, type Locale } from '../words/words';
import { KINDS } from './compose';
import { TemplateForm } from './TemplateForm';

/** Which messages wait to be sent, and what they say. */
export const Templates = () => {
  const words = useDeskWords();
  const language = useLanguage();
  const [kind, setKind] = createSignal(KINDS[0] ?? 'confirmation');
  const [locale, setLocale] = createSignal<Locale>(language.locale());
  const place = createMemo(() => ({ kind: kind(), locale: locale() }));
  return (
    <Settable>
      <div class="stack-l">
        <WantedKinds />
        <section class="stack">
          <h2 class="message-heading">{words().messages.edit.title}</h2>
          <div class="message-choice">
            <SelectField
              label={words().messages.edit.kind}
              value={kind()}
              options={KINDS.map(value => ({ value, label: words().messages.kinds[value] }))}
              onChange={value => setKind(KINDS.find(one => one === value) ?? kind())}
            />
            <SelectField
              label={words().messages.edit.locale}
              value={locale()}
              options={LOCALES.map(value => ({ value, label: LANGUAGES[value] }))}
              onChange={value => setLocale(LOCALES.find(one => one === value) ?? locale())}
            />
          </div>
          <Show when={place()} keyed>
            {at => <TemplateForm kind={at.kind} locale={at.locale} />}
          </Show>
        </section>
      </div>
    </Settable>
  );
};

const WANTED = ['confirmation', 'change', 'cancellation', 'refusal', 'codes', 'own'] as const;

const WantedKinds = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const wanted = createValue(() => desk.messages.wanted);
  const want = (set: Partial<Wanted>) => act(() => desk.messages.want(set), words().messages.wanted.saved);
  return (
    <Group legend={words().messages.wanted.title}>
      <For each={WANTED}>
        {name => (
          <Switch
            label={words().messages.wanted[name]}
            hint={name === 'own' ? words().messages.wanted.ownHow : undefined}
            checked={wanted()?.[name] ?? true}
            onChange={on => void want({ [name]: on })}
          />
        )}
      </For>
    </Group>
  );
};
