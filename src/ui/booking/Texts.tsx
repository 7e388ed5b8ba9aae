import { For, Match, Show, Switch } from 'solid-js';
import { useWords } from '../words/language';
import './texts.css';

/** Terms and privacy policy, read in place so that nothing typed is left behind: own text, own page, or the default. */
export const Texts = (props: { readonly name: string; readonly terms: string; readonly privacy: string }) => {
  const words = useWords();
  return (
    <div class="texts">
      <Text title={words().texts.terms} own={props.terms} fallback={words().texts.defaultTerms(props.name)} />
      <Text
        title={words().texts.privacy}
        own={props.privacy}
        fallback={words().texts.defaultPrivacy(props.name)}
      />
    </div>
  );
};

const Text = (props: {
  readonly title: string;
  readonly own: string;
  readonly fallback: readonly string[];
}) => (
  <Switch>
    <Match when={/^https:\/\/\S+$/.test(props.own.trim())}>
      <a class="text-link" href={props.own.trim()} target="_blank" rel="noreferrer noopener">
        {props.title}
      </a>
    </Match>
    <Match when={true}>
      <details>
        <summary>{props.title}</summary>
        <Show when={props.own.trim() === ''} fallback={<p class="text-own">{props.own}</p>}>
          <For each={props.fallback}>{paragraph => <p>{paragraph}</p>}</For>
        </Show>
      </details>
    </Match>
  </Switch>
);
