import { ClientWordsProvider, useClientWords } from '../words/client-words';
import { useWords } from '../words/language';
import { ButtonLink } from './Button';
import { LanguageChoice } from './LanguageChoice';
import { Page } from './Page';

export const NotFound = () => (
  <ClientWordsProvider>
    <NotFoundPage />
  </ClientWordsProvider>
);

const NotFoundPage = () => {
  const words = useWords();
  const client = useClientWords();
  return (
    <Page title={client().trouble.notFound} lead={client().trouble.notFoundHow} footer={<LanguageChoice />}>
      <ButtonLink href="#/">{words().home}</ButtonLink>
    </Page>
  );
};
