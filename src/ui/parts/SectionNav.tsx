import { useLocation } from '@tanstack/solid-router';
import { createEffect, For, on } from 'solid-js';
import './section-nav.css';

export type SectionLink = {
  /** Path of a screen, without "#". */
  readonly at: string;
  readonly name: string;
  /** The paths within it, where not all that begin with its own. */
  readonly within?: (path: string) => boolean;
};

/** The way between the sections of one part of the desk, above what one of them shows. */
export const SectionNav = (props: { readonly label: string; readonly sections: readonly SectionLink[] }) => {
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
  const isHere = ({ at, within }: SectionLink): boolean => {
    const path = location().pathname;
    return within ? within(path) : path.startsWith(at);
  };
  return (
    <nav class="section-nav" ref={nav} aria-label={props.label}>
      <For each={props.sections}>
        {section => (
          <a href={`#${section.at}`} aria-current={isHere(section) ? 'page' : undefined}>
            {section.name}
          </a>
        )}
      </For>
    </nav>
  );
};
