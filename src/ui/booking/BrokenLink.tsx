import { ButtonLink } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Page } from '../parts/Page';
import { useWords } from '../words/language';

/** For an address that is no whole booking link. */
export const BrokenLink = () => {
  const words = useWords();
  return (
    <Page title={words().trouble.brokenLink} lead={words().trouble.brokenLinkHow} footer={<LanguageChoice />}>
      <ButtonLink href="#/bookings">{words().bookings.title}</ButtonLink>
    </Page>
  );
};
