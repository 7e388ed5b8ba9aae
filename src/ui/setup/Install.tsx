import { For } from 'solid-js';
import { Button } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { useDeskWords } from '../words/desk-words';

/** What to do before setting up where the browser would forget the book; can be passed over knowingly. */
export const Install = (props: { readonly onSkip: () => void }) => {
  const words = useDeskWords();
  const install = () => words().setup.install;
  return (
    <Page title={install().title} lead={install().how} footer={<LanguageChoice />}>
      <div class="stack-l">
        <ol class="setup-steps">
          <For each={install().steps}>{step => <li>{step}</li>}</For>
        </ol>
        <Notice kind="warn">
          <p>{install().skipHow}</p>
          <div>
            <Button onClick={() => props.onSkip()}>{install().skip}</Button>
          </div>
        </Notice>
      </div>
    </Page>
  );
};
