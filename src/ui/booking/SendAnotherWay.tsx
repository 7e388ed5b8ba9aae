import { createSignal, lazy, Show, Suspense } from 'solid-js';
import type { Wallet } from '../../app/wallet/wallet';
import type { Key } from '../../core/id';
import { createAsked } from '../asked';
import { orNothing } from '../orNothing';
import { Button, ButtonLink } from '../parts/Button';
import { copyText } from '../parts/copy';
import { Group } from '../parts/Field';
import { Icon } from '../parts/Icon';
import { TextField } from '../parts/TextField';
import { useClientWords } from '../words/client-words';
import { internationalDigits } from './phone';

const QrCode = lazy(orNothing(async () => ({ default: (await import('../parts/QrCode')).QrCode })));

/** "Send another way": the sealed request as a link, for when no relay carries it or nobody is there to read it. */
export const SendAnotherWay = (props: {
  readonly wallet: Wallet;
  readonly root: string;
  readonly request: Key;
  readonly business: {
    readonly name: string;
    readonly phone: string;
    readonly email: string;
    readonly country: string;
  };
}) => {
  const client = useClientWords();
  const sealed = createAsked(
    () => [props.wallet, props.root, props.request] as const,
    ([wallet, root, request]) => wallet.byHand(root, request),
  );
  const [copied, setCopied] = createSignal<boolean | null>(null);
  const [showsQr, setShowsQr] = createSignal(false);
  const link = (): string | null => {
    const made = sealed();
    return made?.ok ? made.value : null;
  };
  const message = (text: string) => encodeURIComponent(client().byHand.message(props.business.name, text));
  const whatsapp = (text: string) =>
    `https://wa.me/${internationalDigits(props.business.phone, props.business.country) ?? ''}?text=${message(text)}`;
  const email = (text: string) =>
    `mailto:${props.business.email}?subject=${encodeURIComponent(client().byHand.subject(props.business.name))}&body=${message(text)}`;

  return (
    <Group legend={client().byHand.title}>
      <div class="stack">
        <p class="soft">{client().byHand.text}</p>
        <Show when={sealed()?.ok === false}>
          <p>{client().byHand.failed}</p>
        </Show>
        <Show when={link()}>
          {text => (
            <>
              <div class="row">
                <ButtonLink href={whatsapp(text())} target="_blank" rel="noreferrer noopener">
                  {client().byHand.whatsapp}
                </ButtonLink>
                <ButtonLink href={email(text())}>
                  <Icon name="mail" />
                  {client().byHand.email}
                </ButtonLink>
                <Button onClick={async () => setCopied(await copyText(text()))}>
                  <Icon name="copy" />
                  {client().byHand.copy}
                </Button>
                <Button aria-expanded={showsQr()} onClick={() => setShowsQr(shown => !shown)}>
                  <Icon name="qr" />
                  {showsQr() ? client().byHand.hide : client().byHand.qr}
                </Button>
                <span role="status">{copied() ? client().byHand.copied : ''}</span>
              </div>
              <Show when={copied() === false}>
                <TextField
                  label={client().byHand.notCopied}
                  value={text()}
                  readonly
                  onInput={() => undefined}
                  ref={input => queueMicrotask(() => input.select())}
                />
              </Show>
              <Show when={showsQr()}>
                <Suspense>
                  <QrCode text={text()} name={client().byHand.qrName} tooLong={client().byHand.tooBig} />
                </Suspense>
              </Show>
            </>
          )}
        </Show>
      </div>
    </Group>
  );
};
