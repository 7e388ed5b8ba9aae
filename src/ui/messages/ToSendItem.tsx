import { createEffect, createSignal, on, Show } from 'solid-js';
import type { ToSend } from '../../app/desk/toSend';
import type { Means } from '../../core/messages';
import { clientName, sessionTitle } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useFormat } from '../frame/format';
import { useDeskWords } from '../words/desk-words';
import { useLanguage } from '../words/language';
import { languageOf } from './compose';
import { MarkButtons } from './MarkButtons';
import { MeansButtons } from './MeansButtons';
import { MessageText } from './MessageText';
import { createWriting } from './writing';

/** A message that waits: what it is about, the ways to send it, and what came of it. */
export const ToSendItem = (props: { readonly item: ToSend }) => {
  const desk = useDesk();
  const words = useDeskWords();
  const format = useFormat();
  const language = useLanguage();
  const act = useAct();
  const writing = createWriting(() => props.item);
  const [used, setUsed] = createSignal<Means | null>(null);
  let mark!: HTMLButtonElement;
  // What was sent before the session changed is not what stands here now.
  createEffect(
    on(
      () => JSON.stringify([props.item.kind, props.item.told]),
      () => setUsed(null),
      { defer: true },
    ),
  );
  const entry = () => props.item.entry;
  const locale = () => languageOf(props.item.to);
  const name = () => clientName(entry().client, words());
  const put = (is: 'sent' | 'dropped') => {
    const { kind, told } = props.item;
    const means = is === 'sent' ? used() : null;
    return act(
      async () => {
        // What was read out to somebody may hold the link too.
        if (is === 'sent') await writing()?.keep();
        return desk.messages.mark(entry().session.key, { is, kind, means, told });
      },
      is === 'sent' ? words().messages.marked : words().messages.dropped,
    );
  };
  const use = (means: Means) => {
    setUsed(means);
    // Back from the other app there is one thing left to say.
    mark.focus({ preventScroll: true });
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
      <Show when={writing()} fallback={<p class="soft">{words().messages.making}</p>}>
        {written => (
          <>
            <MessageText writing={written()} lang={locale()} />
            <fieldset class="message-send">
              <legend class="unseen">{words().messages.sendTo(name())}</legend>
              <MeansButtons writing={written()} to={props.item.to} onUsed={use} />
            </fieldset>
          </>
        )}
      </Show>
      <MarkButtons
        used={used()}
        ref={button => {
          mark = button;
        }}
        onPut={put}
      />
    </li>
  );
};
