import { createMemo, createSignal, Show } from 'solid-js';
import type { Key } from '../../core/id';
import { HOUR, MINUTE } from '../../core/time';
import { dateAt } from '../calendar/days';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { Button } from '../parts/Button';
import { Checkbox } from '../parts/Checkbox';
import { focusFirstError } from '../parts/Field';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { endFrom, mayEndNextDay, momentFrom, timeText } from './fields';
import { DateField, OneOf, TimeField } from './SessionFields';
import { Warnings } from './Warnings';
import { createWarnings } from './warnings';

type BlockProps = { readonly staff: Key | null; readonly start: number; readonly onDone: () => void };

/** Time of one of the staff that nobody can book: prefilled with an hour, so that saving it is one press. */
export const BlockForm = (props: BlockProps) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const act = useAct();
  const zone = () => book().business.zone;
  const people = () => book().staff.filter(({ archived }) => !archived);
  const [staff, setStaff] = createSignal<string>(props.staff ?? people()[0]?.key ?? '');
  const [date, setDate] = createSignal<string>(dateAt(props.start, zone()));
  const [from, setFrom] = createSignal(timeText(props.start, zone()));
  const [to, setTo] = createSignal(timeText(props.start + HOUR, zone()));
  const [nextDay, setNextDay] = createSignal(false);
  const [title, setTitle] = createSignal('');
  const [checked, setChecked] = createSignal(false);
  const [busy, setBusy] = createSignal(false);

  const start = () => momentFrom(date(), from(), zone());
  // Nights count as the hours of settings have them: the end may be meant for the next day (product §2.2).
  const mayEnd = () => mayEndNextDay(from(), to());
  const end = () => endFrom(date(), to(), mayEnd() && nextDay(), zone());
  const isReversed = () => {
    const [first, last] = [start(), end()];
    return first !== null && last !== null && last <= first;
  };
  const block = createMemo(() => {
    const person = people().find(({ key }) => key === staff());
    const [first, last] = [start(), end()];
    return person && first !== null && last !== null && last > first
      ? { staff: person.key, start: first, end: last }
      : null;
  });
  // Sessions that are there already stay: whoever blocks their time should know of them.
  const { warnings, mayGoOn } = createWarnings(desk.sessions, () => {
    const plan = block();
    return plan && { service: null, ...plan, duration: (plan.end - plan.start) / MINUTE };
  });
  const save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    setChecked(true);
    const plan = block();
    if (!plan) {
      focusFirstError(event.currentTarget);
      return;
    }
    if (busy()) return;
    setBusy(true);
    if (await mayGoOn()) {
      const made = await act(
        () => desk.sessions.block({ ...plan, title: title().trim() }),
        words().session.blockedDone,
      );
      if (made) return props.onDone();
    }
    setBusy(false);
  };
  return (
    <form class="stack" onSubmit={save} novalidate>
      <OneOf
        label={words().session.staff}
        value={staff()}
        among={people()}
        onChange={setStaff}
        none={words().session.noStaff}
      />
      <DateField value={date()} onInput={setDate} checked={checked()} />
      <div class="session-when">
        <TimeField label={words().session.start} value={from()} onInput={setFrom} checked={checked()} />
        <TimeField
          label={words().session.end}
          value={to()}
          onInput={setTo}
          checked={checked()}
          error={checked() && isReversed() ? words().session.endsBefore : null}
        />
      </div>
      <Show when={mayEnd()}>
        <Checkbox label={words().settings.hour.nextDay} checked={nextDay()} onChange={setNextDay} />
      </Show>
      <TextField label={words().session.title} value={title()} onInput={setTitle} maxlength={120} />
      <Warnings warnings={warnings()} />
      <div class="session-actions">
        <Button type="submit" kind="primary" busy={busy()}>
          {warnings().length > 0 ? words().common.saveAnyway : words().common.save}
        </Button>
      </div>
    </form>
  );
};
