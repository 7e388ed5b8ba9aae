import { createSignal } from 'solid-js';
import type { Key } from '../../core/id';
import { HOUR } from '../../core/time';
import { dateAt, dayOf, isDate } from '../calendar/days';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { Button } from '../parts/Button';
import { focusFirstError } from '../parts/Field';
import { SelectField } from '../parts/SelectField';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { momentFrom, timeText } from './fields';

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
  const [title, setTitle] = createSignal('');
  const [checked, setChecked] = createSignal(false);
  const [busy, setBusy] = createSignal(false);

  const start = () => momentFrom(date(), from(), zone());
  /** "00:00" is the end of the day. */
  const end = () =>
    to() === '00:00' && isDate(date()) ? dayOf(date(), zone()).end : momentFrom(date(), to(), zone());
  const isReversed = () => {
    const [first, last] = [start(), end()];
    return first !== null && last !== null && last <= first;
  };
  const save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    setChecked(true);
    const person = people().find(({ key }) => key === staff());
    const [first, last] = [start(), end()];
    if (!person || first === null || last === null || last <= first) {
      focusFirstError(event.currentTarget);
      return;
    }
    if (busy()) return;
    setBusy(true);
    const made = await act(
      () => desk.sessions.block({ staff: person.key, start: first, end: last, title: title().trim() }),
      words().session.blockedDone,
    );
    if (made) props.onDone();
    else setBusy(false);
  };
  return (
    <form class="stack" onSubmit={save} novalidate>
      <SelectField
        label={words().session.staff}
        value={staff()}
        options={people().map(({ key, name }) => ({ value: key, label: name }))}
        onChange={setStaff}
        error={people().length === 0 ? words().session.noStaff : null}
      />
      <TextField
        label={words().session.date}
        type="date"
        value={date()}
        onInput={setDate}
        error={checked() && momentFrom(date(), '12:00', zone()) === null ? words().session.badDate : null}
      />
      <div class="session-when">
        <TextField
          label={words().session.start}
          type="time"
          value={from()}
          onInput={setFrom}
          error={
            checked() && momentFrom('2000-01-01', from(), zone()) === null ? words().session.badTime : null
          }
        />
        <TextField
          label={words().session.end}
          type="time"
          value={to()}
          onInput={setTo}
          error={
            checked() && momentFrom('2000-01-01', to(), zone()) === null
              ? words().session.badTime
              : checked() && isReversed()
                ? words().session.endsBefore
                : null
          }
        />
      </div>
      <TextField label={words().session.title} value={title()} onInput={setTitle} maxlength={120} />
      <div class="session-actions">
        <Button type="submit" kind="primary" busy={busy()}>
          {words().common.save}
        </Button>
      </div>
    </form>
  );
};
