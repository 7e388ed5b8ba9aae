import { createSignal, createUniqueId } from 'solid-js';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { Adder, AddForm } from './Adder';
import { dateText, daysFrom, type Run, runsOf } from './dates';
import { Past } from './Past';

/** "Closed days" of the whole business, neighbours in one line. */
export const ClosedDays = () => {
  const desk = useDesk();
  const book = useBook();
  const act = useAct();
  const words = useDeskWords();
  const language = useLanguage();
  const heading = createUniqueId();
  const hour = () => words().settings.hour;
  const text = ({ first, last }: Run) =>
    first === last
      ? dateText(first, language.region())
      : `${dateText(first, language.region())} – ${dateText(last, language.region())}`;
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{hour().closedDays}</h2>
      <p class="soft">{hour().closedDaysHow}</p>
      <Past
        entries={runsOf(book().business.closed)}
        until={({ last }) => last}
        none={hour().noClosed}
        label={hour().closedDays}
        row={run => (
          <li>
            <div class="settings-item">{text(run)}</div>
            <Button
              icon
              kind="quiet"
              aria-label={words().settings.remove(text(run))}
              onClick={() => void act(() => desk.settings.closed(run.dates, false), hour().removed)}
            >
              <Icon name="trash" />
            </Button>
          </li>
        )}
      />
      <div>
        <Adder label={hour().addClosed} form={close => <ClosedForm onClose={close} />} />
      </div>
    </section>
  );
};

const ClosedForm = (props: { readonly onClose: () => void }) => {
  const desk = useDesk();
  const act = useAct();
  const words = useDeskWords();
  const hour = () => words().settings.hour;
  const [first, setFirst] = createSignal('');
  const [last, setLast] = createSignal('');
  const [tried, setTried] = createSignal(false);
  const fault = () => {
    const read = daysFrom(first(), last());
    return tried() && !read.ok ? read.error : null;
  };
  const lastError = () => {
    if (fault() === 'last') return hour().dateBad;
    if (fault() === 'order') return hour().lastBad;
    return fault() === 'many' ? hour().tooMany : null;
  };
  const save = (): boolean => {
    setTried(true);
    const read = daysFrom(first(), last());
    if (!read.ok) return false;
    void act(() => desk.settings.closed(read.value, true), hour().added).then(
      done => done && props.onClose(),
    );
    return true;
  };
  return (
    <AddForm legend={hour().addClosed} onSave={save} onCancel={() => props.onClose()}>
      <div class="settings-pair">
        <TextField
          label={hour().firstDay}
          type="date"
          value={first()}
          error={fault() === 'first' ? hour().dateBad : null}
          required
          onInput={setFirst}
        />
        <TextField
          label={hour().lastDay}
          type="date"
          optional
          value={last()}
          min={first()}
          error={lastError()}
          onInput={setLast}
        />
      </div>
    </AddForm>
  );
};
