import { cappedHeads, headOf, joinHeads, lacking, type Run } from '../../core/heads';
import type { Heads } from '../../core/ledger';
import { isPresent, type Membership, memberOf } from '../../core/membership';
import {
  halvesOf,
  isBehind,
  MOST_WANTS,
  type Page,
  pageFrom,
  pageName,
  runsOf,
  type Span,
  spansOf,
} from '../../core/pages';
import { HOUR, MINUTE } from '../../core/time';
import { isDue } from '../due';
import type { Clock, Log } from '../ports';
import { NAMES_AT_ONCE, type PagesBox } from './pagesBox';

export type PagesReading = {
  /** Reads from the relays what others have put there and this device lacks. */
  readonly ask: () => Promise<void>;
  /** Takes in a page that came by itself, or was looked at. */
  readonly take: (span: Span, page: Page) => Promise<void>;
  /** What should stand at the relays and was not found. */
  readonly wants: () => readonly Run[];
  /** Looks again for everything that was not found: a relay is back. */
  readonly afresh: () => void;
};

type Ports = {
  readonly log: Log;
  readonly clock: Clock;
  readonly list: Membership;
  /** The host's own relay first. */
  readonly boxes: readonly PagesBox[];
  /** Up to where pages are said to stand at a relay. */
  readonly standAt: (box: PagesBox) => Heads;
  /**
   * Whose pages count. Where devices that were removed hold the keys, too, only what present members signed does:
   * not what these pages say is erased, which nobody signed, nor changes of the removed, who may have made others
   * of them since. Who is present and had those puts them under the present keys; without anyone, they stay away.
   */
  readonly believes: 'everything' | 'present members';
  /** A page that was read lacks what is known here: that something in it is erased. */
  readonly behind: (box: PagesBox, span: Span) => void;
};

/** A page that was not found is not asked for again sooner, unless a relay comes back. */
const MISSED = MINUTE;

/** What is said to be erased before anything else of it was seen is looked at so often. */
const DOUBTED = HOUR;

/** Changes of one device that are asked for at once, whatever another device says that there are. */
const MOST_ASKED = 250_000;

export const createPagesReading = (ports: Ports): PagesReading => {
  const { log, clock, list, boxes, standAt, behind } = ports;
  const isOpen = ports.believes === 'everything';
  const isBelieved = ({ device }: Pick<Span, 'device'>): boolean => isOpen || isPresent(list, device);
  /** When what is doubted was last looked at, by relay and device. */
  const looked = new Map<string, number>();
  const missed = new Map<string, { readonly span: Span; readonly at: number }>();

  /** Gives the ids of the changes that were new to the log. */
  const takeAll = async (pages: readonly (readonly [Span, Page])[]): Promise<ReadonlySet<string>> => {
    const changes = pages.flatMap(([, page]) => page.changes.filter(isBelieved));
    const gone = pages.flatMap(([{ device }, page]) => {
      const member = memberOf(list, device);
      if (!member || !isOpen) return [];
      return page.gone.filter(seq => seq <= (member.last ?? seq)).map(seq => ({ device, seq }));
    });
    if (changes.length === 0 && gone.length === 0) return new Set();
    const taken = await log.accept(changes, gone);
    if (!taken.ok) throw new Error(`Pages not taken in: ${taken.error.is}`);
    return new Set(taken.value.entries.map(({ change }) => change.id));
  };

  /** The pages of the spans, through their halves; what is not there or no page is left out. */
  const read = async (box: PagesBox, spans: readonly Span[]): Promise<readonly (readonly [Span, Page])[]> => {
    const pages: (readonly [Span, Page])[] = [];
    for (let level = spans; level.length > 0; ) {
      const stood = await box.read(level.map(pageName));
      if (stood === null) break;
      const deeper: Span[] = [];
      for (const span of level) {
        const body = stood.get(pageName(span))?.body;
        const page = body === undefined ? null : pageFrom(body, span);
        if (page === 'halves') deeper.push(...halvesOf(span));
        else if (page) pages.push([span, page]);
      }
      level = deeper;
    }
    return pages;
  };

  /** What `heads` say is there and the log lacks. */
  const lackingOf = async (heads: Heads): Promise<readonly Span[]> =>
    lacking(await log.known(), cappedHeads(heads, list))
      .filter(isBelieved)
      .flatMap(run => spansOf({ ...run, to: Math.min(run.to, run.from + MOST_ASKED) }));

  /**
   * What stands there of places that are only said to be erased, after the last change that is held of their device. Who
   * said so may be wrong, or lie; what stands there tells.
   */
  const doubtedOf = async (box: PagesBox): Promise<readonly Span[]> => {
    const [heads, known] = [await log.heads(), await log.known()];
    const doubted = lacking(heads, cappedHeads(standAt(box), list)).filter(isBelieved);
    const now = clock.now();
    return doubted.flatMap(({ device, from, to }) => {
      const name = `${box.url} ${device}`;
      const end = Math.min(to, headOf(known, device), from + MOST_ASKED);
      const last = looked.get(name);
      if (end < from || (last !== undefined && !isDue(last + DOUBTED, DOUBTED, now))) return [];
      looked.set(name, now);
      return spansOf({ device, from, to: end });
    });
  };

  const askAt = async (box: PagesBox): Promise<void> => {
    const now = clock.now();
    const missing = (await lackingOf(standAt(box))).filter(span => {
      const miss = missed.get(pageName(span));
      return miss === undefined || isDue(miss.at + MISSED, MISSED, now);
    });
    const names = new Set(missing.map(pageName));
    const doubted = (await doubtedOf(box)).filter(span => !names.has(pageName(span)));
    const spans = [...doubted, ...missing];
    /** Some of the spans, without what came another way meanwhile: a peer hands a whole book over at once. */
    const readFrom = async (from: number) => {
      const heads = await log.heads();
      const some = spans.slice(from, from + NAMES_AT_ONCE);
      return read(
        box,
        some.filter(({ device, to }) => headOf(heads, device) < to),
      );
    };
    // The next pages are on their way while these are taken in.
    let coming = readFrom(0);
    for (let from = 0; from < spans.length; from += NAMES_AT_ONCE) {
      const pages = await coming;
      coming = readFrom(from + NAMES_AT_ONCE);
      const fresh = await takeAll(pages);
      for (const [span, page] of pages) {
        // Whole, and all of it was new: the log knows no more of it.
        if (isWhole(span, page) && page.changes.every(({ id }) => fresh.has(id))) continue;
        if (isBehind(page, await log.span(span.device, span.from, span.to))) behind(box, span);
      }
    }
    await coming;
  };

  return {
    ask: async () => {
      for (const box of boxes) await askAt(box);
      const spans = await lackingOf(joinHeads(...boxes.map(standAt)));
      const names = new Set(spans.map(pageName));
      for (const name of [...missed.keys()]) if (!names.has(name)) missed.delete(name);
      const now = clock.now();
      for (const span of spans) {
        const name = pageName(span);
        const before = missed.get(name);
        if (before === undefined || isDue(before.at + MISSED, MISSED, now))
          missed.set(name, { span, at: now });
      }
    },
    take: async (span, page) => void (await takeAll([[span, page]])),
    wants: () => runsOf([...missed.values()].map(({ span }) => span)).slice(0, MOST_WANTS),
    afresh: () => {
      missed.clear();
      looked.clear();
    },
  };
};

const isWhole = ({ from, to }: Span, { changes, gone }: Page): boolean =>
  changes.length + gone.length === to - from + 1;
