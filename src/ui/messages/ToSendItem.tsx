import { Show } from 'solid-js';
import type { ToSend } from '../../app/desk/toSend';
import type { Means } from '../../core/messages';
import { clientName, sessionTitle } from '../calendar/names';
import { useDesk } from '../desk';
import { useFormat } from '../frame/format';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { languageOf } from './compose';
import { Sending } from './Sending';
import { createWriting } from './writing';

/** A message that waits: what it is about, the ways to send it, and what came of it. */
export const ToSendItem = (props: { readonly item: ToSend }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  const writing = createWriting(() => props.item);
  const entry = () => props.item.entry;
  const locale = () => languageOf(props.item.to);
  const name = () => clientName(entry().client, words());
  // What was sent before the session changed is not what stands here now.
  const about = () => JSON.stringify([props.item.kind, props.item.told]);
  const mark = async (is: 'sent' | 'dropped', means: Means | null) => {
    const { kind, told } = props.item;
    // What was read out to somebody may hold the link too.
    if (is === 'sent') await writing()?.keep();
    return desk.messages.mark(entry().session.key, { is, kind, means, told });
  };
  return (
    <li class="message-item">
      <h2>{name()}</h2>
      <p class="figures">
        {words().messages.about(
          words().messages.kinds[props.item.kind],
          sessionTitle(entry(), words()),
          format().moment(props.item.at.start),
        )}
      </p>
      <Show when={locale() !== language.locale()}>
        <p class="soft">
          {words().messages.language(
            new Intl.DisplayNames(language.region(), { type: 'language' }).of(locale()) ?? locale(),
          )}
        </p>
      </Show>
      <Show when={entry().client?.phone && props.item.to.phone === null}>
        <p class="soft">{words().messages.noPhone}</p>
      </Show>
      <Sending writing={writing()} about={about()} name={name()} to={props.item.to} mark={mark} />
    </li>
  );
};
