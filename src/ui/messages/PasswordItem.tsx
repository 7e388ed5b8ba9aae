import { createSignal, Show } from 'solid-js';
import type { Account } from '../../core/accounts';
import { templateIn } from '../../core/templates';
import { createAsked } from '../asked';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { showToast } from '../parts/Toast';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { loadMessageWords } from '../words/messages/words';
import { compose, languageOf } from './compose';
import { MarkButtons } from './MarkButtons';

/** A link to a new password that a client asked for: by "Email" alone, and made when that is pressed. */
export const PasswordItem = (props: { readonly account: Account }) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  const act = useAct();
  const templates = createValue(() => desk.messages.templates);
  const own = createAsked(
    () => languageOf(props.account),
    locale => loadMessageWords[locale](),
  );
  const [busy, setBusy] = createSignal(false);
  const [used, setUsed] = createSignal(false);
  let mark!: HTMLButtonElement;
  const from = () => book().business.email;
  const name = () => `${props.account.first} ${props.account.last}`.trim() || props.account.email;
  const made = () => {
    const { forgot = 0, resetLink } = props.account;
    return resetLink && resetLink.at > forgot ? resetLink.at : null;
  };
  const send = async () => {
    const [known, spoken] = [templates(), own()];
    if (busy() || !known || !spoken) return;
    setBusy(true);
    const { key, email, locale, first, last } = props.account;
    const link = await desk.resets.makeResetLink(key);
    setBusy(false);
    if (!link.ok) {
      showToast({ text: words().frame.failed[link.error.is], trouble: true });
      return;
    }
    const { mail } = compose({
      template: templateIn(known, 'password', languageOf({ locale })) ?? spoken.templates.password,
      words: spoken,
      book: book(),
      entry: { client: { first, last }, service: null, says: '' },
      at: { start: link.value.until, staff: null },
      to: { email, phone: null, locale, zone: '' },
      link: { short: link.value.link, long: link.value.link },
      page: '',
    });
    setUsed(true);
    mark.focus({ preventScroll: true });
    if (mail) window.location.href = mail;
  };
  const put = (is: 'sent' | 'dropped') =>
    act(
      () => {
        const means = is === 'sent' && used() ? 'email' : null;
        return desk.messages.mark(props.account.key, { is, kind: 'password', means, told: null });
      },
      is === 'sent' ? words().messages.marked : words().messages.dropped,
    );
  return (
    <li class="message-item">
      <h2>{name()}</h2>
      <p>{words().messages.kinds.password}</p>
      <p class="soft figures">
        {words().messages.password.asked(format().moment(props.account.forgot ?? 0))}
      </p>
      <p>{words().messages.password.to(props.account.email)}</p>
      <p class="soft">
        {from() === '' ? words().messages.password.noFrom : words().messages.password.from(from())}
      </p>
      <p class="soft">{words().messages.password.once}</p>
      <Show when={made()}>
        {at => <p class="figures">{words().messages.password.made(format().moment(at()))}</p>}
      </Show>
      <fieldset class="message-send">
        <legend class="unseen">{words().messages.sendTo(name())}</legend>
        <div class="message-means">
          <Button busy={busy()} onClick={send}>
            <Icon name="mail" />
            {words().messages.means.email}
          </Button>
        </div>
      </fieldset>
      <MarkButtons
        used={used() ? 'email' : null}
        ref={button => {
          mark = button;
        }}
        onPut={put}
      />
    </li>
  );
};
