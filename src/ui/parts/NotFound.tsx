import { useWords } from '../words/language';
import { ButtonLink } from './Button';
import { Page } from './Page';

export const NotFound = () => {
  const words = useWords();
  return (
    <Page title={words().trouble.notFound} lead={words().trouble.notFoundHow}>
      <ButtonLink href="#/">{words().home}</ButtonLink>
    </Page>
  );
};
