import { createSignal, Show } from 'solid-js';
import type { Recipient } from '../../app/desk/recipient';
import { smsLink, whatsAppLink } from '../../core/means';
import type { Means } from '../../core/messages';
import { Button, ButtonLink } from '../parts/Button';
import { copyText } from '../parts/copy';
import { Icon } from '../parts/Icon';
import { TextField } from '../parts/TextField';
import { showToast } from '../parts/Toast';
import { useDeskWords } from '../words/desk-words';
import type { Writing } from './writing';

type MeansProps = {
  readonly writing: Writing;
  readonly to: Pick<Recipient, 'phone'>;
  /** The owner went to send it that way, which is not to have sent it. */
  readonly onUsed: (means: Means) => void;
};

/** The owner's own ways of sending a message, as far as the client's contact data allow. */
export const MeansButtons = (props: MeansProps) => {
  const words = useDeskWords();
  const [notCopied, setNotCopied] = createSignal(false);
  // Written while the other app opens: a link that was not kept would lead nowhere.
  const use = (means: Means) => {
    props.onUsed(means);
    void props.writing.keep().then(kept => {
      if (!kept.ok) showToast({ text: words().messages.linkFailed, trouble: true });
    });
  };
  const share = async () => {
    try {
      await navigator.share({ text: props.writing.text });
      use('share');
    } catch {
      // Closed without sharing.
      return;
    }
  };
  const copy = async () => {
    const done = await copyText(props.writing.text);
    setNotCopied(!done);
    if (done) showToast({ text: words().messages.copied });
    use('copy');
  };
  return (
    <>
      <div class="message-means">
        <Show when={props.writing.mail}>
          {href => (
            <ButtonLink href={href()} onClick={() => use('email')} onAuxClick={() => use('email')}>
              <Icon name="mail" />
              {words().messages.means.email}
            </ButtonLink>
          )}
        </Show>
        <Show when={props.to.phone}>
          {phone => (
            <>
              <ButtonLink
                href={whatsAppLink(phone(), props.writing.text)}
                target="_blank"
                rel="noreferrer noopener"
                onClick={() => use('whatsapp')}
                onAuxClick={() => use('whatsapp')}
              >
                <Icon name="phone" />
                {words().messages.means.whatsapp}
              </ButtonLink>
              <ButtonLink
                href={smsLink(phone(), props.writing.text)}
                onClick={() => use('sms')}
                onAuxClick={() => use('sms')}
              >
                <Icon name="message" />
                {words().messages.means.sms}
              </ButtonLink>
            </>
          )}
        </Show>
        <Show when={'share' in navigator}>
          <Button onClick={share}>
            <Icon name="share" />
            {words().messages.means.share}
          </Button>
        </Show>
        <Button onClick={copy}>
          <Icon name="copy" />
          {words().messages.means.copy}
        </Button>
      </div>
      <Show when={notCopied()}>
        <TextField
          label={words().messages.notCopied}
          value={props.writing.text}
          long
          readonly
          onInput={() => undefined}
          ref={field => queueMicrotask(() => field.select())}
        />
      </Show>
    </>
  );
};
