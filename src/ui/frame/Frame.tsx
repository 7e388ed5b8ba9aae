import { useLocation } from '@tanstack/solid-router';
import { For, type ParentProps, Show } from 'solid-js';
import { Reminder } from '../backup/Reminder';
import { useDesk } from '../desk';
import { SyncStatus } from '../devices/SyncStatus';
import { Icon, type IconName } from '../parts/Icon';
import { Toasts } from '../parts/Toast';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { useBook } from './book';
import { useTelling } from './bookings';
import { Status, Warnings } from './Status';
import './frame.css';

type Section = {
  readonly at: string;
  readonly name: 'calendar' | 'clients' | 'attention' | 'messages' | 'settings';
  readonly icon: IconName;
};

const SECTIONS: readonly Section[] = [
  { at: '/desk', name: 'calendar', icon: 'calendar' },
  { at: '/desk/clients', name: 'clients', icon: 'person' },
  { at: '/desk/attention', name: 'attention', icon: 'bell' },
  { at: '/desk/messages', name: 'messages', icon: 'mail' },
  { at: '/desk/settings', name: 'settings', icon: 'settings' },
];

/** What stands around every screen of the desk: its sections, the business's name, the connection. */
export const Frame = (props: ParentProps) => {
  const book = useBook();
  const words = useDeskWords();
  useTelling();
  return (
    <div class="frame">
      <section class="frame-side" aria-label={words().frame.desk}>
        <button
          type="button"
          class="frame-skip"
          onClick={() => document.querySelector<HTMLElement>('.frame-content h1')?.focus()}
        >
          {words().frame.skip}
        </button>
        <p class="frame-business">{book().business.name}</p>
        <Navigation />
        <Status />
        <SyncStatus />
      </section>
      <div class="frame-content">
        <Warnings />
        <Reminder />
        {props.children}
      </div>
      <Toasts />
    </div>
  );
};

const Navigation = () => {
  const desk = useDesk();
  const words = useDeskWords();
  const location = useLocation();
  const attention = createValue(() => desk.attention);
  const count = () =>
    (attention() ?? []).reduce((sum, item) => sum + (item.is === 'more' ? item.more : 1), 0);
  const messages = createValue(() => desk.messages.waiting);
  const passwords = createValue(() => desk.messages.passwords);
  const toSend = () => {
    const { count: sessions, more } = messages() ?? { count: 0, more: false };
    const all = sessions + (passwords()?.length ?? 0);
    return all === 0 ? '' : `${all}${more ? '+' : ''}`;
  };
  const isHere = ({ at }: Section): boolean => {
    const path = location().pathname;
    return at === '/desk' ? path === at || path.startsWith('/desk/sessions') : path.startsWith(at);
  };
  return (
    <nav class="frame-nav" aria-label={words().frame.sections}>
      <For each={SECTIONS}>
        {section => (
          <a href={`#${section.at}`} aria-current={isHere(section) ? 'page' : undefined}>
            <Icon name={section.icon} />
            <span>{words().nav[section.name]}</span>
            <Show when={section.name === 'attention' && count() > 0}>
              <span class="frame-count">
                <span aria-hidden="true">{count()}</span>
                <span class="unseen">{words().frame.attention(count())}</span>
              </span>
            </Show>
            <Show when={section.name === 'messages' && toSend()}>
              {waiting => (
                <span class="frame-count">
                  <span aria-hidden="true">{waiting()}</span>
                  <span class="unseen">{words().messages.waiting(waiting())}</span>
                </span>
              )}
            </Show>
          </a>
        )}
      </For>
    </nav>
  );
};
