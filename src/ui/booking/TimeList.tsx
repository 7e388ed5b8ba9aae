import { For, Show } from 'solid-js';
import type { Slot } from '../../core/availability';
import { timeText, utcText } from '../format';
import { Button } from '../parts/Button';
import { useLanguage } from '../words/language';
import type { Choice } from './choice';
import { firstDayWithTimes, inParts, seatsLeft } from './days';
import './time-list.css';

/** The chosen day's times: list "Times", a button each, in parts of the day where there are many. */
export const TimeList = (props: {
  readonly choice: Choice;
  readonly now: () => number;
  readonly onChoose: (start: number) => void;
}) => {
  const { words } = useLanguage();
  const times = (): readonly Slot[] => props.choice.timesByDay().get(props.choice.day() ?? -1) ?? [];
  const parts = () => inParts(times(), props.choice.zone());
  const goOn = () => {
    const search = props.choice.search();
    const day = props.choice.day();
    const bounds = props.choice.bounds();
    if (!search || day === null || !bounds) return;
    const next = firstDayWithTimes(search, day, props.now()) ?? props.choice.firstDay();
    if (next !== null) props.choice.showDay(next);
  };
  return (
    <Show when={times().length > 0} fallback={<NoTimes any={props.choice.firstDay() !== null} onGo={goOn} />}>
      <ul class="times-parts" aria-label={words().time.times}>
        <For each={parts().map(({ part }) => part)}>
          {(part, index) => (
            <li>
              <Show when={part}>{name => <h3 class="times-part">{words().time[name()]}</h3>}</Show>
              <ul class="times">
                <For each={parts()[index()]?.times.map(({ start }) => start) ?? []}>
                  {start => (
                    <li>
                      <TimeButton
                        choice={props.choice}
                        start={start}
                        onChoose={() => props.onChoose(start)}
                      />
                    </li>
                  )}
                </For>
              </ul>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
};

const NoTimes = (props: { readonly any: boolean; readonly onGo: () => void }) => {
  const { words } = useLanguage();
  return (
    <Show when={props.any} fallback={<p class="soft">{words().time.noneAtAll}</p>}>
      <p class="soft">{words().time.none}</p>
      <Button onClick={() => props.onGo()}>{words().time.first}</Button>
    </Show>
  );
};

const TimeButton = (props: {
  readonly choice: Choice;
  readonly start: number;
  readonly onChoose: () => void;
}) => {
  const { words, region } = useLanguage();
  const left = () => {
    const search = props.choice.search();
    const slots = props.choice.timesByDay().get(props.choice.day() ?? -1);
    const slot = slots?.find(({ start }) => start === props.start);
    return search && slot ? seatsLeft(search, slot) : null;
  };
  /** With the same person it would be no move. */
  const isPresent = () => {
    const own = props.choice.search()?.except;
    const staff = props.choice.staff();
    return own?.start === props.start && (staff === null || staff === own.staff);
  };
  return (
    <button
      type="button"
      disabled={isPresent()}
      class="button time"
      aria-pressed={props.choice.start() === props.start}
      onClick={() => props.onChoose()}
    >
      <time datetime={utcText(props.start)}>{timeText(props.start, props.choice.zone(), region())}</time>
      <Show when={isPresent()}>
        <span class="time-left">{words().time.present}</span>
      </Show>
      <Show when={!isPresent() && left()}>
        {seats => <span class="time-left">{words().time.left(seats())}</span>}
      </Show>
    </button>
  );
};
