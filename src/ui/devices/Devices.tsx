import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { useDesk } from '../desk';
import { createLive } from '../live';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { useDeskWords } from '../words/desk-words';
import { AddDevice } from './AddDevice';
import { DeviceItem } from './DeviceItem';
import { useManages } from './manages';
import './devices.css';

/** The devices of the business: what each may do and has; adding one, limiting it, removing it. */
export const Devices = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const heading = createUniqueId();
  const manages = useManages();
  const list = createLive(() => desk.devices.list);
  const [adds, setAdds] = createSignal(false);
  const present = () => (list() ?? []).filter(({ removed }) => !removed);
  const removed = () => (list() ?? []).filter(entry => entry.removed);
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{words().devices.title}</h2>
      <p class="soft">{words().devices.lead}</p>
      <ul class="devices" aria-labelledby={heading}>
        <For each={present()}>
          {(entry, index) => (
            <DeviceItem entry={entry} first={index() === present().findIndex(one => one.answers)} />
          )}
        </For>
      </ul>
      <Show when={manages()} fallback={<p>{words().devices.managesNot}</p>}>
        <div>
          <Button kind="primary" onClick={() => setAdds(true)}>
            <Icon name="plus" />
            {words().devices.add}
          </Button>
        </div>
      </Show>
      <Show when={removed().length > 0}>
        <h3>{words().devices.removed}</h3>
        <ul class="devices" aria-label={words().devices.removed}>
          <For each={removed()}>{entry => <DeviceItem entry={entry} first={false} />}</For>
        </ul>
      </Show>
      <Show when={adds()}>
        <AddDevice onClose={() => setAdds(false)} />
      </Show>
    </section>
  );
};
