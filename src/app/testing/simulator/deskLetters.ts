import * as v from 'valibot';
import { CLOCK_TOLERANCE } from '../../../core/certificate';
import { base64url, keyFrom } from '../../../core/id';
import { canonical, type Json } from '../../../core/json';
import type { Membership } from '../../../core/membership';
import { REQUEST_ID_PREFIX, Request, type WalletKey } from '../../../core/requests';
import { err, ok, type Result } from '../../../core/result';
import { rankOf } from '../../../core/turn';
import type { View } from '../../../core/views';
import type {
  Clock,
  DeskLetters,
  DeskLinks,
  Letter,
  LetterFault,
  Members,
  PublicLetters,
  StaffLetters,
  StaffSecret,
  WalletLetters,
  WalletLinks,
} from '../../ports';
import type { Certificates } from './certificates';
import type { KeyPair, Ring } from './keys';
import { hash } from './lot';

/** The letters of the wire, in the form that the real ones have, with the ring's signatures and seals. */

const APP_DATA = 30078;
const INSIDE = 78;
const GIFT_WRAP = 1059;
const VIEW = 'caderneta/view';

/** Kinds and names of what anyone may read. */
export const NAMES = {
  certificate: 'caderneta/certificate',
  catalog: 'caderneta/catalog',
  busy: 'caderneta/busy',
  logo: 'caderneta/logo',
  products: 'caderneta/products',
  hidden: 'caderneta/hidden',
} as const;

export const tagOf = ({ tags }: Pick<Letter, 'tags'>, name: string): string =>
  tags.find(([tag]) => tag === name)?.[1] ?? '';

export const publicly = (
  ring: Ring,
  secret: string,
  root: string,
  name: string,
  body: unknown,
  date: number,
): Letter =>
  ring.sign(secret, {
    kind: APP_DATA,
    tags: [
      ['d', name],
      ['p', root],
    ],
    content: JSON.stringify(body),
    created_at: date,
  });

/** The desk key that belongs to the staff secret of an epoch. */
export const deskPair = (ring: Ring, secret: StaffSecret): KeyPair => ring.pair(`desk ${nameOf(secret)}`);

/** Of the very bytes: they are handed on as they are, and read often. */
const nameOf = ({ epoch, secret }: StaffSecret): string => {
  const name = names.get(secret) ?? `${epoch} ${base64url(secret)}`;
  names.set(secret, name);
  return name;
};

const names = new WeakMap<Uint8Array, string>();

type DeskParts = {
  readonly ring: Ring;
  readonly root: string;
  readonly certificates: Certificates;
  readonly device: string;
  readonly members: Members;
  readonly list: () => Membership;
  /** Public desk keys that this device was given, on its disk. */
  readonly given: Set<string>;
  readonly clock: Clock;
};

/** What a device's keys open and sign. One that does not answer requests is given no desk key. */
export const createSimDeskLetters = (parts: DeskParts): DeskLetters => {
  const { ring, root, certificates, device, members, list, given, clock } = parts;
  const desks = (): readonly KeyPair[] => {
    const secrets = members.secrets();
    const pairs = secrets.map(secret => deskPair(ring, secret));
    const [present] = pairs;
    if (present && secrets[0]?.epoch === list().epoch && rankOf(list(), device as never) !== null)
      given.add(present.key);
    return pairs.filter(({ key }) => given.has(key));
  };
  const newest = (): KeyPair => {
    const [first] = members.secrets();
    if (!first) throw new Error('A device has a staff secret');
    return deskPair(ring, first);
  };
  const present = (): KeyPair => {
    const [pair] = desks();
    if (!pair) throw new Error('This device holds no desk key');
    return pair;
  };
  const openLetter = (
    letter: Letter,
  ): Result<{ from: WalletKey; request: Request; id: never }, LetterFault> => {
    if (letter.kind !== GIFT_WRAP) return err('malformed');
    const own = desks().find(({ key }) => key === tagOf(letter, 'p'));
    if (!own) return err('wrong-business');
    if (!ring.isSigned(letter)) return err('bad-id');
    const inner = readLetter(ring.unseal(own.secret, letter.content));
    if (!inner) return err('malformed');
    if (!ring.isSigned(inner)) return err('bad-signature');
    const body = attempt(() => JSON.parse(inner.content) as Json);
    const parsed = v.safeParse(Request, body);
    if (!parsed.success) return err('malformed');
    if (parsed.output.business !== root) return err('wrong-business');
    const from = inner.pubkey as WalletKey;
    return ok({ from, request: parsed.output, id: requestIdOf(from, body as Json) as never });
  };
  return {
    root,
    holdsKey: () => desks().some(({ key }) => key === newest().key),
    recovery: async () => null,
    certificate: async () => {
      const found = certificates.of(newest().key);
      if (!found) throw new Error('No certificate of the present desk key has come yet');
      return found;
    },
    open: async letter => openLetter(letter),
    catalog: async (catalog, date) => publicly(ring, present().secret, root, NAMES.catalog, catalog, date),
    logo: async (logo, date) => publicly(ring, present().secret, root, NAMES.logo, logo, date),
    products: async (products, date) =>
      publicly(ring, present().secret, root, NAMES.products, products, date),
    openProducts: async letter =>
      openPublic(ring, letter, present().key, NAMES.products, letter.created_at * 1000),
    hidden: async (service, offer, date) =>
      publicly(
        ring,
        present().secret,
        root,
        `${NAMES.hidden}/${base64url(hash(service)).slice(0, 8)}`,
        ring.seal(ring.pair(`hidden ${service}`).key, JSON.stringify(offer)),
        date,
      ),
    busy: async (busy, date) => [publicly(ring, present().secret, root, NAMES.busy, busy, date)],
    view: async (to, view, date) => viewLetter(ring, present().secret, to, view, device, date),
    posted: async (wallets, by = 'this') => {
      const boxes = new Map(wallets.map(wallet => [ring.shared(present().secret, wallet).key, wallet]));
      return {
        filter: {
          kinds: [APP_DATA],
          authors: [...boxes.keys()],
          ...(by === 'this' ? { '#d': [`${VIEW}/${device}`] } : {}),
          limit: boxes.size * 20,
        },
        walletOf: ({ pubkey }) => boxes.get(pubkey) ?? null,
      };
    },
    readBack: async (wallet, letter) => {
      const { secret, key } = present();
      const view = openIn(ring, ring.shared(secret, wallet), letter, key, wallet, clock.now());
      return view.ok ? view.value : null;
    },
    card: async row => `${row} ${ring.signText(present().secret, row)}`,
    inbox: async () => ({ kinds: [GIFT_WRAP], '#p': desks().map(({ key }) => key) }),
    published: async () => ({ kinds: [APP_DATA], authors: [root, newest().key] }),
  };
};

