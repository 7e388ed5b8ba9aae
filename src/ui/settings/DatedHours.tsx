import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import type { Dated, Window } from '../../core/hours';
import { type TypedWindow, windowsFrom } from '../../core/hoursText';
import type { Key } from '../../core/id';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { Adder, AddForm } from './Adder';
import { dateText, windowText } from './dates';
import { Past } from './Past';
import { isDate } from './serviceForm';
import { WindowRows } from './WindowRows';
import { nextWindow } from './windows';

type DatedHoursProps = {
  readonly of: 'staff' | 'service';
  readonly record: Key;
  readonly dated: Dated;
};

/** Single dates with hours of their own, or closed, of a staff member or of a service's timetable. */
export const DatedHours = (props: DatedHoursProps) => {
  const words = useDeskWords();
  const heading = createUniqueId();
  const hour = () => words().settings.hour;
  const entries = createMemo(() => Object.entries(props.dated).sort(([a], [b]) => (a < b ? -1 : 1)));
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{hour().exceptions}</h2>
      <p class="soft">{hour().exceptionsHow}</p>
      <Past
        entries={entries()}
        until={([date]) => date}
        none={hour().noExceptions}
        label={hour().exceptions}
        row={([date, windows]) => <DatedRow {...props} date={date} windows={windows} />}
      />
      <div class="row settings-adders">
        <Adder label={hour().other} form={close => <DateForm {...props} onClose={close} />} />
        <Adder label={hour().closedOn} form={close => <DateForm {...props} closed onClose={close} />} />
      </div>
    </section>
  );
};

const DatedRow = (
  props: DatedHoursProps & { readonly date: string; readonly windows: readonly Window[] },
) => {
  const desk = useDesk();
  const act = useAct();
  const words = useDeskWords();
  const language = useLanguage();
  const hour = () => words().settings.hour;
  const date = () => dateText(props.date, language.region());
  return (
    <li>
      <div class="settings-item">
        <span>{date()}</span>
        <span class="soft figures">
          <Show when={props.windows.length > 0} fallback={hour().closed}>
            <For each={props.windows}>
              {(window, at) => (
                <>
                  {at() > 0 && ', '}
                  {windowText(window, language.region(), hour().until)}
                </>
              )}
            </For>
          </Show>
        </span>
      </div>
      <Button
        icon
        kind="quiet"
        aria-label={hour().again(date())}
        onClick={() =>
          void act(() => desk.settings.dated(props.of, props.record, props.date, null), hour().removed)
        }
      >
        <Icon name="trash" />
      </Button>
    </li>
  );
};

const DateForm = (props: DatedHoursProps & { readonly closed?: boolean; readonly onClose: () => void }) => {
  const desk = useDesk();
  const act = useAct();
  const words = useDeskWords();
  const hour = () => words().settings.hour;
  const [date, setDate] = createSignal('');
  const [rows, setRows] = createSignal<readonly TypedWindow[]>([nextWindow([])]);
  const [tried, setTried] = createSignal(false);
  const save = (): boolean => {
    setTried(true);
    const windows = props.closed ? windowsFrom([]) : windowsFrom(rows());
    if (!isDate(date()) || !windows.ok) return false;
    void act(() => desk.settings.dated(props.of, props.record, date(), windows.value), hour().added).then(
      done => done && props.onClose(),
    );
    return true;
  };
  return (
    <AddForm
      legend={props.closed ? hour().closedOn : hour().other}
      onSave={save}
      onCancel={() => props.onClose()}
    >
      <TextField
        label={hour().date}
        type="date"
        value={date()}
        error={tried() && !isDate(date()) ? hour().dateBad : null}
        required
        onInput={setDate}
      />
      <Show when={!props.closed}>
        <WindowRows several rows={rows()} tried={tried()} onChange={setRows} />
      </Show>
    </AddForm>
  );
};
