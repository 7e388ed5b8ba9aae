import { createMemo, createUniqueId, Show } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import type { MessageKind } from '../../core/messages';
import type { Template } from '../../core/templates';
import { DAY } from '../../core/time';
import { clientName } from '../calendar/names';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { useFormat } from '../frame/format';
import { useMinute } from '../frame/minute';
import { createValue } from '../value';
import { useDeskWords } from '../words/desk-words';
import type { MessageWords } from '../words/messages/words';
import type { Locale } from '../words/words';
import { compose } from './compose';

/** How far ahead a session is looked for to show it with. */
const AHEAD = 7 * DAY;

/** How a code looks. */
const EXAMPLE = '7k2m9qfx40tb';

type PreviewProps = {
  readonly kind: MessageKind;
  readonly locale: Locale;
  readonly own: MessageWords;
  readonly template: Template;
};

/** What a template makes of the next session that has a client, or of an example. */
export const Preview = (props: PreviewProps) => {
  const desk = useDesk();
  const book = useBook();
  const words = useDeskWords();
  const format = useFormat();
  const now = useMinute();
  const heading = createUniqueId();
  const page = createValue(() => desk.link);
  const from = now();
  const sessions = createValue(() => desk.sessions.between(from, from + AHEAD));
  const entry = createMemo<SessionEntry | null>(
    () =>
      sessions()?.find(({ session, client, service }) => session.when.start > from && client && service) ??
      null,
  );
  const at = () => {
    const { staff, start } = entry()?.session.when ?? {
      staff: book().staff[0]?.key ?? '',
      start: from + DAY,
    };
    return { staff: staff as SessionEntry['session']['when']['staff'], start };
  };
  const shown = createMemo(() => {
    const { first, last, service } = words().messages.example;
    const example = {
      client: { first, last },
      service: { name: book().services[0]?.name ?? service },
      says: '',
    };
    const link = page()?.short ?? '';
    return compose({
      template: props.template,
      words: props.own,
      book: book(),
      entry: entry() ?? example,
      codes: [{ text: EXAMPLE, name: book().products[0]?.name ?? service }],
      at: at(),
      to: { email: '', phone: null, locale: props.locale, zone: '' },
      // How one looks: a real one is made when it is sent.
      link: { short: `${link.split('?')[0]}/s/…`, long: '' },
      page: link,
    });
  });
  const whose = () => {
    const known = entry();
    if (!known) return words().messages.edit.example;
    return words().messages.edit.previewOf(
      clientName(known.client, words()),
      format().moment(known.session.when.start),
    );
  };
  return (
    <section class="message-preview" aria-labelledby={heading}>
      <h3 id={heading}>{words().messages.edit.preview}</h3>
      <p class="soft">{whose()}</p>
      <div class="message-words" lang={props.locale}>
        <Show when={shown().subject}>
          <p class="message-subject">{shown().subject}</p>
        </Show>
        <p class="message-body">{shown().text}</p>
      </div>
    </section>
  );
};