/** A view in its mailbox: signed by a desk key inside, sealed to the wallet. */
export const viewLetter = (
  ring: Ring,
  desk: string,
  wallet: string,
  view: View,
  device: string,
  date: number,
): Letter => {
  const mailbox = ring.shared(desk, wallet);
  const inside = ring.sign(desk, {
    kind: INSIDE,
    tags: [
      ['d', VIEW],
      ['p', wallet],
    ],
    content: JSON.stringify(view),
    created_at: date,
  });
  return ring.sign(mailbox.secret, {
    kind: APP_DATA,
    tags: [['d', `${VIEW}/${device}`]],
    content: ring.seal(mailbox.key, JSON.stringify(inside)),
    created_at: date,
  });
};

const openIn = (
  ring: Ring,
  mailbox: KeyPair,
  letter: Letter,
  desk: string,
  wallet: string,
  now: number,
): Result<View, LetterFault> => {
  if (letter.pubkey !== mailbox.key) return err('wrong-key');
  if (!ring.isSigned(letter)) return err('bad-signature');
  const inside = readLetter(ring.unseal(mailbox.secret, letter.content));
  if (!inside || inside.kind !== INSIDE || tagOf(inside, 'd') !== VIEW) return err('malformed');
  if (inside.pubkey !== desk || tagOf(inside, 'p') !== wallet) return err('wrong-key');
  if (!isDated(inside, now)) return err('future');
  if (!ring.isSigned(inside)) return err('bad-signature');
  return ok(JSON.parse(inside.content) as View);
};

const openPublic = <T>(
  ring: Ring,
  letter: Letter,
  by: string,
  is: string,
  now: number,
): Result<T, LetterFault> => {
  if (letter.pubkey !== by) return err('wrong-key');
  const name = tagOf(letter, 'd');
  if (letter.kind !== APP_DATA || !(name === is || name.startsWith(`${is}/`))) return err('malformed');
  if (!isDated(letter, now)) return err('future');
  return ring.isSigned(letter) ? ok(JSON.parse(letter.content) as T) : err('bad-signature');
};

export const createSimPublicLetters = (ring: Ring, certificates: Certificates): PublicLetters => {
  const open = <T>(letter: Letter, by: string, is: string, now: number): Result<T, LetterFault> =>
    openPublic(ring, letter, by, is, now);
  return {
    certificate: async (letter, root, now) => certificates.read(letter, root, now),
    catalog: async (letter, desk, now) => open(letter, desk, NAMES.catalog, now),
    busy: async (letter, desk, now) => open(letter, desk, NAMES.busy, now),
    logo: async (letter, desk, now) => open(letter, desk, NAMES.logo, now),
  };
};

/** `date`: of the wrap; its key is new each time. */
export const sealedRequest = (
  ring: Ring,
  own: KeyPair,
  desk: string,
  content: Json,
  once: string,
  date: number,
): Letter => {
  const inner = ring.sign(own.secret, {
    kind: 13,
    tags: [],
    content: JSON.stringify(content),
    created_at: date,
  });
  return ring.sign(ring.pair(once).secret, {
    kind: GIFT_WRAP,
    tags: [
      ['p', desk],
      ['expiration', String(date + 30 * 24 * 60 * 60)],
    ],
    content: ring.seal(desk, JSON.stringify(inner)),
    created_at: date,
  });
};

