import { Show } from 'solid-js';
import type { Catalog } from '../../core/catalog';
import { useWords } from '../words/language';
import type { Choice } from './choice';
import { DayStrip } from './DayStrip';
import { TimeList } from './TimeList';
import { ZoneChoice } from './ZoneChoice';

/** "Choose a time": a day, then one of its times, in the zone that the visitor wants to read them in. */
export const TimeStep = (props: {
  readonly choice: Choice;
  readonly business: Catalog['business'];
  readonly unknownBusy: boolean;
  readonly now: () => number;
}) => {
  const words = useWords();
  return (
    <section class="stack step" aria-labelledby="choose-time">
      <h2 id="choose-time">{words().time.choose}</h2>
      <Show when={props.unknownBusy}>
        <p class="soft">{words().time.unknownBusy}</p>
      </Show>
      <Show when={props.choice.firstDay() !== null} fallback={<p class="soft">{words().time.noneAtAll}</p>}>
        <DayStrip choice={props.choice} />
        <TimeList choice={props.choice} now={props.now} onChoose={props.choice.setStart} />
      </Show>
      <ZoneChoice zone={props.choice.zone()} business={props.business} onChoose={props.choice.setZone} />
    </section>
  );
};
