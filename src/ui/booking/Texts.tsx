import { For, Match, Show, Switch } from 'solid-js';
import { useClientWords } from '../words/client-words';
import './texts.css';

/** Terms and privacy policy, read in place so that nothing typed is left behind: own text, own page, or the default. */
export const Texts = (props: { readonly name: string; readonly terms: string; readonly privacy: string }) => {
  const client = useClientWords();
  return (
    <div class="texts">
      <Text
        title={client().texts.terms}
        own={props.terms}
        fallback={client().texts.defaultTerms(props.name)}
      />
      <Text
        title={client().texts.privacy}
        own={props.privacy}
        fallback={client().texts.defaultPrivacy(props.name)}
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