export const requestIdOf = (from: string, content: Json) =>
  keyFrom(hash(`${REQUEST_ID_PREFIX}${from}${canonical(content)}`));

/** What a wallet's one key opens and signs; `once` names the throw-away key of each wrap. */
export const createSimWalletLetters = (ring: Ring, own: KeyPair, once: () => string): WalletLetters => {
  const contentOf = (request: Request): Json => v.parse(Request, request) as Json;
  return {
    key: async () => own.key as WalletKey,
    seal: async (_root, desk, request, now) => {
      const content = contentOf(request);
      const letter = sealedRequest(ring, own, desk, content, once(), Math.floor(now / 1000));
      return ok({ id: requestIdOf(own.key, content), letter });
    },
    requestId: async (_root, request) => requestIdOf(own.key, contentOf(request)),
    mailbox: async (_root, desk) => ({ kinds: [APP_DATA], authors: [ring.shared(own.secret, desk).key] }),
    openView: async (letter, _root, desk, now) =>
      openIn(ring, ring.shared(own.secret, desk), letter, desk, own.key, now),
    shelf: desk => ({ kinds: [APP_DATA], authors: [desk], '#d': [NAMES.products] }),
    products: async (letter, desk, now) => openPublic(ring, letter, desk, NAMES.products, now),
    hidden: async () => err('wrong-key'),
    card: async (card, desk) => {
      const cut = card.lastIndexOf(' ');
      const row = card.slice(0, cut);
      return ring.isSignedText(desk, row, card.slice(cut + 1)) ? ok(row) : err('bad-signature');
    },
  };
};

/** Letters among the staff: signed, named and sealed by what follows from the epoch's secret. */
export const createSimStaffLetters = (ring: Ring, secrets: () => readonly StaffSecret[]): StaffLetters => {
  const pairOf = (secret: StaffSecret): KeyPair => ring.pair(`staff ${nameOf(secret)}`);
  // A hash with a key, as every key is here the hash of its name.
  const hidden = ({ secret }: KeyPair, name: string): string => ring.pair(`${secret} ${name}`).key;
  return {
    seal: async (name, body, date, expires, secret = secrets()[0]) => {
      if (!secret) throw new Error('No secret');
      const pair = pairOf(secret);
      const content = ring.seal(pair.key, JSON.stringify({ name, body }));
      if (content.length > 40 * 1024) return err('oversized');
      const tags = [
        ['d', hidden(pair, name)],
        ['expiration', String(expires)],
      ];
      return ok(ring.sign(pair.secret, { kind: APP_DATA, tags, content, created_at: date }));
    },
    open: async letter => {
      const pair = secrets()
        .map(pairOf)
        .find(({ key }) => key === letter.pubkey);
      if (!pair) return err('wrong-key');
      if (!ring.isSigned(letter)) return err('bad-signature');
      const text = ring.unseal(pair.secret, letter.content);
      const inside = attempt(() => JSON.parse(text ?? '') as { name: string; body: Json });
      return inside && hidden(pair, inside.name) === tagOf(letter, 'd') ? ok(inside) : err('malformed');
    },
    filter: (secret, names) => {
      const pair = secret && pairOf(secret);
      return {
        kinds: [APP_DATA],
        authors: pair ? [pair.key] : [],
        ...(names && { '#d': pair ? names.map(name => hidden(pair, name)) : [] }),
      };
    },
  };
};

const LINK = 'link ';

const letterIn = (text: string): Result<Letter, 'not-a-link'> => {
  const letter = text.startsWith(LINK) ? readLetter(text.slice(LINK.length)) : null;
  return letter ? ok(letter) : err('not-a-link');
};

export const simDeskLinks: DeskLinks = {
  booking: async (_certificate, _catalog, service) => ({ long: service ?? '', short: '' }),
  reset: token => token,
  delivered: async text => letterIn(text),
  reply: async view => `${LINK}${JSON.stringify(view)}`,
  session: token => token,
};

export const simWalletLinks: WalletLinks = {
  business: root => root,
  session: (_root, _relays, token) => token,
  request: async letter => `${LINK}${JSON.stringify(letter)}`,
  reply: async text => letterIn(text),
};

const isDated = ({ created_at }: Letter, now: number): boolean => created_at * 1000 <= now + CLOCK_TOLERANCE;

const readLetter = (text: string | null): Letter | null => {
  const letter = attempt(() => JSON.parse(text ?? '') as Letter);
  return letter && Array.isArray(letter.tags) && typeof letter.content === 'string' ? letter : null;
};

const attempt = <T>(make: () => T): T | null => {
  try {
    return make();
  } catch {
    return null;
  }
};
