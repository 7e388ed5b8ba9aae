import { createMemo, For } from 'solid-js';
import type { CodesToSend } from '../../app/desk/codesToSend';
import { codeShown } from '../../core/codeText';
import type { Means } from '../../core/messages';
import { ok } from '../../core/result';
import { templateIn } from '../../core/templates';
import { createAsked } from '../asked';
import { clientName } from '../calendar/names';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import { loadMessageWords } from '../words/messages/words';
import { compose, languageOf } from './compose';
import { Sending } from './Sending';
import type { Writing } from './writing';

/** Codes that work now, for who bought them. */
export const CodesItem = (props: { readonly item: CodesToSend }) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  const templates = createValue(() => desk.messages.templates);
  const page = createValue(() => desk.link);
  const locale = createMemo(() => languageOf(props.item.to));
  const own = createAsked(locale, at => loadMessageWords[at]());
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
  const mark = (is: 'sent' | 'dropped', means: Means | null) =>
    desk.messages.mark(props.item.order.key, { is, kind: 'codes', means, told: null });
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
      <Sending
        writing={writing()}
        about={props.item.order.key}
        name={name()}
        to={props.item.to}
        mark={mark}
      />
    </li>
  );
};
