import * as v from 'valibot';
import type { Place } from './erasing';
import { type Run, sameHeads } from './heads';
import { DeviceId } from './id';
import type { Json } from './json';
import { Change, type Heads } from './ledger';

/**
 * What staff devices hand one another through a relay: the signed changes themselves, in pages of one device's
 * numbers from a multiple of the page's size on. A page stands under its name and is replaced as it grows.
 * Its content is its version: a place once filled stays filled, one once erased stays erased.
 */
export type Span = Run;

/** Numbers in a page, unless they are too many bytes; then it is halved, down to a single one. */
export const SPAN = 64;

/** Characters of a page's sealed content, above which it is halved. Relays in the wild take little more. */
export const PAGE_LENGTH = 24 * 1024;

/** The pages that a run lies in, in order. */
export const spansOf = ({ device, from, to }: Run): readonly Span[] => {
  const spans: Span[] = [];
  for (let start = from - ((from - 1) % SPAN); start <= to; start += SPAN)
    spans.push({ device, from: start, to: start + SPAN - 1 });
  return spans;
};

export const halvesOf = ({ device, from, to }: Span): readonly Span[] => {
  if (from === to) return [];
  const middle = (from + to - 1) / 2;
  return [
    { device, from, to: middle },
    { device, from: middle + 1, to },
  ];
};

/** The parts of its page that a place lies in, should the page be halved, down to the place alone. */
export const partsOf = ({ device, seq }: Place): readonly Span[] => {
  const parts: Span[] = [];
  for (let size = SPAN / 2; size >= 1; size /= 2) {
    const from = seq - ((seq - 1) % size);
    parts.push({ device, from, to: from + size - 1 });
  }
  return parts;
};

export const pageName = ({ device, from, to }: Span): string => `page/${device}/${from}-${to}`;

export const HEADS_NAMES = 'heads/';
export const headsName = (device: string): string => `${HEADS_NAMES}${device}`;

/** Under it stands the list of the devices, with their keys. */
export const NEWS_NAME = 'news';

/** The span that a page's name tells; null for any other name. */
export const spanOfName = (name: string): Span | null => {
  const [, device = '', from = '', to = ''] =
    /^page\/([^/]+)\/([1-9]\d{0,14})-([1-9]\d{0,14})$/.exec(name) ?? [];
  const span = { device, from: Number(from), to: Number(to) };
  const size = span.to - span.from + 1;
  const isSize = size >= 1 && size <= SPAN && SPAN % size === 0 && (span.from - 1) % size === 0;
  return v.is(DeviceId, device) && isSize ? span : null;
};

const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const PageBody = v.union([
  v.object({ v: v.literal(1), halves: v.literal(true) }),
  v.object({
    v: v.literal(1),
    changes: v.pipe(v.array(Change), v.maxLength(SPAN)),
    gone: v.pipe(v.array(Seq), v.maxLength(SPAN)),
  }),
]);

/** What a page holds. Of a place that is in neither list it knows nothing. */
export type Page = { readonly changes: readonly Change[]; readonly gone: readonly number[] };

/** What stands under a page's name: the page, or that its two halves stand under theirs. */
export type Standing = Page | 'halves';

export const pageBody = (page: Standing): Json =>
  page === 'halves'
    ? { v: 1, halves: true }
    : { v: 1, changes: page.changes as readonly object[] as readonly Json[], gone: page.gone };

/** A page's content, or null for what is no page of this span. */
export const pageFrom = (body: Json, span: Span): Standing | null => {
  const parsed = v.safeParse(PageBody, body);
  if (!parsed.success) return null;
  if ('halves' in parsed.output) return span.from === span.to ? null : 'halves';
  const { changes, gone } = parsed.output as Page;
  const isIn = (seq: number): boolean => seq >= span.from && seq <= span.to;
  const isSound = changes.every(({ device, seq }) => device === span.device && isIn(seq)) && gone.every(isIn);
  return isSound ? { changes, gone } : null;
};

export const EMPTY_PAGE: Page = { changes: [], gone: [] };

