import { For, Index, Show } from 'solid-js';
import { type TypedWindow, type WindowFault, windowsFrom } from '../../core/hoursText';
import { Button } from '../parts/Button';
import { Checkbox } from '../parts/Checkbox';
import { Icon } from '../parts/Icon';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { mayEndNextDay, nextWindow, weekdayName, weekdayOrder } from './windows';
import './hours.css';

/** Everything that is wrong with the windows of a day; nothing for a day that can be saved. */
export const faultsOf = (rows: readonly TypedWindow[]): readonly WindowFault[] => {
  const read = windowsFrom(rows);
  return read.ok ? [] : read.error;
};

type RowsProps = {
  readonly rows: readonly TypedWindow[];
  readonly onChange: (rows: readonly TypedWindow[]) => void;
  /** Whether faults are shown: after the first try to save. */
  readonly tried: boolean;
  /** Several windows, each of which can be taken away; else one that stays. */
  readonly several?: boolean;
  /** Names the day, where there are several, for whoever only hears the buttons. */
  readonly day?: string;
};

/** The windows of one day as they are typed, one a line. */
export const WindowRows = (props: RowsProps) => {
  const words = useDeskWords();
  const hour = () => words().settings.hour;
  const set = (at: number, typed: Partial<TypedWindow>) =>
    props.onChange(props.rows.map((row, place) => (place === at ? { ...row, ...typed } : row)));
  const faultAt = (row: number, field: WindowFault['field']): string | null => {
    const fault =
      props.tried && faultsOf(props.rows).find(found => found.row === row && found.field === field);
    if (!fault) return null;
    if (fault.is === 'not-a-time') return hour().notTime;
    return props.rows[row]?.nextDay ? hour().order : hour().orderNight;
  };
  return (
    <div class="hours-rows">
      <Show when={props.rows.length === 0}>
        <p class="hours-closed">{hour().closed}</p>
      </Show>
      {/* By place, so that a field that is typed into is not made anew. */}
      <Index each={props.rows}>
        {(row, at) => (
          <div class="hours-row">
            <TextField
              label={hour().from}
              value={row().from}
              inputmode="text"
              maxlength={8}
              error={faultAt(at, 'from')}
              onInput={from => set(at, { from })}
            />
            <TextField
              label={hour().to}
              value={row().to}
              inputmode="text"
              maxlength={8}
              error={faultAt(at, 'to')}
              onInput={to => set(at, { to })}
            />
            <Show when={mayEndNextDay(row())}>
              <Checkbox
                label={hour().nextDay}
                checked={row().nextDay === true}
                onChange={nextDay => set(at, { nextDay })}
              />
            </Show>
            <Show when={props.several}>
              <Button
                icon
                kind="quiet"
                aria-label={words().settings.remove(
                  `${props.day ? `${props.day}, ` : ''}${row().from}–${row().to}`,
                )}
                onClick={() => props.onChange(props.rows.filter((_, place) => place !== at))}
              >
                <Icon name="close" />
              </Button>
            </Show>
          </div>
        )}
      </Index>
      <Show when={props.several}>
        <Button kind="quiet" onClick={() => props.onChange([...props.rows, nextWindow(props.rows)])}>
          <Icon name="plus" />
          {hour().add}
        </Button>
      </Show>
    </div>
  );
};

/** Weekly hours: a group a weekday, in the order of the reader's week. `week` begins on Monday. */
export const WeekRows = (props: {
  readonly week: readonly (readonly TypedWindow[])[];
  readonly onChange: (week: readonly (readonly TypedWindow[])[]) => void;
  readonly tried: boolean;
}) => {
  const language = useLanguage();
  return (
    <div>
      <For each={weekdayOrder(language.region())}>
        {weekday => {
          const name = () => weekdayName(weekday, language.locale());
          const rows = () => props.week[weekday] ?? [];
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out in a grid.
            <div role="group" class="hours-day" aria-label={name()}>
              <span class="hours-name" aria-hidden="true">
                {name()}
              </span>
              <WindowRows
                several
                day={name()}
                rows={rows()}
                tried={props.tried}
                onChange={next => props.onChange(props.week.map((day, at) => (at === weekday ? next : day)))}
              />
            </div>
          );
        }}
      </For>
    </div>
  );
};
