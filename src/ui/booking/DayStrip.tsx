import { createUniqueId, For } from 'solid-js';
import type { Day } from '../../core/dates';
import { dayParts, dayText } from '../format';
import { Button } from '../parts/Button';
import { Sign } from '../parts/Sign';
import { useLanguage } from '../words/language';
import type { Choice } from './choice';
import { STRIP } from './days';
import './day-strip.css';

/** A week of days to choose from, each named by its full date; one without times is visibly so. */
export const DayStrip = (props: { readonly choice: Choice }) => {
  const { words } = useLanguage();
  const none = createUniqueId();
  const days = (): Day[] => {
    const strip = props.choice.strip();
    return strip ? Array.from({ length: STRIP }, (_, index) => strip.from + index) : [];
  };
  const isFirst = () => (props.choice.strip()?.from ?? 0) <= (props.choice.bounds()?.first ?? 0);
  const isLast = () => (props.choice.strip()?.until ?? 0) > (props.choice.bounds()?.last ?? 0);
  return (
    <div class="strip">
      <div class="strip-turn">
        <Button kind="quiet" busy={isFirst()} onClick={() => props.choice.turn(-STRIP)}>
          <Sign name="back" />
          {words().time.earlier}
        </Button>
        <Button kind="quiet" busy={isLast()} onClick={() => props.choice.turn(STRIP)}>
          {words().time.later}
          <Sign name="next" />
        </Button>
      </div>
      <span id={none} hidden>
        {words().time.none}
      </span>
      <ul class="strip-days" aria-label={words().time.days}>
        <For each={days()}>
          {day => (
            <li>
              <DayButton
                day={day}
                chosen={props.choice.day() === day}
                hasTimes={props.choice.timesByDay().has(day)}
                none={none}
                onChoose={() => props.choice.setDay(day)}
              />
            </li>
          )}
        </For>
      </ul>
    </div>
  );
};

const DayButton = (props: {
  readonly day: Day;
  readonly chosen: boolean;
  readonly hasTimes: boolean;
  readonly none: string;
  readonly onChoose: () => void;
}) => {
  const { region } = useLanguage();
  const parts = () => dayParts(props.day, region());
  return (
    <button
      type="button"
      class="button day"
      aria-pressed={props.chosen}
      aria-describedby={props.hasTimes ? undefined : props.none}
      data-empty={props.hasTimes ? undefined : ''}
      onClick={() => props.onChoose()}
    >
      <span class="unseen">{dayText(props.day, region())}</span>
      <span class="day-face" aria-hidden="true">
        <span class="day-weekday">{parts().weekday}</span>
        <span class="day-date figures">{parts().date}</span>
        <span class="day-month">{parts().month}</span>
      </span>
    </button>
  );
};
