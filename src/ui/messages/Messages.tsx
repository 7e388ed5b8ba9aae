import { lazy, Suspense } from 'solid-js';
import { HelpLink } from '../help/HelpLink';
import { Page } from '../parts/Page';
import { Tabs } from '../parts/Tabs';
import { useDeskWords } from '../words/desk-words';
import { ToSendList } from './ToSendList';
import './messages.css';

const SentList = lazy(async () => ({ default: (await import('./SentList')).SentList }));
const Templates = lazy(async () => ({ default: (await import('./Templates')).Templates }));

/** What clients are to hear: the messages that wait, those that were sent, and their words. */
export const Messages = () => {
  const words = useDeskWords();
  return (
    <Page
      title={words().messages.title}
      lead={
        <>
          {words().messages.lead} <HelpLink about="messages" />
        </>
      }
    >
      <Tabs
        label={words().messages.parts}
        tabs={[
          { value: 'to-send', name: words().messages.toSend, content: () => <ToSendList /> },
          {
            value: 'sent',
            name: words().messages.sent,
            content: () => (
              <Suspense>
                <SentList />
              </Suspense>
            ),
          },
          {
            value: 'templates',
            name: words().messages.templates,
            content: () => (
              <Suspense>
                <Templates />
              </Suspense>
            ),
          },
        ]}
      />
    </Page>
  );
};
