import { useLocation } from '@tanstack/solid-router';
import { createEffect, type JSX, type ParentProps, Show } from 'solid-js';
import { type HelpAbout, HelpLink } from '../help/HelpLink';
import { insertApart } from '../parts/apart';
import { Icon } from '../parts/Icon';
import { Notice } from '../parts/Notice';
import '../parts/page.css';
import { SectionNav } from '../parts/SectionNav';
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

/** The list that a record stands in: a section, or what is sold, which stands under "Codes" and is edited alike. */
export type Place = SectionName | 'products';

/** Path of a place, without "#". */
export const pathTo = (place: Place): string =>
  place === 'products'
    ? '/desk/codes/products'
    : `/desk/settings/${SECTIONS.find(({ name }) => name === place)?.at}`;

/** The way between the sections, above what one of them shows. */
export const Sections = (props: ParentProps) => {
  const words = useDeskWords();
  return (
    <div class="settings">
      <SectionNav
        label={words().settings.sections}
        sections={SECTIONS.map(({ name }) => ({ at: pathTo(name), name: words().settings[name] }))}
      />
      {props.children}
    </div>
  );
};

type SectionProps = ParentProps<{
  readonly title: string;
  readonly lead?: JSX.Element;
  readonly back?: Place;
  /** What of it changes settings: all of it, the parts that say so themselves (`Settable`), or nothing. */
  readonly sets?: 'all' | 'parts' | 'nothing';
  /** For tables; else a column of text. */
  readonly wide?: boolean;
}>;

/** One section, or with `back` something within it. */
export const Section = (props: SectionProps) => {
  const words = useDeskWords();
  const may = useMaySet();
  const location = useLocation();
  const help = (): HelpAbout | undefined => {
    const path = location().pathname;
    if (path.startsWith('/desk/codes')) return 'codes';
    return SECTIONS.find(({ name }) => path.startsWith(pathTo(name)))?.help;
  };
  createEffect(() => {
    document.title = `${props.title} · Caderneta`;
  });
  return (
    <main class="page settings-section" data-wide={props.wide ? '' : undefined}>
      <div class="page-title">
        <Show when={props.back}>
          {back => (
            <a class="settings-back" href={`#${pathTo(back())}`}>
              <Icon name="back" />
              {words().settings.backTo(words().settings[back()])}
            </a>
          )}
        </Show>
        <div class="settings-head">
          <h1 tabindex="-1">{props.title}</h1>
          <Show when={help()}>{about => <HelpLink about={about()} />}</Show>
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
        <Show
          when={(props.sets ?? 'all') === 'all'}
          fallback={<div class="settings-parts" ref={parts => insertApart(parts, () => props.children)} />}
        >
          <Settable>{props.children}</Settable>
        </Show>
      </div>
    </main>
  );
};
