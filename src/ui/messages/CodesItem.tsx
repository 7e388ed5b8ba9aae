import { createMemo, createSignal, For, Show } from 'solid-js';
import type { CodesToSend } from '../../app/desk/codesToSend';
import { codeShown } from '../../core/codeText';
import type { Means } from '../../core/messages';
import { ok } from '../../core/result';
import { templateIn } from '../../core/templates';
import { createAsked } from '../asked';
import { clientName } from '../calendar/names';
import { useDesk } from '../desk';
import { useAct } from '../frame/act';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { loadMessageWords } from '../words/messages/words';
import { compose, languageOf } from './compose';
import { MarkButtons } from './MarkButtons';
import { MeansButtons } from './MeansButtons';
import { MessageText } from './MessageText';
import type { Writing } from './writing';

/** Codes that work now, for who bought them. */
export const CodesItem = (props: { readonly item: CodesToSend }) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  const act = useAct();
  const templates = createValue(() => desk.messages.templates);
  const page = createValue(() => desk.link);
  const locale = createMemo(() => languageOf(props.item.to));
  const own = createAsked(locale, at => loadMessageWords[at]());
  const [used, setUsed] = createSignal<Means | null>(null);
  let mark!: HTMLButtonElement;
  const name = () => clientName(props.item.order.client, words());
  const writing = createMemo((): Writing | null => {
    const [known, spoken, link] = [templates(), own(), page()];
    if (!known || !spoken || !link) return null;
    const { order, codes, since, to } = props.item;
    const written = compose({
      template: templateIn(known, 'codes', locale()) ?? spoken.templates.codes,
      words: spoken,
      book: book(),
      entry: { client: order.client, service: null, says: '' },
      codes,
      at: { start: since, staff: null },
      to,
      link: { short: '', long: '' },
      page: link.short,
    });
    // Codes are kept already.
    return { ...written, keep: async () => ok(undefined) };
  });
  const put = (is: 'sent' | 'dropped') =>
    act(
      () => {
        const means = is === 'sent' ? used() : null;
        return desk.messages.mark(props.item.order.key, { is, kind: 'codes', means, told: null });
      },
      is === 'sent' ? words().messages.marked : words().messages.dropped,
    );
  const use = (means: Means) => {
    setUsed(means);
    mark.focus({ preventScroll: true });
  };
  return (
    <li class="message-item">
      <h2>{name()}</h2>
      <For each={props.item.codes}>
        {code => (
          <p class="figures">
            {words().messages.aboutCodes(
              `${code.name}, ${codeShown(code.text)}`,
              format().moment(props.item.since),
            )}
          </p>
        )}
      </For>
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
