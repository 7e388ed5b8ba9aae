import { createEffect, For, type JSX, on } from 'solid-js';
import { Page } from '../parts/Page';
import type { HelpWords } from '../words/help/help';
import './help.css';

/** A page of help. `about` is the part that was asked for: it comes into sight and takes the focus. */
export const HelpPage = (props: {
  readonly words: HelpWords;
  readonly about: string | undefined;
  /** Where the page stands, for the links within it. */
  readonly at: string;
  readonly start?: JSX.Element;
  readonly footer?: JSX.Element;
}) => {
  const parts = () => Object.entries(props.words.parts);
  createEffect(
    on(
      () => props.about,
      about =>
        // After the step to this screen, which leads to its heading.
        requestAnimationFrame(() => {
          const part = about === undefined ? null : document.getElementById(partId(about));
          part?.scrollIntoView();
          part?.focus({ preventScroll: true });
        }),
    ),
  );
  return (
    <Page title={props.words.title} lead={props.words.lead} start={props.start} footer={props.footer}>
      <div class="stack-l">
        <nav aria-label={props.words.contents}>
          <ul class="help-contents">
            <For each={parts()}>
              {([name, { title }]) => (
                <li>
                  <a href={`#${props.at}?about=${name}`}>{title}</a>
                </li>
              )}
            </For>
          </ul>
        </nav>
        <For each={parts()}>
          {([name, { title, text }]) => (
            <section class="help-part" aria-labelledby={partId(name)}>
              <h2 id={partId(name)} tabindex="-1">
                {title}
              </h2>
              <For each={text}>{paragraph => <p>{paragraph}</p>}</For>
            </section>
          )}
        </For>
      </div>
    </Page>
  );
};

const partId = (name: string): string => `help-${name}`;
