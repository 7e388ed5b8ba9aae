/** The kinds, names and sizes that letters have on the wire (design §6). Sizes are of the whole letter as JSON. */

/** Addressable application data (NIP-78): relays keep the newest of each author and name. */
export const APP_DATA = 30078;
/** Application data that never stands alone: what is inside a gift wrap, a view or a card. */
export const INSIDE = 78;
/** NIP-59. */
export const SEAL = 13;
export const GIFT_WRAP = 1059;

export const CERTIFICATE = 'caderneta/certificate';
export const CATALOG = 'caderneta/catalog';
export const BUSY = 'caderneta/busy';
export const LOGO = 'caderneta/logo';
export const HIDDEN = 'caderneta/hidden';
export const VIEW = 'caderneta/view';
export const CARD = 'caderneta/card';
export const MEMBERSHIP = 'caderneta/membership';
export const KEYRING = 'caderneta/keyring';
export const RECOVERY = 'caderneta/recovery';
export const PAIRING = 'caderneta/pairing';

const KIB = 1024;

/** Most bytes of a letter, and most characters that its content may inflate to. */
export const LIMITS = {
  certificate: { letter: 2 * KIB, inflated: 2 * KIB },
  catalog: { letter: 64 * KIB, inflated: 512 * KIB },
  /** What is over `sent` goes as one letter a month; a month that is still over it is read all the same. */
  busy: { letter: 64 * KIB, sent: 24 * KIB, inflated: 400_000 },
  logo: { letter: 24 * KIB, inflated: 17 * KIB },
  view: { letter: 24 * KIB, inflated: 512 * KIB },
  /** 12 KB of payload make a gift wrap of 27.8 KB, because each of its two layers pads and encodes. */
  request: { letter: 30 * KIB, payload: 12_000, inflated: 64 * KIB },
  /** Of the text in a long link. */
  carried: 2000,
  /** A list of 200 devices among it. */
  pairing: { letter: 64 * KIB, inflated: 64 * KIB },
  /** A list of 200 devices with all that they may do, some 400 bytes each. */
  membership: { letter: 128 * KIB },
  keyring: { letter: 2 * KIB },
  /** NIP-44's next step of padding after `sealed` would not fit the letter. */
  recovery: { letter: 64 * KIB, sealed: 40 * KIB, inflated: 160 * KIB },
  staff: { letter: 64 * KIB, inflated: 1024 * KIB },
  card: { text: 1200, inflated: 4 * KIB },
} as const;

/** How long relays are asked to keep a request, in seconds. */
export const REQUEST_LIFE = 30 * 24 * 60 * 60;

/** How far back a gift wrap's date may be false, in seconds (NIP-59). */
export const FALSE_DATES = 48 * 60 * 60;
