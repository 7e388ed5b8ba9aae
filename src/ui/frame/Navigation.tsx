import { useLocation } from '@tanstack/solid-router';
import { type Accessor, For, Show } from 'solid-js';
import { useDesk, useIdle } from '../desk';
import { Icon } from '../parts/Icon';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { Count, type Section, type Waiting } from './Count';
import { MoreMenu } from './MoreMenu';

const FIRST: readonly Section[] = [
  { at: '/desk', name: 'calendar', icon: 'calendar' },
  { at: '/desk/clients', name: 'clients', icon: 'person' },
  { at: '/desk/codes', name: 'codes', icon: 'ticket' },
  { at: '/desk/attention', name: 'attention', icon: 'bell' },
];

/** On the smallest phones six do not fit beside one another: these stand in a menu. */
const LAST: readonly Section[] = [
  { at: '/desk/messages', name: 'messages', icon: 'mail' },
  { at: '/desk/settings', name: 'settings', icon: 'settings' },
];

export const Navigation = () => {
  const words = useDeskWords();
  const location = useLocation();
  const waiting = useWaiting();
  const isHere = ({ at }: Section): boolean => {
    const path = location().pathname;
    return at === '/desk' ? path === at || path.startsWith('/desk/sessions') : path.startsWith(at);
  };
  const link = (section: Section, isLast: boolean) => (
    <a
      href={`#${section.at}`}
      classList={{ 'frame-last': isLast }}
      aria-current={isHere(section) ? 'page' : undefined}
    >
      <Icon name={section.icon} />
      <span>{words().nav[section.name]}</span>
      <Show when={waiting(section.name)}>{some => <Count waiting={some()} />}</Show>
    </a>
  );
  return (
    <nav class="frame-nav" aria-label={words().frame.sections}>
      <For each={FIRST}>{section => link(section, false)}</For>
      <For each={LAST}>{section => link(section, true)}</For>
      <MoreMenu sections={LAST} isHere={isHere} waiting={waiting} />
    </nav>
  );
};

/** What waits in each section; null where nothing does. */
const useWaiting = (): ((name: Section['name']) => Waiting | null) => {
  const desk = useDesk();
  const words = useDeskWords();
  const isIdle = useIdle();
  const attention = createValue(() => (isIdle() ? desk.attention : null));
  const messages = createValue(() => (isIdle() ? desk.messages.waiting : null));
  const passwords = createValue(() => (isIdle() ? desk.messages.passwords : null));
  const decide: Accessor<number> = () =>
    (attention() ?? []).reduce((sum, item) => sum + (item.is === 'more' ? item.more : 1), 0);
  const toSend = (): string => {
    const { count, more } = messages() ?? { count: 0, more: false };
    const all = count + (passwords()?.length ?? 0);
    return all === 0 ? '' : `${all}${more ? '+' : ''}`;
  };
  return name => {
    if (name === 'attention' && decide() > 0)
      return { count: String(decide()), says: words().frame.attention(decide()) };
    return name === 'messages' && toSend() !== ''
      ? { count: toSend(), says: words().messages.waiting(toSend()) }
      : null;
  };
};
