import { finalizeEvent, getEventHash } from 'nostr-tools/pure';
import type { Letter } from '../../app/ports';
import { APP_DATA } from './form';

/** What is signed; the id and the author follow from it and the key. `created_at` in epoch seconds. */
export type Draft = Pick<Letter, 'kind' | 'tags' | 'content' | 'created_at'>;

export const signLetter = ({ kind, tags, content, created_at }: Draft, secret: Uint8Array): Letter => {
  const event = finalizeEvent({ kind, tags: tags.map(tag => [...tag]), content, created_at }, secret);
  return { id: event.id, pubkey: event.pubkey, created_at, kind, tags, content, sig: event.sig };
};

/** An addressable letter: relays keep the newest under its author and name. */
export const named = (kind: number, name: string, content: string, date: number): Draft => ({
  kind,
  tags: [['d', name]],
  content,
  created_at: date,
});

/** A letter of the desk for anyone. It names its root, so that one who knows only that one finds it. */
export const publicly = (name: string, content: string, root: string, date: number): Draft => ({
  kind: APP_DATA,
  tags: [
    ['d', name],
    ['p', root],
  ],
  content,
  created_at: date,
});

/** The letter that a signature was taken from, put together again; whether it fits is checked elsewhere. */
export const letterOf = (
  { kind, tags, content, created_at }: Draft,
  author: string,
  sig: string,
): Letter => ({
  id: getEventHash({ pubkey: author, created_at, kind, tags: tags.map(tag => [...tag]), content }),
  pubkey: author,
  created_at,
  kind,
  tags,
  content,
  sig,
});
