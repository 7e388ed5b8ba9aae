import { For } from 'solid-js';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { useLanguage } from '../words/language';
import { UNSAFE_WORDS } from '../words/unsafe';
import './setup.css';

/** Instead of every screen, on an address where browsers withhold encryption: what is wrong and what to do. */
export const Unsafe = () => {
  const language = useLanguage();
  const words = () => UNSAFE_WORDS[language.locale()];
  return (
    <Page title={words().title} lead={words().what(location.origin)} footer={<LanguageChoice />}>
      <div class="stack">
        <h2>{words().ways}</h2>
        <ol class="setup-steps">
          <For each={words().steps}>{step => <li>{step}</li>}</For>
        </ol>
        <Notice>
          <p>{words().kept}</p>
        </Notice>
      </div>
    </Page>
  );
};
