import { useLocation } from '@tanstack/solid-router';
import { createEffect, For, type JSX, on, type ParentProps, Show } from 'solid-js';
import { type HelpAbout, HelpLink } from '../help/HelpLink';
import { Icon } from '../parts/Icon';
import { Notice } from '../parts/Notice';
import '../parts/page.css';
import { useDeskWords } from '../words/desk-words';
import { Settable, useMaySet } from './Settable';
import './settings.css';

/** Sections of the settings, by the last part of their address. */
export const SECTIONS = [
  { at: 'business', name: 'business', help: 'link' },
  { at: 'services', name: 'services', help: 'services' },
  { at: 'staff', name: 'staff', help: 'hours' },
  { at: 'hours', name: 'hours', help: 'hours' },
  { at: 'forms', name: 'forms', help: 'forms' },
  { at: 'booking-page', name: 'page', help: 'page' },
  { at: 'policies', name: 'policy', help: 'policies' },
  { at: 'devices', name: 'devices', help: 'devices' },
  { at: 'backup', name: 'backup', help: 'backup' },
] as const satisfies readonly { at: string; name: string; help: HelpAbout }[];
export type SectionName = (typeof SECTIONS)[number]['name'];

/** The way between the sections, beside or above what one of them shows. */
export const Sections = (props: ParentProps) => {
  const words = useDeskWords();
  const location = useLocation();
  let nav!: HTMLElement;
  // On a narrow screen the section that is open may stand beyond the edge.
  createEffect(
    on(
      () => location().pathname,
      () =>
        queueMicrotask(() => {
          const here = nav.querySelector<HTMLElement>('[aria-current]');
          if (here) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
        }),
    ),
  );
  const isHere = (at: string) => location().pathname.startsWith(`/desk/settings/${at}`);
  return (
    <div class="settings">
      <nav class="settings-nav" ref={nav} aria-label={words().settings.sections}>
        <For each={SECTIONS}>
          {section => (
            <a href={`#/desk/settings/${section.at}`} aria-current={isHere(section.at) ? 'page' : undefined}>
              {words().settings[section.name]}
            </a>
          )}
        </For>
      </nav>
      {props.children}
    </div>
  );
};

type SectionProps = ParentProps<{
  readonly title: string;
  readonly lead?: JSX.Element;
  readonly back?: SectionName;
  /** What of it changes settings: all of it, the parts that say so themselves (`Settable`), or nothing. */
  readonly sets?: 'all' | 'parts' | 'nothing';
}>;

/** One section, or with `back` something within it. */
export const Section = (props: SectionProps) => {
  const words = useDeskWords();
  const may = useMaySet();
  const location = useLocation();
  const here = () => SECTIONS.find(({ at }) => location().pathname.startsWith(`/desk/settings/${at}`));
  createEffect(() => {
    document.title = `${props.title} · Caderneta`;
  });
  return (
    <main class="page settings-section">
      <div class="page-title">
        <Show when={props.back}>
          {back => (
            <a
              class="settings-back"
              href={`#/desk/settings/${SECTIONS.find(({ name }) => name === back())?.at}`}
            >
              <Icon name="back" />
              {words().settings.backTo(words().settings[back()])}
            </a>
          )}
        </Show>
        <div class="settings-head">
          <h1 tabindex="-1">{props.title}</h1>
          <Show when={here()}>{section => <HelpLink about={section().help} />}</Show>
        </div>
        <Show when={props.lead}>
          <p>{props.lead}</p>
        </Show>
      </div>
      <div class="stack-l">
        <Show when={props.sets !== 'nothing' && !may()}>
          <Notice>
            <p>{words().settings.readOnly}</p>
          </Notice>
        </Show>
        <Show when={(props.sets ?? 'all') === 'all'} fallback={props.children}>
          <Settable>{props.children}</Settable>
        </Show>
      </div>
    </main>
  );
};
