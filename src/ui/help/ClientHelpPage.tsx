import { useRouter } from '@tanstack/solid-router';
import { Show } from 'solid-js';
import { createAsked } from '../asked';
import { Button, ButtonLink } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { loadClientHelp } from '../words/help/help';
import { useLanguage } from '../words/language';
import { HelpPage } from './HelpPage';

/** "Help" for clients, from whatever screen of theirs, to which it leads back. */
export const ClientHelpPage = (props: { readonly about: string | undefined }) => {
  const language = useLanguage();
  const router = useRouter();
  const words = createAsked(language.locale, locale => loadClientHelp[locale]());
  const isFrom = router.history.canGoBack();
  return (
    <Show when={words()}>
      {known => (
        <HelpPage
          words={known()}
          about={props.about}
          at="/help"
          start={
            isFrom ? (
              <Button kind="quiet" onClick={() => router.history.back()}>
                {known().back}
              </Button>
            ) : (
              <ButtonLink kind="quiet" href="#/bookings">
                {language.words().myBookings}
              </ButtonLink>
            )
          }
          footer={<LanguageChoice />}
        />
      )}
    </Show>
  );
};
