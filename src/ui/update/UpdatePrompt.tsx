import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { Button } from '../parts/Button';
import { useLanguage } from '../words/language';
import { UPDATE_WORDS } from '../words/update';
import { createUnsaved } from './unsaved';
import { createUpdates, looksOf } from './updates';
import { updateIsWanted } from './wanted';
import './update.css';

// One for the page, however often it is drawn: a worker is registered once.
const updates = createUpdates({
  container: navigator.serviceWorker,
  worker: './sw.js',
  reload: () => location.reload(),
  looks: looksOf(document),
});
const unsaved = createUnsaved(document);

/** "A new version is ready": asks, waits for the press, and asks again where something typed would be lost. */
export const UpdatePrompt = () => {
  const language = useLanguage();
  const words = () => UPDATE_WORDS[language.locale()];
  const [ready, setReady] = createSignal(false);
  const [asking, setAsking] = createSignal(false);
  const [put, setPut] = createSignal(false);
  onCleanup(updates.ready(setReady));
  createEffect(() => updateIsWanted() && updates.look());
  const update = () => {
    if (unsaved()) setAsking(true);
    else updates.take();
  };
  return (
    <div class="update" aria-live="polite" data-unsaved="no">
      <Show when={ready() && !put()}>
        <div class="update-note">
          <div class="update-text">
            <p>
              <strong>{words().ready}</strong>
            </p>
            <p>{asking() ? words().unsaved : words().readyHow}</p>
          </div>
          <div class="row">
            <Show
              when={asking()}
              fallback={
                <>
                  <Button kind="primary" onClick={update}>
                    {words().now}
                  </Button>
                  <Button kind="quiet" onClick={() => setPut(true)}>
                    {words().later}
                  </Button>
                </>
              }
            >
              <Button kind="primary" onClick={() => setAsking(false)}>
                {words().keep}
              </Button>
              <Button kind="danger" onClick={updates.take}>
                {words().anyway}
              </Button>
            </Show>
          </div>
        </div>
      </Show>
    </div>
  );
};
