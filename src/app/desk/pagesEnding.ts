import { headOf, joinHeads } from '../../core/heads';
import type { Heads } from '../../core/ledger';
import type { Membership } from '../../core/membership';
import { EMPTY_PAGE, halvesOf, pageBody, pageFrom, pageName, type Span, spansOf } from '../../core/pages';
import { DAY } from '../../core/time';
import type { Clock, Log, StaffSecret } from '../ports';
import { NAMES_AT_ONCE, type PagesBox } from './pagesBox';

type Ports = { readonly log: Log; readonly clock: Clock; readonly list: Membership };

/** Before the keys of an earlier epoch end. */
const ENDING = 7 * DAY;

/**
 * Takes the pages of an epoch away before its keys end: from then on nobody could take anything out of them that is
 * erased, though the host's own relay keeps them for a year and whoever was removed can read them. All that stands
 * there has been read by then, and stands under the present keys. What tells a device that slept of these stays.
 * `stands`: up to where pages are said to stand at the relay.
 */
export const createPagesEnding =
  ({ log, clock, list }: Ports) =>
  async ({ until }: StaffSecret, box: PagesBox, stands: Heads): Promise<void> => {
    if (until === undefined || until === null || until - clock.now() > ENDING) return;
    const heads = joinHeads(await log.known(), stands);
    const spans = list.members.flatMap(({ device, last }) => {
      const to = Math.min(headOf(heads, device), last ?? MOST, MOST);
      return to > 0 ? spansOf({ device, from: 1, to }) : [];
    });
    for (let from = 0; from < spans.length; from += NAMES_AT_ONCE)
      await clear(box, spans.slice(from, from + NAMES_AT_ONCE));
  };

/** Changes of one device whose pages are looked for, whatever is said to stand there. */
const MOST = 250_000;

const clear = async (box: PagesBox, spans: readonly Span[]): Promise<void> => {
  const stood = await box.read(spans.map(pageName));
  if (stood === null) return;
  for (const span of spans) {
    const letter = stood.get(pageName(span));
    const page = letter === undefined ? null : pageFrom(letter.body, span);
    if (page === null) continue;
    if (page === 'halves') await clear(box, halvesOf(span));
    else if (page.changes.length === 0 && page.gone.length === 0) continue;
    await box.write(pageName(span), pageBody(EMPTY_PAGE), undefined, DAY);
  }
};
