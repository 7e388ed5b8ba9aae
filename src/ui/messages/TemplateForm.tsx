import { createMemo, For, Show } from 'solid-js';
import type { MessageKind } from '../../core/messages';
import {
  MOST_SUBJECT,
  MOST_TEXT,
  placeholdersOf,
  type TemplateFault,
  templateFaults,
  templateIn,
  templateKey,
} from '../../core/templates';
import { createAsked } from '../asked';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { TextField } from '../parts/TextField';
import { createFormDraft } from '../settings/formDraft';
import { RecordHistory } from '../settings/RecordHistory';
import { type Saving, SettingsForm } from '../settings/SettingsForm';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { loadMessageWords, type MessageWords } from '../words/messages/words';
import type { Locale } from '../words/words';
import { Preview } from './Preview';

type Place = { readonly kind: MessageKind; readonly locale: Locale };

/** The words of one kind of message in one language, with what they make of a session. */
export const TemplateForm = (props: Place) => {
  const words = createAsked(
    () => props.locale,
    locale => loadMessageWords[locale](),
  );
  return <Show when={words()}>{own => <Editor {...props} own={own()} />}</Show>;
};

const Editor = (props: Place & { readonly own: MessageWords }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const edit = () => words().messages.edit;
  const templates = createValue(() => desk.messages.templates);
  const stored = createMemo(() => templateIn(templates() ?? [], props.kind, props.locale));
  const live = createMemo(() => ({ ...(stored() ?? props.own.templates[props.kind]) }));
  const draft = createFormDraft(`template/${templateKey(props.kind, props.locale)}`, live);
  const faults = () => templateFaults(draft.values(), props.kind, props.own.names);
  const names = () => placeholdersOf(props.kind).map(name => `{${props.own.names[name]}}`);
  const faultText = (fault: TemplateFault | null, typed: string, most: number): string | null => {
    if (typed.length > most) return edit().tooLong(most);
    if (fault === null) return null;
    if (fault.is === 'empty') return edit().empty;
    if (fault.is === 'lacks') return edit().lacks[fault.name](`{${props.own.names[fault.name]}}`);
    return edit().unknown(fault.names.map(name => `{${name}}`).join(', '), names().join(', '));
  };
  const subjectFault = () => faultText(faults().subject, draft.values().subject, MOST_SUBJECT);
  const textFault = () => faultText(faults().text, draft.values().text, MOST_TEXT);
  const save = (): Saving => {
    if (subjectFault() || textFault()) return 'faulty';
    return draft.dirty() ? desk.messages.template(props.kind, props.locale, draft.values()) : 'unchanged';
  };
  const reset = async () => {
    const done = await act(() => desk.messages.template(props.kind, props.locale, null), edit().resetDone);
    if (done) draft.clear();
  };
  let field: HTMLInputElement | HTMLTextAreaElement | undefined;
  const insert = (name: string) => {
    const { text } = draft.values();
    const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
    draft.type({ text: text.slice(0, from) + name + text.slice(to) });
    field?.focus();
    field?.setSelectionRange(from + name.length, from + name.length);
  };
  return (
    <div class="stack message-template">
      <SettingsForm draft={draft} names={{ subject: edit().subject, text: edit().text }} save={save}>
        <TextField
          label={edit().subject}
          value={draft.values().subject}
          error={subjectFault()}
          onInput={subject => draft.type({ subject })}
        />
        <TextField
          label={edit().text}
          hint={edit().insertHow}
          value={draft.values().text}
          error={textFault()}
          long
          required
          ref={input => {
            field = input;
          }}
          onInput={text => draft.type({ text })}
        />
        <fieldset class="message-insert">
          <legend>{edit().insert}</legend>
          <For each={names()}>{name => <Button onClick={() => insert(name)}>{name}</Button>}</For>
        </fieldset>
        <Preview kind={props.kind} locale={props.locale} own={props.own} template={draft.values()} />
      </SettingsForm>
      <Show when={stored()}>
        <div>
          <Button onClick={reset}>{edit().reset}</Button>
        </div>
      </Show>
      <RecordHistory of="template" record={templateKey(props.kind, props.locale)} changed={stored()} />
    </div>
  );
};