/** All that either page knows, by number. What one knows as erased is left out, though the other holds it. */
export const joinPages = (a: Page, b: Page): Page => {
  const gone = new Set([...a.gone, ...b.gone]);
  const changes = new Map([...b.changes, ...a.changes].map(change => [change.seq, change]));
  return {
    changes: [...changes.values()].filter(({ seq }) => !gone.has(seq)).sort((x, y) => x.seq - y.seq),
    gone: [...gone].sort((x, y) => x - y),
  };
};

/** Whether a page that stands somewhere lacks what `ours` knows: a change, or that one is erased. */
export const isBehind = (stands: Page, ours: Page): boolean => {
  const held = new Set(stands.changes.map(({ seq }) => seq));
  const gone = new Set(stands.gone);
  return (
    ours.gone.some(seq => !gone.has(seq)) || ours.changes.some(({ seq }) => !held.has(seq) && !gone.has(seq))
  );
};

/** The places that a page holds and the other one knows as erased. */
export const heldGone = (page: Page, other: Page): readonly number[] => {
  const gone = new Set(other.gone);
  return page.changes.flatMap(({ seq }) => (gone.has(seq) ? [seq] : []));
};

/** The part of a page that lies in a span. */
export const within = ({ changes, gone }: Page, { from, to }: Span): Page => ({
  changes: changes.filter(({ seq }) => seq >= from && seq <= to),
  gone: gone.filter(seq => seq >= from && seq <= to),
});

/** Runs that one device may ask for in its letter. */
export const MOST_WANTS = 100;

const Counts = v.pipe(
  v.record(DeviceId, Seq),
  v.check(heads => Object.keys(heads).length <= 200),
);

const RunOf = v.pipe(
  v.object({ device: DeviceId, from: Seq, to: Seq }),
  v.check(({ from, to }) => from <= to),
);

const HeadsBody = v.object({
  v: v.literal(1),
  heads: Counts,
  stand: Counts,
  wants: v.pipe(v.array(RunOf), v.maxLength(MOST_WANTS)),
  gone: v.optional(v.nullable(Counts), null),
  list: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

/** What a device tells the others at one relay. */
export type HeadsLetter = {
  /** What it has of each device's changes. */
  readonly heads: Heads;
  /** Up to where pages stood at this relay when it wrote this. */
  readonly stand: Heads;
  /** What should stand there by that, and was not found. */
  readonly wants: readonly Run[];
  /** How many of each device's changes it knows as erased; null in letters of earlier versions. */
  readonly gone: Heads | null;
  /** Version of its list of devices. */
  readonly list: number;
  /** When it wrote this by its own clock, epoch milliseconds. */
  readonly at: number;
};

export const headsBody = ({ heads, stand, wants, gone, list, at }: HeadsLetter): Json => ({
  v: 1,
  heads,
  stand,
  wants: wants.slice(0, MOST_WANTS),
  gone,
  list,
  at,
});

export const headsFrom = (body: Json): HeadsLetter | null => {
  const parsed = v.safeParse(HeadsBody, body);
  if (!parsed.success) return null;
  const { heads, stand, wants, gone, list, at } = parsed.output;
  return { heads: heads as Heads, stand: stand as Heads, wants, gone: gone as Heads | null, list, at };
};

/** Whether two letters tell the same of what was taken in and what is erased. */
export const saysSame = (before: HeadsLetter, after: HeadsLetter): boolean =>
  sameHeads(before.heads, after.heads) && sameHeads(before.gone ?? {}, after.gone ?? {});

/** Whether a letter tells more than what was taken in: what others can read here, or should put here. */
export const saysMore = (before: HeadsLetter, after: HeadsLetter): boolean =>
  !sameHeads(before.stand, after.stand) ||
  before.list !== after.list ||
  JSON.stringify(before.wants) !== JSON.stringify(after.wants);

/** Pages one after another, put together where they meet. */
export const runsOf = (spans: readonly Span[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const span of [...spans].sort((a, b) =>
    a.device === b.device ? a.from - b.from : a.device < b.device ? -1 : 1,
  )) {
    const last = runs.at(-1);
    if (last && last.device === span.device && last.to + 1 === span.from)
      runs[runs.length - 1] = { ...last, to: span.to };
    else runs.push(span);
  }
  return runs;
};
