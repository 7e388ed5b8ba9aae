import { createSignal } from 'solid-js';
import type { Client } from '../../core/clients';
import type { Details } from '../../core/requests';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { useDeskWords } from '../words/desk-words';
import { PersonFields } from './PersonFields';
import { NOBODY, personFaults, trimmed } from './person';

type FormProps = {
  /** Null: someone new. */
  readonly client: Client | null;
  /** The entry's key, or null when nothing was saved. */
  readonly onDone: (key: string | null) => void;
};

/** Names and contact of a client. Only what was changed is written, so that edits apart both stand. */
export const PersonForm = (props: FormProps) => {
  const desk = useDesk();
  const words = useDeskWords();
  const act = useAct();
  const known = props.client;
  const before: Details = known
    ? { first: known.first, last: known.last, email: known.email, phone: known.phone }
    : NOBODY;
  const [person, setPerson] = createSignal<Details>(before);
  const [checked, setChecked] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    if (Object.keys(personFaults(person())).length > 0) {
      focusFirstError(form);
      return;
    }
    if (busy()) return;
    const changed = Object.fromEntries(
      Object.entries(trimmed(person())).filter(([field, text]) => text !== before[field as keyof Details]),
    );
    if (Object.keys(changed).length === 0) return props.onDone(null);
    setBusy(true);
    const made = await act(
      () => desk.clients.save(known?.key ?? null, known ? changed : trimmed(person())),
      known ? words().clients.saved : words().clients.added,
    );
    if (made) props.onDone(made.key);
    else setBusy(false);
  };
  return (
    <form class="stack" onSubmit={save} novalidate>
      <PersonFields person={person()} faults={checked() ? personFaults(person()) : {}} onInput={setPerson} />
      <div class="row">
        <Button type="submit" kind="primary" busy={busy()}>
          {words().clients.save}
        </Button>
        <Button onClick={() => props.onDone(null)}>{words().clients.cancel}</Button>
      </div>
    </form>
  );
};
