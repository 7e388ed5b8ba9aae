import { erasedBy } from '../../core/erasing';
import { headOf } from '../../core/heads';
import type { DeviceId } from '../../core/id';
import { pageName, type Span, spansOf } from '../../core/pages';
import type { Log, Marks } from '../ports';
import type { PagesBox } from './pagesBox';
import type { PagesWriting } from './pagesWriting';

type Ports = {
  readonly log: Log;
  readonly marks: Marks;
  readonly device: DeviceId;
  readonly box: PagesBox;
  readonly writing: PagesWriting;
};

/** Entries read at a time. */
const AT_ONCE = 1000;

/**
 * What was erased vanishes from a relay's pages: those that stand there are written anew, without it, by every
 * device that learns of it. One alone may be asleep when another, which did not know, puts a page there again.
 * How far the log was gone through is kept on disk, for each relay. False when the relay took no more for now.
 */
export const createPagesErasing =
  ({ log, marks, device, box, writing }: Ports): (() => Promise<boolean>) =>
  async () => {
    const name = `erased ${box.url}`;
    const end = await log.end();
    let at = await marks.get(name);
    if (at >= end) return true;
    const spans = new Map<string, Span>();
    // A device that wrote nothing yet has erased nothing: it need not read what it has just been given.
    if (headOf(await log.heads(), device) === 0) at = end;
    while (at < end) {
      const entries = await log.read(at, AT_ONCE);
      for (const { change } of entries) {
        const erased = erasedBy(change);
        for (const { device: of, seq } of erased?.gone ?? [])
          for (const span of spansOf({ device: of, from: seq, to: seq })) spans.set(pageName(span), span);
      }
      at = entries.at(-1)?.at ?? end;
    }
    if (!(await writing.put([...spans.values()], 'standing'))) return false;
    await marks.set(name, at);
    return true;
  };
