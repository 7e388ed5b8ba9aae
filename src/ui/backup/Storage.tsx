import { createSignal, createUniqueId, Show } from 'solid-js';
import { createAsked } from '../asked';
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
  const [round, setRound] = createSignal(0);
  const state = createAsked(round, storageState);
  const [refused, setRefused] = createSignal(false);
  const bytes = (count: number) => bytesText(count, language.region());
  const used = () => {
    const found = state();
    if (!found || found.used === null) return device().unknownUse;
    return found.of === null
      ? device().usedOnly(bytes(found.used))
      : device().used(bytes(found.used), bytes(found.of));
  };
  const ask = async () => {
    setRefused(!(await keepStorage()));
    setRound(round() + 1);
  };
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{device().storage}</h2>
      <Show when={state()}>
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
