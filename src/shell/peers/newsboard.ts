import type * as Y from 'yjs';
import type { MembersNews, Stop } from '../../app/ports';
import { hashOf } from '../volumes/digest';

/** Characters of one piece of news: a list of 200 members and as many keyrings stay below. */
const MOST_NEWS = 512 * 1024;
/** Pieces that are looked at; a business has few lists while its devices are awake together. */
const MOST_PIECES = 64;

/**
 * Hands on among connected devices who belongs to the business: a document that nobody keeps. News stand under
 * their own hash, so that older ones never push newer ones out. Who takes them checks what they say.
 */
export const createNewsboard = (doc: Y.Doc, take: (news: unknown) => void) => {
  const map = doc.getMap<unknown>('news');
  const seen = new Set<string>();
  const look = () => {
    for (const [key, text] of map) {
      if (seen.has(key) || seen.size >= MOST_PIECES) continue;
      seen.add(key);
      const news = parsed(text);
      if (news !== null) take(news);
    }
  };
  map.observe(look);
  const stop: Stop = () => map.unobserve(look);
  return {
    put: (news: MembersNews): void => {
      const text = JSON.stringify(news);
      const key = hashOf(text).join('/');
      if (seen.has(key)) return;
      seen.add(key);
      map.set(key, text);
    },
    stop,
  };
};

const parsed = (text: unknown): unknown => {
  if (typeof text !== 'string' || text.length > MOST_NEWS) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
