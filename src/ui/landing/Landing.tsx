import { ButtonLink } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Page } from '../parts/Page';
import { useWords } from '../words/language';
import './landing.css';

export const Landing = () => {
  const words = useWords();
  return (
    <Page title="Caderneta" lead={words().landing.lead} footer={<LanguageChoice />}>
      <div class="landing">
        <div class="sheet stack">
          <ButtonLink kind="primary" href="#/setup">
            {words().landing.setUp}
          </ButtonLink>
          <p class="soft">{words().landing.setUpHint}</p>
        </div>
        <div class="sheet stack">
          <ButtonLink href="#/bookings">{words().landing.bookings}</ButtonLink>
          <p class="soft">{words().landing.bookingsHint}</p>
        </div>
      </div>
    </Page>
  );
};
