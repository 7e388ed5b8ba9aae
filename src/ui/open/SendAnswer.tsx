import { createSignal, lazy, Show, Suspense } from 'solid-js';
import type { Desk } from '../../app/desk/desk';
import { Button, ButtonLink } from '../parts/Button';
import { copyText } from '../parts/copy';
import { Icon } from '../parts/Icon';
import { TextField } from '../parts/TextField';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';

const QrCode = lazy(async () => ({ default: (await import('../parts/QrCode')).QrCode }));

/** The desk's answer as a link, to send the way that the request came. */
export const SendAnswer = (props: { readonly desk: Desk; readonly reply: string }) => {
  const words = useDeskWords();
  const book = createValue(() => props.desk.book);
  const [open, setOpen] = createSignal(false);
  const [copied, setCopied] = createSignal<boolean | null>(null);
  const [showsQr, setShowsQr] = createSignal(false);
  const message = () => encodeURIComponent(words().open.answerMessage(props.reply));
  const subject = () => encodeURIComponent(words().open.answerSubject(book()?.business.name ?? ''));
  return (
    <section class="stack" aria-label={words().open.answer}>
      <p>{words().open.answerHow}</p>
      <div>
        <Button kind="primary" aria-expanded={open()} onClick={() => setOpen(!open())}>
          <Icon name="share" />
          {words().open.answer}
        </Button>
      </div>
      <Show when={open()}>
        <div class="row">
          <ButtonLink href={`https://wa.me/?text=${message()}`} target="_blank" rel="noreferrer noopener">
            {words().open.whatsapp}
          </ButtonLink>
          <ButtonLink href={`mailto:?subject=${subject()}&body=${message()}`}>
            <Icon name="mail" />
            {words().open.email}
          </ButtonLink>
          <Button onClick={async () => setCopied(await copyText(props.reply))}>
            <Icon name="copy" />
            {words().open.copy}
          </Button>
          <Button aria-expanded={showsQr()} onClick={() => setShowsQr(!showsQr())}>
            <Icon name="qr" />
            {showsQr() ? words().open.hideQr : words().open.qr}
          </Button>
          <span role="status">{copied() ? words().open.copied : ''}</span>
        </div>
        <Show when={copied() === false}>
          <TextField
            label={words().open.notCopied}
            value={props.reply}
            readonly
            onInput={() => undefined}
            ref={input => queueMicrotask(() => input.select())}
          />
        </Show>
        <Show when={showsQr()}>
          <Suspense>
            <QrCode text={props.reply} name={words().open.qrName} tooLong={words().open.qrTooBig} />
          </Suspense>
        </Show>
      </Show>
    </section>
  );
};
