import { createSignal, createUniqueId, Show } from 'solid-js';
import type { OwnCode } from '../../app/wallet/wallet';
import { codeShown } from '../../core/codeText';
import { withValue } from '../address';
import { Button } from '../parts/Button';
import { CertificateSheet } from '../parts/CertificateSheet';
import { copyText } from '../parts/copy';
import { Icon } from '../parts/Icon';
import { TextField } from '../parts/TextField';
import { useClientWords } from '../words/client-words';
import { useLanguage } from '../words/language';
import { givesText, leftText, lifeText, paysForText } from './texts';
import './code-card.css';

/** A code as whoever holds it sees it: its text to copy, what is left of it, how long, and for what. */
export const CodeCard = (props: {
  readonly code: OwnCode;
  readonly business: { readonly name: string; readonly zone: string };
  readonly logo: string;
  /** Address of the booking page. */
  readonly booking: string;
  /** Whom it is a gift for; empty for nobody. */
  readonly gift?: string;
}) => {
  const { words, region } = useLanguage();
  const client = useClientWords();
  const [copied, setCopied] = createSignal<boolean | null>(null);
  const [opened, setOpened] = createSignal(false);
  const name = createUniqueId();
  const speech = () => ({ words: client().codes, shared: words(), region: region() });
  const services = () =>
    paysForText(props.code.services?.map(service => service.name) ?? null, speech(), props.code.more);
  const shown = () => codeShown(props.code.text);
  /** What can be handed to somebody: a gift that works. */
  const isGift = () =>
    props.code.state === 'active' && (props.code.terms.kind === 'gift' || (props.gift ?? '') !== '');
  const mark = () => (props.code.state === 'active' ? null : client().codes.state[props.code.state]);
  /** The booking page with the code filled in, short enough to be scanned; no server sees the fragment. */
  const link = () =>
    `${location.href.replace(/#.*$/, '')}${withValue(withValue(props.booking, 'c', null), 'code', props.code.text)}`;
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
        <h2 id={name}>{props.code.name}</h2>
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
        <Show when={isGift()}>
          <Button
            aria-label={client().codes.certificate.showOf(shown())}
            aria-expanded={opened()}
            onClick={() => setOpened(!opened())}
          >
            {client().codes.certificate.show}
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
        <Show when={['active', 'paused'].includes(props.code.state)}>
          <p class="code-card-left">{leftText(props.code, speech())}</p>
        </Show>
        <Show when={lifeText(props.code, props.business.zone, speech())}>
          {text => <p class="soft">{text()}</p>}
        </Show>
        <p class="soft">{services()}</p>
      </div>
      <Show when={opened() && isGift()}>
        <CertificateSheet
          logo={props.logo}
          business={props.business.name}
          kind={props.code.name}
          whom={props.gift ? client().codes.buy.giftFor(props.gift) : ''}
          message=""
          facts={[
            givesText(props.code.terms, speech()),
            lifeText(props.code, props.business.zone, speech()) ?? '',
            services(),
          ]}
          code={{ name: client().codes.code, text: shown(), how: client().codes.certificate.how }}
          link={{
            name: client().codes.certificate.qr(shown()),
            text: link(),
            tooLong: client().codes.certificate.tooLong,
          }}
        />
        <div class="row">
          <Button kind="primary" onClick={() => print()}>
            {client().codes.certificate.print}
          </Button>
        </div>
      </Show>
    </article>
  );
};
