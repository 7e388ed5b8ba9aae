import { createUniqueId, For, Show } from 'solid-js';
import type { FreeTime } from '../../app/wallet/wallet';
import { createZone } from '../../core/zone';
import { shortDateTimeText, utcText } from '../format';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import type { Choice } from './choice';

/** List "Nearest free times": pressing one chooses it and keeps everything typed. */
export const NearestTimes = (props: { readonly times: readonly FreeTime[]; readonly choice: Choice }) => {
  const { words, region } = useLanguage();
  const id = createUniqueId();
  const client = useClientWords();
  return (
    <Show when={props.times.length > 0} fallback={<p>{words().time.noneAtAll}</p>}>
      <div>
        <h3 class="nearest-title" id={id}>
          {client().nearest}
        </h3>
        <ul class="nearest" aria-labelledby={id}>
          <For each={props.times}>
            {time => (
              <li>
                <button
                  type="button"
                  class="button"
                  onClick={() =>
                    props.choice.take(time, start => createZone(props.choice.zone()).dayOf(start))
                  }
                >
                  <time datetime={utcText(time.start)}>
                    {shortDateTimeText(time.start, props.choice.zone(), region())}
                  </time>
                </button>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
};
