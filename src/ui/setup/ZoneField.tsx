import { createUniqueId, For, Show } from 'solid-js';
import { timeText, zoneText } from '../format';
import { createNow } from '../now';
import { TextField } from '../parts/TextField';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { ZONES, zoneFrom } from './zones';

/** "Time zone": typed and searched in one field, with the time there as a check. */
export const ZoneField = (props: {
  readonly value: string;
  readonly onInput: (zone: string) => void;
  readonly error?: string | null;
}) => {
  const words = useDeskWords();
  const language = useLanguage();
  const now = createNow();
  const list = createUniqueId();
  const found = () => zoneFrom(props.value);
  return (
    <div class="zone-field">
      <TextField
        label={words().setup.zone}
        hint={words().setup.zoneHint}
        value={props.value}
        error={props.error}
        required
        ref={input => input.setAttribute('list', list)}
        onInput={props.onInput}
        onBlur={() => {
          const zone = found();
          if (zone !== null && zone !== props.value) props.onInput(zone);
        }}
      />
      <datalist id={list}>
        <For each={ZONES}>{zone => <option value={zone}>{zoneText(zone)}</option>}</For>
      </datalist>
      <Show when={found()}>
        {zone => <p class="soft">{words().setup.zoneNow(timeText(now(), zone(), language.region()))}</p>}
      </Show>
    </div>
  );
};
