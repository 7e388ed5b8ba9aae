import { createMemo, createSignal, Show } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import type { Client } from '../../core/clients';
import type { Key } from '../../core/id';
import { takesTime } from '../../core/sessions';
import { clientName } from '../calendar/names';
import { useDesk } from '../desk';
import { useMinute } from '../frame/minute';
import { History } from '../history/History';
import { BackLink } from '../parts/BackLink';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { Keyed } from '../parts/Keyed';
import { Page } from '../parts/Page';
import { RecordPage } from '../parts/RecordPage';
import { Tabs } from '../parts/Tabs';
import { NewSession } from '../sessions/NewSession';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { AccountActions } from './AccountActions';
import { ClientAccount } from './ClientAccount';
import { ClientCodes } from './ClientCodes';
import { ClientAnswers, ClientNotes, ClientSessions } from './ClientParts';
import { PersonalData } from './PersonalData';
import { PersonForm } from './PersonForm';
import { LikelyHere, SamePerson } from './SamePerson';
import './clients.css';

/** The business's entry of one person: contact, sessions, answers, notes, and what was changed. */
export const ClientPage = (props: { readonly client: string }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const client = createValue(() => desk.clients.one(props.client as Key));
  return (
    <RecordPage record={client()} says={words().clients} back={<Back />}>
      {found => <Entry client={found()} />}
    </RecordPage>
  );
};

const Back = () => {
  const words = useDeskWords();
  return <BackLink href="#/desk/clients">{words().clients.back}</BackLink>;
};

const QUARTER = 15 * 60_000;

const isUpcoming = ({ session }: SessionEntry, now: number): boolean =>
  session.when.start > now && takesTime(session, now);

const Entry = (props: { readonly client: Client }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const minute = useMinute();
  const key = createMemo(() => props.client.key);
  const sessions = createValue(() => desk.sessions.ofClient(key()));
  const accounts = createValue(() => desk.accounts.of(key()));
  const together = createValue(() => desk.clients.together(key()));
  const entries = () => together() ?? [props.client];
  const [edits, setEdits] = createSignal(false);
  const [books, setBooks] = createSignal(false);
  return (
    <Page
      title={clientName(props.client, words())}
      start={<Back />}
      end={
        <Button kind="primary" onClick={() => setBooks(true)}>
          <Icon name="plus" />
          {words().clients.newSession}
        </Button>
      }
    >
      <div class="stack-l">
        <section class="sheet" aria-label={words().clients.contact}>
          <Show when={edits()} fallback={<Contact client={props.client} onEdit={() => setEdits(true)} />}>
            <PersonForm client={props.client} onDone={() => setEdits(false)} />
          </Show>
        </section>
        <LikelyHere client={props.client} />
        <AccountActions client={props.client} sessions={sessions() ?? []} accounts={accounts() ?? []} />
        <Tabs
          label={words().clients.tabs}
          tabs={[
            {
              value: 'history',
              name: words().clients.history,
              content: () => <ClientSessions sessions={sessions() ?? []} now={minute()} />,
            },
            {
              value: 'codes',
              name: words().codes.client.tab,
              content: () => <ClientCodes client={props.client} />,
            },
            {
              value: 'answers',
              name: words().clients.answers,
              content: () => <ClientAnswers sessions={sessions() ?? []} />,
            },
            {
              value: 'notes',
              name: words().clients.notes,
              content: () => (
                <ClientNotes client={props.client} merged={entries().slice(1)} sessions={sessions() ?? []} />
              ),
            },
            {
              value: 'account',
              name: words().accounts.tab,
              content: () => (
                <ClientAccount
                  keys={entries().map(entry => entry.key)}
                  accounts={accounts() ?? []}
                  sessions={sessions() ?? []}
                />
              ),
            },
            {
              value: 'changes',
              name: words().clients.changes,
              content: () => <Changes entries={entries()} />,
            },
          ]}
        />
        <SamePerson client={props.client} together={entries()} />
        <PersonalData
          client={props.client}
          merged={entries().slice(1)}
          accounts={accounts() ?? []}
          upcoming={(sessions() ?? []).filter(entry => isUpcoming(entry, minute())).length}
        />
      </div>
      <Show when={books()}>
        <NewSession
          draft={{
            is: 'session',
            staff: null,
            start: Math.ceil((minute() + 1) / QUARTER) * QUARTER,
            client: props.client,
          }}
          onClose={() => setBooks(false)}
          onDone={() => setBooks(false)}
        />
      </Show>
    </Page>
  );
};

/** What was changed in the entry, and in those that are merged into it. */
const Changes = (props: { readonly entries: readonly Client[] }) => {
  const words = useDeskWords();
  return (
    <div class="stack-l">
      <Keyed items={props.entries} keyOf={entry => entry.key}>
        {entry => (
          <section class="stack">
            <Show when={props.entries.length > 1}>
              <h2 class="client-heading">{clientName(entry(), words())}</h2>
            </Show>
            <History of="client" key={entry().key} changed={entry()} />
          </section>
        )}
      </Keyed>
    </div>
  );
};

const Contact = (props: { readonly client: Client; readonly onEdit: () => void }) => {
  const words = useDeskWords();
  return (
    <div class="client-contact">
      <div>
        <Show when={props.client.phone}>
          {phone => (
            <p class="figures">
              <a href={`tel:${phone().replace(/[^+\d]/g, '')}`}>{phone()}</a>
            </p>
          )}
        </Show>
        <Show when={props.client.email}>
          {email => (
            <p>
              <a href={`mailto:${email()}`}>{email()}</a>
            </p>
          )}
        </Show>
        <Show when={props.client.phone === '' && props.client.email === ''}>
          <p class="soft">{words().clients.noContact}</p>
        </Show>
      </div>
      <Button onClick={() => props.onEdit()}>
        <Icon name="edit" />
        {words().clients.edit}
      </Button>
    </div>
  );
};
