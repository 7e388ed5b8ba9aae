import { createMemo, createSignal, Show } from 'solid-js';
import type { SessionEdit, SessionEntry } from '../../app/desk/desk';
import { moneyFromText } from '../../core/money';
import { isBlock } from '../../core/sessions';
import { MINUTE } from '../../core/time';
import { dateAt } from '../calendar/days';
import { type PersonFaults, personFaults } from '../clients/person';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { NumberField } from '../parts/NumberField';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { AccountField } from './AccountField';
import { type Chosen, ClientPicker, keyOf } from './ClientPicker';
import { amountText, momentFrom, timeText } from './fields';
import { NearestTimes } from './NearestTimes';
import { clientOf } from './NewSession';
import { DateField, OneOf, TimeField } from './SessionFields';
import { Warnings } from './Warnings';
import { createWarnings } from './warnings';

const LONGEST = 1440;

type EditProps = {
  readonly entry: SessionEntry;
  /** Offers the free times nearest to its own. */
  readonly moves: boolean;
  /** Begins in the field "Client account". */
  readonly atAccount?: boolean;
  readonly onDone: () => void;
};

/** Changes what a session is; only what was changed is written, so that two edits apart both stand. */
export const EditSession = (props: EditProps) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const language = useLanguage();
  const act = useAct();
  const { session, client: known } = props.entry;
  const block = isBlock(session);
  const zone = () => book().business.zone;
  const minutes = (session.when.end - session.when.start) / MINUTE;
  const before = {
    service: session.service ?? '',
    staff: session.when.staff as string,
    date: dateAt(session.when.start, zone()) as string,
    time: timeText(session.when.start, zone()),
    price: amountText(session.price, language.region()),
  };
  const [service, setService] = createSignal<string>(before.service);
  const [staff, setStaff] = createSignal(before.staff);
  const [date, setDate] = createSignal(before.date);
  const [time, setTime] = createSignal(before.time);
  const [duration, setDuration] = createSignal<number | null>(minutes);
  const [price, setPrice] = createSignal(before.price);
  const [title, setTitle] = createSignal(session.title);
  const [client, setClient] = createSignal<Chosen>(known ? { is: 'known', client: known } : { is: 'nobody' });
  const [account, setAccount] = createSignal(session.account);
  const [checked, setChecked] = createSignal(false);
  const [busy, setBusy] = createSignal(false);

  // What is archived stays a choice where the session has it.
  const services = () => book().services.filter(({ key, archived }) => !archived || key === session.service);
  const people = () => book().staff.filter(({ key, archived }) => !archived || key === session.when.staff);
  const start = createMemo(() =>
    // The same wall time may stand for two moments: untouched fields keep the moment they came from.
    date() === before.date && time() === before.time
      ? session.when.start
      : momentFrom(date(), time(), zone()),
  );
  const length = () => {
    const value = duration();
    return value !== null && Number.isInteger(value) && value >= 1 && value <= LONGEST ? value : null;
  };
  const amount = () =>
    price().trim() === ''
      ? null
      : moneyFromText(price(), session.price?.currency ?? book().business.currency);
  const isPriceWrong = () => price().trim() !== '' && amount() === null;
  const faults = (): PersonFaults => {
    const who = client();
    return checked() && who.is === 'new' ? personFaults(who.person) : {};
  };
  const planned = createMemo(() => {
    const [kind, person] = [
      services().find(({ key }) => key === service()),
      people().find(({ key }) => key === staff()),
    ];
    const [at, minutes] = [start(), length()];
    return person && at !== null && minutes !== null && (kind || block)
      ? { service: kind?.key ?? null, staff: person.key, start: at, duration: minutes, except: session.key }
      : null;
  });
  const moved = () => {
    const plan = planned();
    return (
      plan !== null &&
      (plan.service !== session.service ||
        plan.staff !== session.when.staff ||
        plan.start !== session.when.start ||
        plan.duration !== minutes)
    );
  };
  const { warnings, mayGoOn } = createWarnings(desk.sessions, () => (moved() ? planned() : null));

  const changes = (): SessionEdit | null => {
    const plan = planned();
    if (plan === null) return null;
    const who = client();
    const asked = clientOf(who);
    const isSame = known ? asked !== null && 'key' in asked && asked.key === known.key : asked === null;
    return {
      ...(plan.service !== null && plan.service !== session.service ? { service: plan.service } : {}),
      ...(plan.staff === session.when.staff ? {} : { staff: plan.staff }),
      ...(plan.start === session.when.start ? {} : { start: plan.start }),
      ...(plan.duration === minutes ? {} : { duration: plan.duration }),
      ...(price() === before.price ? {} : { price: amount() }),
      ...(isSame ? {} : { client: asked }),
      ...(account() === session.account ? {} : { account: account() }),
      ...(block && title().trim() !== session.title ? { title: title().trim() } : {}),
    };
  };
  const save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    if (planned() === null || isPriceWrong() || Object.keys(faults()).length > 0) {
      focusFirstError(form);
      return;
    }
    const edit = changes();
    if (busy() || edit === null) return;
    if (Object.keys(edit).length === 0) return props.onDone();
    setBusy(true);
    if (!moved() || (await mayGoOn())) {
      const done = await act(() => desk.sessions.edit(session.key, edit), words().session.saved);
      if (done) return props.onDone();
    }
    setBusy(false);
  };
  const changeService = (next: string) => {
    setService(next);
    const chosen = services().find(({ key }) => key === next);
    if (!chosen) return;
    // Length and price come with the service; either may still be changed.
    setDuration(chosen.duration);
    setPrice(amountText(chosen.price, language.region()));
  };

  return (
    <form class="stack" onSubmit={save} novalidate>
      <Show when={props.moves}>
        <NearestTimes
          session={session.key}
          chosen={start()}
          staff={staff()}
          onChoose={slot => {
            setStaff(slot.staff[0]);
            setDate(dateAt(slot.start, zone()));
            setTime(timeText(slot.start, zone()));
          }}
        />
      </Show>
      <Show when={!block}>
        <OneOf
          label={words().session.service}
          value={service()}
          among={services()}
          onChange={changeService}
        />
      </Show>
      <OneOf label={words().session.staff} value={staff()} among={people()} onChange={setStaff} />
      <div class="session-when">
        <DateField value={date()} onInput={setDate} checked={checked()} />
        <TimeField label={words().session.start} value={time()} onInput={setTime} checked={checked()} />
        <NumberField
          label={words().session.duration}
          value={duration()}
          onInput={setDuration}
          min={1}
          max={LONGEST}
          error={checked() && length() === null ? words().session.badDuration : null}
        />
        <Show when={!block}>
          <TextField
            label={words().session.price}
            inputmode="decimal"
            value={price()}
            onInput={setPrice}
            error={checked() && isPriceWrong() ? words().session.badPrice : null}
          />
        </Show>
      </div>
      <Show
        when={!block}
        fallback={
          <TextField label={words().session.title} value={title()} onInput={setTitle} maxlength={120} />
        }
      >
        <ClientPicker chosen={client()} faults={faults()} onChoose={setClient} renames />
        <AccountField
          client={keyOf(client())}
          value={account()}
          onChange={setAccount}
          session={session.key}
          focused={props.atAccount}
        />
      </Show>
      <Warnings warnings={warnings()} />
      <div class="session-actions">
        <Button type="submit" kind="primary" busy={busy()}>
          {warnings().length > 0 ? words().common.saveAnyway : words().common.save}
        </Button>
        <Button onClick={() => props.onDone()}>{words().clients.cancel}</Button>
      </div>
    </form>
  );
};
