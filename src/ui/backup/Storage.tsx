import { createResource, createSignal, createUniqueId, Show } from 'solid-js';
import { Button } from '../parts/Button';
import { bytesText, keepStorage, storageState } from '../settings/storage';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';

/** What this browser keeps, and whether it promised to. */
export const Storage = () => {
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
