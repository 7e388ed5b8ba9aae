import { Show } from 'solid-js';
import { createAsked } from '../asked';
import { loadOwnerHelp } from '../words/help/help';
import { useLanguage } from '../words/language';
import { HelpPage } from './HelpPage';

/** "Help" of the desk. */
export const OwnerHelpPage = (props: { readonly about: string | undefined }) => {
  const language = useLanguage();
  const words = createAsked(language.locale, locale => loadOwnerHelp[locale]());
  return (
    <Show when={words()}>{known => <HelpPage words={known()} about={props.about} at="/desk/help" />}</Show>
  );
};
