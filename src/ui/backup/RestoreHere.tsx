import { createSignal, createUniqueId, Show } from 'solid-js';
import { useDesk } from '../desk';
import { Button } from '../parts/Button';
import { Notice } from '../parts/Notice';
import { useDeskWords } from '../words/desk-words';
import { type Came, FromFile } from './FromFile';
import { faultText, isUntouched } from './faultText';
// Also where no settings are around it.
import '../settings/settings.css';

/** "Restore a backup" at a desk: what the file has and the book lacks is added. */
export const RestoreHere = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const heading = createUniqueId();
  const [added, setAdded] = createSignal<number | null>(null);
  const restore = async (file: Blob, passphrase: string): Promise<Came> => {
    setAdded(null);
    const restored = await desk.backup.restore(file, passphrase);
    if (restored.ok) {
      setAdded(restored.value.added);
      return 'done';
    }
    return restored.error === 'wrong-passphrase'
      ? 'passphrase'
      : {
          failed: faultText(restored.error, words()),
          kept: isUntouched(restored.error) ? 'untouched' : 'partly',
        };
  };
  return (
    <section class="settings-part" aria-labelledby={heading}>
      <h2 id={heading}>{words().backup.restore}</h2>
      <p class="soft">{words().backup.restoreHow}</p>
      <FromFile
        restore={restore}
        labelledby={heading}
        submit={busy => (
          <Button type="submit" busy={busy}>
            {words().backup.restore}
          </Button>
        )}
      />
      <div role="status">
        <Show when={added() !== null}>
          <Notice kind="good">
            <p>{words().backup.restored(added() ?? 0)}</p>
          </Notice>
        </Show>
      </div>
    </section>
  );
};
