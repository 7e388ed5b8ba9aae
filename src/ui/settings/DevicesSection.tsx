import { createResource, createSignal, createUniqueId, For, Show } from 'solid-js';
import { useDesk } from '../desk';
import { Devices } from '../devices/Devices';
import { Button } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { CheckBook } from './CheckBook';
import { Section } from './sections';
import { bytesText, keepStorage, storageState } from './storage';

/** This device: who it is, what it keeps and whether the browser will, and what it refused. */
export const DevicesSection = () => {
  const words = useDeskWords();
  return (
    <Section title={words().settings.devices} sets="nothing">
      <Devices />
      <ThisDevice />
      <Storage />
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

const Storage = () => {
  const words = useDeskWords();
  const language = useLanguage();
  const heading = createUniqueId();
  const device = () => words().settings.device;
  const [state, { refetch }] = createResource(storageState);
  const [refused, setRefused] = createSignal(false);
  const bytes = (count: number) => bytesText(count, language.region());
  const used = () => {
    const found = state.latest;
    if (!found || found.used === null) return device().unknownUse;
    return found.of === null
      ? device().usedOnly(bytes(found.used))
      : device().used(bytes(found.used), bytes(found.of));
  };
  const ask = async () => {
    setRefused(!(await keepStorage()));
    await refetch();
  };
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{device().storage}</h2>
      <Show when={state.latest}>
        {found => (
          <>
            <p class="figures">{used()}</p>
            <p role="status">{found().kept ? device().kept : device().notKept}</p>
            <Show when={!found().kept}>
              <div>
                <Button onClick={() => void ask()}>{device().askKeep}</Button>
              </div>
              <p role="status" class="soft">
                {refused() ? device().refusedKeep : ''}
              </p>
            </Show>
          </>
        )}
      </Show>
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
