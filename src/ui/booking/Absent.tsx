import { createEffect, For } from 'solid-js';
import { Button, ButtonLink } from '../parts/Button';
import { LanguageChoice } from '../parts/LanguageChoice';
import { Notice } from '../parts/Notice';
import { Page } from '../parts/Page';
import { wantUpdate } from '../update/wanted';
import { ClientWordsProvider, useClientWords } from '../words/client-words';
import { useWords } from '../words/language';
import type { Caution, Missing } from './standing';

/** Stands in for a business that cannot be shown, and says why. */
export const Absent = (props: { readonly missing: Exclude<Missing, 'loading'> }) => (
  <ClientWordsProvider>
    <Explained missing={props.missing} />
  </ClientWordsProvider>
);

const Explained = (props: { readonly missing: Exclude<Missing, 'loading'> }) => {
  const words = useWords();
  const client = useClientWords();
  createEffect(() => props.missing === 'version' && wantUpdate());
  return (
    <Page
      title={client().trouble[props.missing]}
      lead={client().trouble[`${props.missing}How`]}
      footer={<LanguageChoice />}
    >
      <div class="row">
        <Button onClick={() => location.reload()}>{words().failed.reload}</Button>
        <ButtonLink kind="quiet" href="#/bookings">
          {words().myBookings}
        </ButtonLink>
      </div>
    </Page>
  );
};

/** What a visitor should know before booking. */
export const Cautions = (props: { readonly cautions: readonly Caution[] }) => (
  <ClientWordsProvider>
    <For each={props.cautions}>{caution => <CautionNotice caution={caution} />}</For>
  </ClientWordsProvider>
);

const CautionNotice = (props: { readonly caution: Caution }) => {
  const client = useClientWords();
  createEffect(() => props.caution === 'version' && wantUpdate());
  return (
    <Notice
      kind={props.caution === 'offline' ? 'info' : 'warn'}
      title={props.caution === 'offline' ? undefined : client().trouble[props.caution]}
    >
      <p>
        {props.caution === 'offline' ? client().trouble.offline : client().trouble[`${props.caution}How`]}
      </p>
    </Notice>
  );
};
