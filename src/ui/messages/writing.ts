import { type Accessor, createMemo } from 'solid-js';
import type { SessionEntry } from '../../app/desk/desk';
import type { SessionLink } from '../../app/desk/messages';
import type { Recipient } from '../../app/desk/recipient';
import type { MessageKind, Told } from '../../core/messages';
import { templateIn } from '../../core/templates';
import { createAsked } from '../asked';
import { useDesk } from '../desk';
import { useBook } from '../frame/book';
import { createValue } from '../value';
import { loadMessageWords } from '../words/messages/words';
import { compose, languageOf, type Written } from './compose';

export type Addressee = {
  readonly kind: MessageKind;
  readonly entry: SessionEntry;
  readonly at: Pick<Told, 'start' | 'staff'>;
  readonly to: Recipient;
};

export type Writing = Written & Pick<SessionLink, 'keep'>;

/** A message about a session, written anew when the session, the template or the business changes. */
export const createWriting = (about: Accessor<Addressee>): Accessor<Writing | null> => {
  const desk = useDesk();
  const book = useBook();
  const templates = createValue(() => desk.messages.templates);
  const page = createValue(() => desk.link);
  const locale = createMemo(() => languageOf(about().to));
  const words = createAsked(locale, at => loadMessageWords[at]());
  // Its card tells how the session stands.
  const stands = createMemo(() => {
    const { key, when, state } = about().entry.session;
    return JSON.stringify([key, when, state]);
  });
  const link = createAsked(stands, () => desk.messages.link(about().entry.session.key));
  return createMemo(() => {
    const [known, own, links] = [templates(), words(), link()];
    if (!known || !own || !links) return null;
    const { kind, entry, at, to } = about();
    const template = templateIn(known, kind, locale()) ?? own.templates[kind];
    const written = compose({
      template,
      words: own,
      book: book(),
      entry,
      at,
      to,
      link: links,
      page: page()?.short ?? '',
    });
    return { ...written, keep: links.keep };
  });
};
