import { createSignal, createUniqueId, Show } from 'solid-js';
import type { OwnCode } from '../../app/wallet/wallet';
import { codeShown } from '../../core/codeText';
import { withValue } from '../address';
import { Button } from '../parts/Button';
import { copyText } from '../parts/copy';
import { Icon } from '../parts/Icon';
import { TextField } from '../parts/TextField';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { leftText, lifeText, paysForText } from './texts';
import './code-card.css';

/** A code as whoever holds it sees it: its text to copy, what is left of it, how long, and for what. */
export const CodeCard = (props: {
  readonly code: OwnCode;
  readonly business: { readonly name: string; readonly zone: string };
  /** Address of the booking page. */
  readonly booking: string;
  /** Whom it is a gift for; empty for nobody. */
  readonly gift?: string;
}) => {
  const { words, region } = useLanguage();
  const client = useClientWords();
  const [copied, setCopied] = createSignal<boolean | null>(null);
  const name = createUniqueId();
  const speech = () => ({ words: client().codes, shared: words(), region: region() });
  const services = () =>
    paysForText(props.code.services?.map(service => service.name) ?? null, speech(), props.code.more);
  const shown = () => codeShown(props.code.text);
  const mark = () => (props.code.state === 'active' ? null : client().codes.state[props.code.state]);
  /** The booking page with the code filled in; it stays in the fragment, which no server sees. */
  const link = () =>
    `${location.href.replace(/#.*$/, '')}${withValue(props.booking, 'code', props.code.text)}`;
  const share = () =>
    void navigator
      .share({
        title: props.business.name,
        text: client().codes.shared(props.business.name, shown()),
        url: link(),
      })
      // Whoever changes their mind has not failed.
      .catch(() => undefined);
  return (
    <article class="code-card" aria-labelledby={name} data-state={props.code.state}>
      <div class="code-card-head">
        <h3 id={name}>{props.code.name}</h3>
        <Show when={mark()}>{text => <span class="code-card-mark">{text()}</span>}</Show>
      </div>
      <Show when={props.gift}>{who => <p class="soft">{client().codes.buy.giftFor(who())}</p>}</Show>
      <div class="row">
        <span class="code-card-text">{shown()}</span>
        <Button
          aria-label={client().codes.copyOf(shown())}
          onClick={async () => setCopied(await copyText(shown()))}
        >
          <Icon name="copy" />
          {client().codes.copy}
        </Button>
        <Show when={'share' in navigator}>
          <Button aria-label={client().codes.shareOf(shown())} onClick={share}>
            <Icon name="share" />
            {client().codes.share}
          </Button>
        </Show>
        <span role="status">{copied() ? client().byHand.copied : ''}</span>
      </div>
      <Show when={copied() === false}>
        <TextField
          label={client().codes.notCopied}
          value={shown()}
          readonly
          onInput={() => undefined}
          ref={input => queueMicrotask(() => input.select())}
        />
      </Show>
      <div>
        <Show when={props.code.state !== 'used-up'}>
          <p class="code-card-left">{leftText(props.code, speech())}</p>
        </Show>
        <Show when={lifeText(props.code, props.business.zone, speech())}>
          {text => <p class="soft">{text()}</p>}
        </Show>
        <p class="soft">{services()}</p>
      </div>
    </article>
  );
};
