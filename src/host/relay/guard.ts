import { createHash } from 'node:crypto';
import type { Limits } from '../limits.ts';
import { type Event, type Filter, tagsOf } from './frames.ts';

/** Gift wraps (NIP-59): requests. */
export const WRAP = 1059;
/** Addressable data of an application (NIP-78): certificates, catalogs, busy times, views. */
export const DATA = 30_078;
export const KINDS: readonly number[] = [WRAP, DATA];

/**
 * Why an event is not taken, or null. The signature is left to the library, which checks it before storing;
 * that the id is the hash of the content is checked here, before the library compares ids with what it has.
 */
export const eventFault = (event: Event, limits: Limits, now: number): string | null => {
  if (!KINDS.includes(event.kind)) return 'blocked: this kind is not taken here';
  if (event.created_at * 1000 > now + limits.aheadSeconds * 1000)
    return 'invalid: created_at is too far ahead';
  const expires = expiryOf(event);
  if (expires === 'malformed') return 'invalid: expiration is not a date';
  if (expires !== null && expires * 1000 <= now) return 'invalid: expired';
  // A delegation (NIP-26, given up) would make the author that the library files under another than the signer.
  if (event.tags.some(([name]) => name === 'delegation')) return 'blocked: delegations are not taken here';
  const names = event.tags.filter(([name]) => name === 'd');
  if (event.kind === DATA && (names.length !== 1 || !names[0]?.[1])) return 'invalid: one d tag is needed';
  if (event.kind === WRAP && !event.tags.some(([name, value]) => name === 'p' && value))
    return 'invalid: a p tag is needed';
  return idOf(event) === event.id ? null : 'invalid: the id is not the hash of the content';
};

const idOf = ({ pubkey, created_at, kind, tags, content }: Event): string =>
  createHash('sha256')
    .update(JSON.stringify([0, pubkey, created_at, kind, tags, content]))
    .digest('hex');

/** When an event expires (NIP-40), in epoch seconds. */
export const expiryOf = (event: Event): number | null | 'malformed' => {
  const tags = event.tags.filter(([name]) => name === 'expiration');
  const [tag] = tags;
  if (tag === undefined) return null;
  return tags.length === 1 && /^\d{1,12}$/.test(tag[1] ?? '') ? Number(tag[1]) : 'malformed';
};

const UNGUESSABLE = 32;

/**
 * The filter narrowed to the kinds that it may ask for, or null when none is left. Nobody may browse: gift
 * wraps are found by whom they are for, everything else by author, id, or a tag too long to be guessed.
 */
export const narrowed = (filter: Filter, limits: Limits): Filter | null => {
  const tags = tagsOf(filter);
  const named =
    filter.authors !== undefined ||
    filter.ids !== undefined ||
    tags.some(([, values]) => values.every(value => value.length >= UNGUESSABLE));
  const allowed = [...(tags.some(([name]) => name === 'p') ? [WRAP] : []), ...(named ? [DATA] : [])];
  const asked = filter.kinds?.filter(kind => KINDS.includes(kind)) ?? allowed;
  if (asked.length === 0 || asked.some(kind => !allowed.includes(kind))) return null;
  return { ...filter, kinds: asked, limit: Math.min(filter.limit ?? limits.results, limits.results) };
};
