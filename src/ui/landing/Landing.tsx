import { useNavigate } from '@tanstack/solid-router';
import { wasDevice } from '../frame/device';
import { ButtonLink } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Page } from '../parts/Page';
import { ClientWordsProvider, useClientWords } from '../words/client-words';
import './landing.css';

export const Landing = () => (
  <ClientWordsProvider>
    <LandingPage />
  </ClientWordsProvider>
);

const LandingPage = () => {
  const client = useClientWords();
  const navigate = useNavigate();
  // Without a fragment it is the app that was opened, not a link to this page: a business opens its book.
  if (location.hash === '' && wasDevice()) void navigate({ to: '/desk', replace: true });
  return (
    <Page title="Caderneta" lead={client().landing.lead} footer={<LanguageChoice />}>
      <div class="landing">
        <div class="sheet stack">
          <ButtonLink kind="primary" href="#/setup">
            {client().landing.setUp}
          </ButtonLink>
          <p class="soft">{client().landing.setUpHint}</p>
        </div>
        <div class="sheet stack">
          <ButtonLink href="#/bookings">{client().landing.bookings}</ButtonLink>
          <p class="soft">{client().landing.bookingsHint}</p>
        </div>
        <div class="sheet stack">
          <ButtonLink href="#/pair">{client().landing.pair}</ButtonLink>
          <p class="soft">{client().landing.pairHint}</p>
        </div>
        <div class="sheet stack">
          <h2 class="landing-lost">{client().landing.lost}</h2>
          <div class="row">
            <ButtonLink kind="quiet" href="#/restore">
              {client().landing.restore}
            </ButtonLink>
            <ButtonLink kind="quiet" href="#/recover">
              {client().landing.recover}
            </ButtonLink>
          </div>
        </div>
      </div>
    </Page>
  );
};
