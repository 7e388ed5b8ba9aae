import { headOf } from '../../core/heads';
import {
  EMPTY_PAGE,
  halvesOf,
  heldGone,
  isBehind,
  joinPages,
  PAGE_LENGTH,
  type Page,
  pageBody,
  pageFrom,
  pageName,
  type Span,
  type Standing,
  within,
} from '../../core/pages';
import type { Clock, Log } from '../ports';
import { LIFE, NAMES_AT_ONCE, type PagesBox } from './pagesBox';

/**
 * `standing`: only those of which something stands there. `held`: also what is held here and known there as erased,
 * where nothing that counts has erased it.
 */
export type Which = 'all' | 'standing' | 'held';

export type PagesWriting = {
  /**
   * Makes the pages of the spans stand at the relay with all that they and this device know; false when the
   * relay did not answer or took no more for now.
   */
  readonly put: (spans: readonly Span[], which: Which) => Promise<boolean>;
  /** Someone else wrote a page, or the relay may have lost it. */
  readonly forget: (span: Span | null) => void;
  /** How many of the pages that were looked at were not there. */
  readonly missing: () => number;
  /** How many letters the relay says that it took. */
  readonly taken: () => number;
};

type Ports = {
  readonly log: Pick<Log, 'span' | 'heads'>;
  readonly clock: Clock;
  readonly box: PagesBox;
  /** Takes in what stands there and is not known here. */
  readonly take: (span: Span, page: Page) => Promise<void>;
};

/** What stands under a name, as far as this device has seen since it connected. */
type Seen = { readonly standing: Standing | null; readonly expires: number };

/** Letters on their way to one relay at a time. */
const LETTERS_AT_ONCE = 8;

/** Pages whose standing is kept in mind: the last ones of devices grow, others are looked at once. */
const MOST_SEEN = 128;

export const createPagesWriting = ({ log, clock, box, take }: Ports): PagesWriting => {
  const seen = new Map<string, Seen>();
  let missing = 0;
  let taken = 0;

  const life = box.isHome ? LIFE.home : LIFE.elsewhere;

  const note = (span: Span, standing: Standing | null, expires: number): void => {
    const name = pageName(span);
    seen.delete(name);
    seen.set(name, { standing, expires });
    const [oldest] = seen.keys();
    if (seen.size > MOST_SEEN && oldest !== undefined) seen.delete(oldest);
  };

  /** Sees to it that what stands under the spans' names is known; false when the relay is silent. */
  const look = async (spans: readonly Span[]): Promise<boolean> => {
    const unseen = spans.filter(span => !seen.has(pageName(span)));
    if (unseen.length === 0) return true;
    const stood = await box.read(unseen.map(pageName));
    if (stood === null) return false;
    for (const span of unseen) {
      const letter = stood.get(pageName(span));
      const standing = letter === undefined ? null : pageFrom(letter.body, span);
      if (standing === null) missing += 1;
      note(span, standing, letter?.expires ?? 0);
    }
    return true;
  };

  const send = async (span: Span, standing: Standing): Promise<'taken' | 'refused' | 'oversized'> => {
    const most = span.from === span.to ? undefined : PAGE_LENGTH;
    const sent = await box.write(pageName(span), pageBody(standing), most);
    if (sent === 'taken') {
      taken += 1;
      note(span, standing, clock.now() + life);
    } else seen.delete(pageName(span));
    return sent;
  };

  /** `also`: what stood in the page that is now halved. */
  const putHalves = async (span: Span, also: Page, which: Which): Promise<boolean> => {
    for (const half of halvesOf(span)) if (!(await putOne(half, within(also, half), which))) return false;
    return true;
  };

  const putOne = async (span: Span, also: Page, which: Which): Promise<boolean> => {
    if (!(await look([span]))) return false;
    const stands = seen.get(pageName(span));
    const standing = stands?.standing ?? null;
    if (standing === null && which === 'standing') return true;
    if (standing === 'halves') {
      if (!(await putHalves(span, also, which === 'held' ? which : 'all'))) return false;
      return stands !== undefined && isAging(stands) ? (await send(span, 'halves')) === 'taken' : true;
    }
    let there = standing ?? EMPTY_PAGE;
    let held = await log.span(span.device, span.from, span.to);
    if (standing !== null && (isBehind(held, there) || heldGone(there, held).length > 0)) {
      await take(span, there);
      held = await log.span(span.device, span.from, span.to);
    }
    // Of what was never seen it is not handed on that it is erased, or what is written there would be left out.
    const head = headOf(await log.heads(), span.device);
    const stood = new Set([...there.gone, ...there.changes.map(({ seq }) => seq)]);
    held = { ...held, gone: held.gone.filter(seq => seq <= head || stood.has(seq)) };
    if (which === 'held') {
      const back = heldGone(held, there);
      there = { ...there, gone: there.gone.filter(seq => !back.includes(seq)) };
    }
    const whole = joinPages(joinPages(held, there), also);
    if (whole.changes.length === 0 && whole.gone.length === 0) return true;
    if (standing !== null && !isBehind(there, whole) && !(stands && isAging(stands))) return true;
    const sent = await send(span, whole);
    if (sent !== 'oversized') return sent === 'taken';
    // One change that no letter holds is left to devices that meet.
    if (span.from === span.to) return true;
    return (await putHalves(span, whole, 'all')) && (await send(span, 'halves')) === 'taken';
  };

  /** Whether a letter is past half of its life. */
  const isAging = ({ expires }: Seen): boolean => expires - clock.now() < life / 2;

  const put: PagesWriting['put'] = async (spans, which) => {
    for (let from = 0; from < spans.length; from += NAMES_AT_ONCE) {
      const batch = spans.slice(from, from + NAMES_AT_ONCE);
      if (!(await look(batch))) return false;
      for (let first = 0; first < batch.length; first += LETTERS_AT_ONCE) {
        const some = batch.slice(first, first + LETTERS_AT_ONCE);
        const done = await Promise.all(some.map(span => putOne(span, EMPTY_PAGE, which)));
        if (done.includes(false)) return false;
      }
    }
    return true;
  };

  return {
    put,
    forget: span => {
      if (span === null) seen.clear();
      else seen.delete(pageName(span));
    },
    missing: () => missing,
    taken: () => taken,
  };
};
