import * as v from 'valibot';
import { ChangeId } from './hlc';
import { DAY, SECOND } from './time';

const hexKey = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Names the desk key, in a letter signed by the root key that stands in every booking link. */
export const Certificate = v.object({
  v: v.literal(1),
  /** Public key of the desk, hex. */
  desk: hexKey,
  /** Counts desk keys; a wallet never goes back to a lower one. */
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** From and until when it holds, epoch milliseconds. */
  from: v.pipe(v.number(), v.safeInteger()),
  until: v.pipe(v.number(), v.safeInteger()),
  /** Up to which ids the changes of removed devices count: what they told of later ones is not the business's word. */
  ends: v.optional(v.pipe(v.array(ChangeId), v.maxLength(100)), []),
  /**
   * Up to which ids devices that answer no more have answered: what one told of later ones with the key of an earlier
   * epoch is not the business's word. What it does by hand afterwards counts, and is told by others.
   */
  quiet: v.optional(v.pipe(v.array(ChangeId), v.maxLength(100)), []),
});
export type Certificate = v.InferOutput<typeof Certificate>;

/** What a certificate says of devices whose word ended. */
export type Ends = Pick<Certificate, 'ends' | 'quiet'>;

export const isSameEnds = (a: Ends, b: Ends): boolean =>
  JSON.stringify([a.ends, a.quiet]) === JSON.stringify([b.ends, b.quiet]);

export const CERTIFICATE_LIFE = 180 * DAY;

/** With less than this left, any device that holds the root key makes it anew. */
export const CERTIFICATE_RENEWAL = 60 * DAY;

/** How far ahead of the reader's clock a date may lie before it counts as from the future. */
export const CLOCK_TOLERANCE = 15 * 60 * 1000;

/** Whether a letter's date, in seconds, lies so far ahead of a clock, in milliseconds, that nobody takes it. */
export const isFromFuture = (date: number, now: number): boolean => date * SECOND > now + CLOCK_TOLERANCE;

/** The certificate of a desk key from `now` on, epoch milliseconds. */
export const certify = (
  desk: string,
  epoch: number,
  now: number,
  { ends, quiet }: Ends = { ends: [], quiet: [] },
): Certificate => ({
  v: 1,
  desk,
  epoch,
  from: now,
  until: now + CERTIFICATE_LIFE,
  ends,
  quiet,
});

export const needsRenewal = ({ until }: Pick<Certificate, 'until'>, now: number): boolean =>
  until - now < CERTIFICATE_RENEWAL;

export type Validity = 'valid' | 'expired' | 'future';

export const validityOf = ({ from, until }: Pick<Certificate, 'from' | 'until'>, now: number): Validity =>
  from > now + CLOCK_TOLERANCE ? 'future' : until <= now ? 'expired' : 'valid';

/** Whether `next` takes the place of `known`: a higher epoch, or the same key for longer. Never a lower epoch. */
export const supersedes = (next: Certificate, known: Certificate | null): boolean =>
  known === null ||
  next.epoch > known.epoch ||
  (next.epoch === known.epoch && next.desk === known.desk && next.until > known.until);
