import * as v from 'valibot';
import { base64url, bytesFromBase64url, hexFrom, Key } from './id';
import { err, ok, type Result } from './result';
import { isRelay } from './socket';
import { Token } from './token';

/** What a link leads to. Everything stands in the fragment, which no host's log sees. */
export type Link =
  | (OfBusiness & { readonly to: 'business' })
  /** One service, also a hidden one: its key is what opens it. */
  | (OfBusiness & { readonly to: 'service'; readonly service: Key })
  /** One session: the token opens it, the signed card shows it with nobody online. */
  | (OfBusiness & { readonly to: 'session'; readonly token: string; readonly card: string | null })
  /** A new password for an account: the token lets choose it, once. */
  | (OfBusiness & { readonly to: 'reset'; readonly token: string })
  /** A sealed letter, brought by hand. */
  | { readonly to: 'open'; readonly letter: string };

type OfBusiness = {
  /** Root key, hex. */
  readonly root: string;
  readonly relays: readonly string[];
  /** Certificate and catalog as text, in a long link. */
  readonly carried: string | null;
};

export type LinkFault =
  | 'empty'
  /** Nothing in it says that it is one of ours. */
  | 'not-a-link'
  /** It leads to a business, but the business's key is cut off or mistyped. */
  | 'bad-business'
  /** A relay that is no `wss` address, or more than five. */
  | 'bad-relays'
  /** Something else of it is cut off or mistyped. */
  | 'damaged';

/** What goes by hand: a request to the desk, or a view back to the wallet. The letter's first byte tells which. */
export const BY_HAND = { request: 1, reply: 2 } as const;

/** What a letter in an `open` link says that it is, before anyone reads on; null: something else. */
export const byHandOf = (letter: string): keyof typeof BY_HAND | null => {
  const first = bytesFromBase64url(letter)?.[0];
  return first === BY_HAND.request ? 'request' : first === BY_HAND.reply ? 'reply' : null;
};

/** Most relays that a link may name: a request goes to every one of them. */
export const MOST_RELAYS = 5;

/** Longer ones are cut by some messengers. */
export const LONGEST_LINK = 2000;

/** The link's text; `base` is where the app is served, without a fragment. */
export const linkToText = (base: string, link: Link): string => {
  if (link.to === 'open') return `${base}#/open?l=${link.letter}`;
  const root = base64url(bytesFromHex(link.root));
  const parts = [
    link.relays.length > 0 ? `r=${link.relays.map(relayToText).join(',')}` : null,
    link.carried === null ? null : `c=${link.carried}`,
    link.to === 'session' && link.card !== null ? `k=${link.card}` : null,
  ].filter(part => part !== null);
  return `${base}#/b/${root}${pathOf(link)}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
};

const pathOf = (link: Exclude<Link, { to: 'open' }>): string => {
  switch (link.to) {
    case 'service':
      return `/${link.service}`;
    case 'session':
      return `/s/${link.token}`;
    case 'reset':
      return `/reset/${link.token}`;
    default:
      return '';
  }
};

/**
 * The link in a text that someone pasted: broken by spaces and line ends, without its "#", after some words,
 * from another address of the app.
 */
export const linkFromText = (text: string): Result<Link, LinkFault> => {
  // Zero-width ones too: messengers put them where a long word may break.
  const whole = text.replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, '');
  if (whole === '') return err('empty');
  if (whole.length > MOST_TEXT) return err('not-a-link');
  const match = /#\/(b\/.*|open\?.*)$/.exec(whole) ?? /(?:^|\/)(b\/.*|open\?.*)$/.exec(whole);
  const [path = '', ...query] = match?.[1]?.split('?') ?? [];
  const parts = new URLSearchParams(query.join('?'));
  const [head, business, ...more] = path.split('/').filter(part => part !== '');
  if (head === 'open') {
    const letter = parts.get('l');
    return letter !== null && isText(letter) ? ok({ to: 'open', letter }) : err('damaged');
  }
  if (head !== 'b' || business === undefined) return err('not-a-link');
  return ofBusiness(business, more, parts);
};

const ofBusiness = (
  business: string,
  more: readonly string[],
  parts: URLSearchParams,
): Result<Link, LinkFault> => {
  const bytes = bytesFromBase64url(business);
  // Written back, because the last character has bits to spare: one key has one text.
  if (bytes?.length !== 32 || base64url(bytes) !== business) return err('bad-business');
  const relays = relaysFrom(parts.get('r'));
  if (!relays) return err('bad-relays');
  const [carried, card] = [parts.get('c'), parts.get('k')];
  if (!isText(carried ?? 'A') || !isText(card ?? 'A')) return err('damaged');
  const of = { root: hexFrom(bytes), relays, carried };
  const [service, token] = more;
  if (service === undefined) return ok({ to: 'business', ...of });
  if (service === 's' && more.length === 2 && v.is(Token, token))
    return ok({ to: 'session', ...of, token, card });
  if (service === 'reset' && more.length === 2 && v.is(Token, token))
    return ok({ to: 'reset', ...of, token });
  return v.is(Key, service) && more.length === 1
    ? ok({ to: 'service', ...of, service: service as Key })
    : err('damaged');
};

const relaysFrom = (text: string | null): string[] | null => {
  if (text === null || text === '') return [];
  const relays = text.split(',').map(relay => (/^wss?:\/\//.test(relay) ? relay : `wss://${relay}`));
  return relays.length <= MOST_RELAYS && relays.every(isRelay) ? [...new Set(relays)] : null;
};

/** "wss://" goes without saying. What a query cannot hold as it is gets encoded. */
const relayToText = (relay: string): string =>
  encodeURIComponent(relay.replace(/^wss:\/\//, ''))
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/');

/** A view of 24 KiB by hand, and room. */
const MOST_TEXT = 60_000;

const isText = (text: string): boolean => /^[A-Za-z0-9_-]+$/.test(text);

const bytesFromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
