import { createResource, Show } from 'solid-js';
import { loadOwnerHelp } from '../words/help/help';
import { useLanguage } from '../words/language';
import { HelpPage } from './HelpPage';

/** "Help" of the desk. */
export const OwnerHelpPage = (props: { readonly about: string | undefined }) => {
  const language = useLanguage();
  const [words] = createResource(language.locale, locale => loadOwnerHelp[locale]());
  return (
    <Show when={words.latest}>
      {known => <HelpPage words={known()} about={props.about} at="/desk/help" />}
    </Show>
  );
};
