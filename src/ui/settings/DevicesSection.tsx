import { createUniqueId, For, Show } from 'solid-js';
import { useDesk } from '../desk';
import { Devices } from '../devices/Devices';
import { LanguageChoice } from '../parts/LanguageChoice';
import { RecoveryWords } from '../recovery/RecoveryWords';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { CheckBook } from './CheckBook';
import { Section } from './sections';

/** The devices of the business, the owner's key, and this device: who it is and what it refused. */
export const DevicesSection = () => {
  const words = useDeskWords();
  return (
    <Section title={words().settings.devices} sets="nothing">
      <Devices />
      <RecoveryWords />
      <ThisDevice />
      <Health />
    </Section>
  );
};

const ThisDevice = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const heading = createUniqueId();
  const devices = createValue(() => desk.devices.list);
  const device = () => devices()?.find(({ own }) => own);
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{words().settings.device.this}</h2>
      <Show when={device()}>
        {found => (
          <dl class="settings-facts">
            <Show when={found().name}>
              <dt>{words().settings.device.name}</dt>
              <dd>{found().name}</dd>
            </Show>
            <dt>{words().settings.device.id}</dt>
            <dd class="figures">{found().key}</dd>
          </dl>
        )}
      </Show>
      <div class="settings-language">
        <LanguageChoice />
      </div>
    </section>
  );
};

const Health = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const heading = createUniqueId();
  const device = () => words().settings.device;
  const status = createValue(() => desk.status);
  const faults = () => {
    const refused = status()?.refused ?? {};
    return (Object.keys(device().faults) as (keyof typeof refused)[]).flatMap(fault => {
      const count = refused[fault] ?? 0;
      return count > 0 ? [{ name: device().faults[fault], count }] : [];
    });
  };
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{device().health}</h2>
      <Show when={status()}>{found => <p>{device().damaged(found().damaged)}</p>}</Show>
      <CheckBook />
      <h3>{device().refused}</h3>
      <p class="soft">{device().refusedHow}</p>
      <Show when={faults().length > 0} fallback={<p>{device().noRefused}</p>}>
        <dl class="settings-facts">
          <For each={faults()}>
            {({ name, count }) => (
              <>
                <dt>{name}</dt>
                <dd class="figures">{count}</dd>
              </>
            )}
          </For>
        </dl>
      </Show>
    </section>
  );
};
