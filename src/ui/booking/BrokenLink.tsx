import { ButtonLink } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Page } from '../parts/Page';
import { ClientWordsProvider, useClientWords } from '../words/client-words';
import { useWords } from '../words/language';

/** For an address that is no whole booking link. */
export const BrokenLink = () => (
  <ClientWordsProvider>
    <BrokenLinkPage />
  </ClientWordsProvider>
);

const BrokenLinkPage = () => {
  const words = useWords();
  const client = useClientWords();
  return (
    <Page
      title={client().trouble.brokenLink}
      lead={client().trouble.brokenLinkHow}
      footer={<LanguageChoice />}
    >
      <ButtonLink href="#/bookings">{words().myBookings}</ButtonLink>
    </Page>
  );
};
