import { createSignal, createUniqueId, lazy, Show, Suspense } from 'solid-js';
import { useDesk } from '../desk';
import { Button } from '../parts/Button';
import { copyText } from '../parts/copy';
import { Icon } from '../parts/Icon';
import { TextField } from '../parts/TextField';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import './link.css';

const LinkCode = lazy(async () => ({ default: (await import('./LinkCode')).LinkCode }));

/** The business's link, to copy, to share, or to show as a QR code; a region of its own on the page. */
export const BookingLink = (props: { readonly name: string }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const link = createValue(() => desk.link);
  const status = createValue(() => desk.status);
  const heading = createUniqueId();
  const [said, setSaid] = createSignal('');
  const [shown, setShown] = createSignal(false);
  let field: HTMLInputElement | HTMLTextAreaElement | undefined;

  const copy = async () => {
    const address = link()?.long;
    if (!address) return;
    const copied = await copyText(address);
    // Where the browser refuses, the person can still copy the selected text.
    if (!copied) field?.select();
    setSaid(copied ? words().settings.link.copied : words().settings.link.notCopied);
  };
  const share = async () => {
    const url = link()?.long;
    if (!url) return;
    try {
      await navigator.share({ title: props.name, url });
    } catch (reason) {
      if (!(reason instanceof DOMException && reason.name === 'AbortError')) await copy();
    }
  };
  // Where the system has no way to share, copying is what can be done.
  const shareOrCopy = () => ('share' in navigator ? share() : copy());

  return (
    <section class="booking-link sheet" aria-labelledby={heading}>
      <h2 id={heading}>{words().settings.link.name}</h2>
      <Show
        when={link() || !status()?.misconfigured}
        fallback={<p class="soft">{words().settings.link.none}</p>}
      >
        <p class="soft">{words().settings.link.how}</p>
        <TextField
          label={words().settings.link.name}
          hint={link() ? undefined : words().settings.link.wait}
          value={link()?.long ?? ''}
          readonly
          ref={input => {
            field = input;
            input.addEventListener('focus', () => input.select());
          }}
          onInput={() => undefined}
        />
      </Show>
      <Show when={link()}>
        {links => (
          <>
            <div class="row">
              <Button kind="primary" onClick={() => void copy()}>
                <Icon name="copy" />
                {words().settings.link.copy}
              </Button>
              <Button onClick={() => void shareOrCopy()}>
                <Icon name="share" />
                {words().settings.link.share}
              </Button>
              <Button aria-expanded={shown()} onClick={() => setShown(!shown())}>
                <Icon name="qr" />
                {shown() ? words().settings.link.hideQr : words().settings.link.qr}
              </Button>
            </div>
            <p role="status" class="soft booking-link-said">
              {said()}
            </p>
            <Show when={shown()}>
              <Suspense>
                <LinkCode link={links().short} name={props.name} />
              </Suspense>
            </Show>
          </>
        )}
      </Show>
    </section>
  );
};
