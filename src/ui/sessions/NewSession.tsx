import { createMemo, createSignal, Show } from 'solid-js';
import type { Client } from '../../core/clients';
import type { Key } from '../../core/id';
import { createAsked } from '../asked';
import { dateAt } from '../calendar/days';
import { type PersonFaults, personFaults, trimmed } from '../clients/person';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';
import { focusFirstError } from '../parts/Field';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { AccountField } from './AccountField';
import { BlockForm } from './BlockForm';
import { type Chosen, ClientPicker, keyOf } from './ClientPicker';
import { momentFrom, timeText } from './fields';
import { DateField, OneOf, TimeField } from './SessionFields';
import { Warnings } from './Warnings';
import { createWarnings } from './warnings';
import './session.css';

/** Where a new session, or blocked time, begins to be entered. */
export type SessionDraft = {
  readonly is: 'session' | 'block';
  readonly staff: Key | null;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly service?: Key;
  readonly client?: Client;
};

type NewProps = { readonly draft: SessionDraft; readonly onClose: () => void; readonly onDone: () => void };

export const NewSession = (props: NewProps) => {
  const words = useDeskWords();
  const [blocks, setBlocks] = createSignal(props.draft.is === 'block');
  const [touched, setTouched] = createSignal(false);
  return (
    <Dialog
      open
      form
      onClose={props.onClose}
      title={blocks() ? words().session.blockTitle : words().session.newTitle}
      unsaved={touched()}
    >
      <div onInput={() => setTouched(true)}>
        <Show
          when={blocks()}
          fallback={<SessionForm draft={props.draft} onDone={props.onDone} onBlock={() => setBlocks(true)} />}
        >
          <BlockForm staff={props.draft.staff} start={props.draft.start} onDone={props.onDone} />
        </Show>
      </div>
    </Dialog>
  );
};

type FormProps = {
  readonly draft: SessionDraft;
  readonly onDone: () => void;
  readonly onBlock: () => void;
};

const SessionForm = (props: FormProps) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const act = useAct();
  const zone = () => book().business.zone;
  const services = () => book().services.filter(({ archived }) => !archived);
  const people = () => book().staff.filter(({ archived }) => !archived);
  const first = services().find(
    ({ staff }) => props.draft.staff !== null && staff.includes(props.draft.staff),
  );

  const [service, setService] = createSignal<string>(
    props.draft.service ?? first?.key ?? services()[0]?.key ?? '',
  );
  const [staff, setStaff] = createSignal<string>(props.draft.staff ?? people()[0]?.key ?? '');
  const [date, setDate] = createSignal<string>(dateAt(props.draft.start, zone()));
  const [time, setTime] = createSignal(timeText(props.draft.start, zone()));
  const [client, setClient] = createSignal<Chosen>(
    props.draft.client ? { is: 'known', client: props.draft.client } : { is: 'nobody' },
  );
  const [note, setNote] = createSignal('');
  const [checked, setChecked] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  // Until another is chosen, or none, it is the one that the rules name.
  const [chosenAccount, setChosenAccount] = createSignal<Key | null>();
  const ruledAccount = createAsked(
    () => {
      const who = client();
      if (who.is === 'nobody') return null;
      return who.is === 'known' ? { key: who.client.key } : { person: who.person };
    },
    who => desk.accounts.forNew(who),
  );
  const account = () => {
    const chosen = chosenAccount();
    return chosen === undefined ? (ruledAccount() ?? null) : chosen;
  };
  const choose = (who: Chosen) => {
    if (who.is === 'nobody' || who.is !== client().is || who.is === 'known') setChosenAccount(undefined);
    setClient(who);
  };

  const chosenService = () => services().find(({ key }) => key === service());
  const chosenStaff = () => people().find(({ key }) => key === staff());
  const start = createMemo(() => momentFrom(date(), time(), zone()));
  const planned = createMemo(() => {
    const [kind, person, at] = [chosenService(), chosenStaff(), start()];
    return kind && person && at !== null ? { service: kind.key, staff: person.key, start: at } : null;
  });
  const { warnings, mayGoOn } = createWarnings(desk.sessions, planned);
  const faults = (): PersonFaults => {
    const who = client();
    return checked() && who.is === 'new' ? personFaults(who.person) : {};
  };

  const save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const plan = planned();
    setChecked(true);
    if (plan === null || Object.keys(faults()).length > 0) {
      focusFirstError(form);
      return;
    }
    if (busy()) return;
    setBusy(true);
    if (await mayGoOn()) {
      const made = await act(() => {
        const chosen = chosenAccount();
        const own = chosen === undefined ? {} : { account: chosen };
        return desk.sessions.add({ ...plan, client: clientOf(client()), note: note().trim(), ...own });
      }, words().session.added);
      if (made) return props.onDone();
    }
    setBusy(false);
  };

  return (
    <form class="stack" onSubmit={save} novalidate>
      <OneOf
        label={words().session.service}
        value={service()}
        among={services()}
        onChange={setService}
        none={words().session.noServices}
      />
      <OneOf
        label={words().session.staff}
        value={staff()}
        among={people()}
        onChange={setStaff}
        none={words().session.noStaff}
      />
      <div class="session-when">
        <DateField value={date()} onInput={setDate} checked={checked()} />
        <TimeField label={words().session.start} value={time()} onInput={setTime} checked={checked()} />
      </div>
      <ClientPicker chosen={client()} faults={faults()} onChoose={choose} />
      <Show when={client().is !== 'nobody'}>
        <AccountField client={keyOf(client())} value={account()} onChange={setChosenAccount} />
        <TextField
          label={words().session.note}
          hint={words().session.noteHint}
          value={note()}
          onInput={setNote}
          maxlength={2000}
          long
          optional
        />
      </Show>
      <Warnings warnings={warnings()} />
      <div class="session-actions">
        <Button type="submit" kind="primary" busy={busy()}>
          {warnings().length > 0 ? words().common.saveAnyway : words().common.save}
        </Button>
        <Button kind="quiet" onClick={() => props.onBlock()}>
          {words().session.blockTitle}
        </Button>
      </div>
    </form>
  );
};

/** What the desk is told of whom a session is for. */
export const clientOf = (chosen: Chosen) => {
  if (chosen.is === 'nobody') return null;
  if (chosen.is === 'known') return { key: chosen.client.key };
  const person = trimmed(chosen.person);
  const { of } = chosen;
  return of && person.first === of.first && person.last === of.last ? { key: of.key } : { person };
};
