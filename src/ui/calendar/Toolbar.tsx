import { createEffect, createUniqueId, For, Show } from 'solid-js';
import { useBook } from '../frame/book';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { useDeskWords } from '../words/desk-words';
import { type CalendarView, VIEWS } from './days';

type ToolbarProps = {
  readonly title: string;
  readonly view: CalendarView;
  /** Key of the one whose time is shown; empty for everyone. */
  readonly staff: string;
  readonly isToday: boolean;
  readonly onView: (view: CalendarView) => void;
  readonly onStaff: (staff: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onToday: () => void;
  readonly onNew: () => void;
  readonly onBlock: () => void;
};

export const Toolbar = (props: ToolbarProps) => {
  const book = useBook();
  const words = useDeskWords();
  const id = createUniqueId();
  const people = () => book().staff.filter(({ archived }) => !archived);
  createEffect(() => {
    document.title = `${words().calendar.title} · ${book().business.name}`;
  });
  return (
    <div class="calendar-bar">
      <h1 tabindex="-1" aria-live="polite">
        <span class="unseen">{words().calendar.title}: </span>
        {props.title}
      </h1>
      <div class="calendar-new">
        <Button onClick={() => props.onBlock()}>
          <Icon name="block" />
          <span>{words().calendar.block}</span>
        </Button>
        <Button kind="primary" onClick={() => props.onNew()}>
          <Icon name="plus" />
          <span>{words().calendar.newSession}</span>
        </Button>
      </div>
      <div class="calendar-steps">
        <Button icon aria-label={words().calendar.previous} onClick={() => props.onStep(-1)}>
          <Icon name="back" />
        </Button>
        <Button onClick={() => props.onToday()} aria-current={props.isToday ? 'date' : undefined}>
          {words().calendar.today}
        </Button>
        <Button icon aria-label={words().calendar.next} onClick={() => props.onStep(1)}>
          <Icon name="next" />
        </Button>
      </div>
      <fieldset class="calendar-views">
        <legend class="unseen">{words().calendar.view}</legend>
        <For each={VIEWS}>
          {view => (
            <Button aria-pressed={props.view === view} onClick={() => props.onView(view)}>
              {words().calendar[view]}
            </Button>
          )}
        </For>
      </fieldset>
      <Show when={people().length > 1}>
        <div class="calendar-staff">
          <label class="unseen" for={id}>
            {words().calendar.staff}
          </label>
          <select id={id} class="input" onChange={event => props.onStaff(event.currentTarget.value)}>
            <option value="" selected={props.staff === ''}>
              {words().calendar.everyone}
            </option>
            <For each={people()}>
              {person => (
                <option value={person.key} selected={props.staff === person.key}>
                  {person.name}
                </option>
              )}
            </For>
          </select>
        </div>
      </Show>
    </div>
  );
};
