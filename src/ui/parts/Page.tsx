import { createEffect, type JSX, type ParentProps, Show } from 'solid-js';
import './page.css';

/**
 * A screen: landmarks, its one h1, and the tab's title. `start` and `end` stand in the header (a way back;
 * menu or actions), `footer` under everything.
 */
export const Page = (
  props: ParentProps<{
    readonly title: string;
    /** A line under the title. */
    readonly lead?: JSX.Element;
    readonly start?: JSX.Element;
    readonly end?: JSX.Element;
    readonly footer?: JSX.Element;
    /** For calendars and tables; else a column of text. */
    readonly wide?: boolean;
  }>,
) => {
  createEffect(() => {
    document.title = props.title === 'Caderneta' ? props.title : `${props.title} · Caderneta`;
  });
  return (
    <div class="page" data-wide={props.wide ? '' : undefined}>
      <Show when={props.start || props.end}>
        <header class="page-header">
          {props.start}
          <div class="page-end">{props.end}</div>
        </header>
      </Show>
      <main>
        <div class="page-title">
          <h1 tabindex="-1">{props.title}</h1>
          <Show when={props.lead}>
            <p>{props.lead}</p>
          </Show>
        </div>
        {props.children}
      </main>
      <Show when={props.footer}>
        <footer class="page-footer">{props.footer}</footer>
      </Show>
    </div>
  );
};
