import { For, lazy, Show, Suspense } from 'solid-js';
import { orNothing } from '../orNothing';
import './certificate.css';

const QrCode = lazy(orNothing(async () => ({ default: (await import('./QrCode')).QrCode })));

/** A gift as its recipient gets it in the hand: alone on paper, whatever stands around it on screen. */
export const CertificateSheet = (props: {
  readonly logo: string;
  readonly business: string;
  /** What it is. */
  readonly kind: string;
  /** Whom it is for; empty: nobody is named. */
  readonly whom: string;
  readonly message: string;
  /** What it gives, how long, for what. */
  readonly facts: readonly string[];
  /** The code, as it is typed, and what stands above and below it. */
  readonly code: { readonly name: string; readonly text: string; readonly how: string };
  /** Where the QR code leads, and its name. */
  readonly link: { readonly name: string; readonly text: string; readonly tooLong: string };
}) => (
  <article class="certificate">
    <header>
      <Show when={props.logo}>{logo => <img class="logo" src={logo()} alt="" />}</Show>
      <p class="certificate-business">{props.business}</p>
    </header>
    <p class="certificate-kind">{props.kind}</p>
    <Show when={props.whom}>{whom => <p class="certificate-whom">{whom()}</p>}</Show>
    <Show when={props.message}>{message => <p class="certificate-message">{message()}</p>}</Show>
    <div>
      <For each={props.facts}>{fact => <p>{fact}</p>}</For>
    </div>
    <div class="certificate-code">
      <Suspense>
        <QrCode {...props.link} />
      </Suspense>
      <div>
        <p class="soft">{props.code.name}</p>
        <p class="certificate-text">{props.code.text}</p>
        <p>{props.code.how}</p>
      </div>
    </div>
  </article>
);
