import { finalizeEvent } from 'nostr-tools/pure';
import type { Letter } from '../../app/ports';

/** What is signed; the id and the author follow from it and the key. `created_at` in epoch seconds. */
export type Draft = Pick<Letter, 'kind' | 'tags' | 'content' | 'created_at'>;

export const signLetter = ({ kind, tags, content, created_at }: Draft, secret: Uint8Array): Letter => {
  const { id, pubkey, sig } = finalizeEvent(
    { kind, tags: tags.map(tag => [...tag]), content, created_at },
    secret,
  );
  return { id, pubkey, created_at, kind, tags, content, sig };
};

/** An addressable letter: relays keep the newest under its author and name. */
export const named = (kind: number, name: string, content: string, date: number): Draft => ({
  kind,
  tags: [['d', name]],
  content,
  created_at: date,
});
