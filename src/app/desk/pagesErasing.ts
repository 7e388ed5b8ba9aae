import { headOf } from '../../core/heads';
import type { DeviceId } from '../../core/id';
import { pageName, type Span, spansOf } from '../../core/pages';
import type { Log, Marks } from '../ports';
import type { PagesWriting } from './pagesWriting';

type Ports = {
  readonly log: Log;
  readonly marks: Marks;
  readonly device: DeviceId;
  readonly writing: PagesWriting;
  /** Names the mark of what was seen to. */
  readonly name: string;
};

/**
 * What was erased vanishes from a relay's pages: those that stand there are written anew, without it, by every
 * device that learns of it. One alone may be asleep when another, which did not know, puts a page there again.
 * By the places that are gone, not by those that an erasing names: whoever erased did not know of changes that
 * another device had made apart, and they are erased all the same. Which were seen to is kept on disk as a number,
 * for each relay. False when the relay took no more for now.
 */
export const createPagesErasing = ({
  log,
  marks,
  device,
  writing,
  name,
}: Ports): (() => Promise<boolean>) => {
  /** Places seen to since this device keeps; null before the first look. */
  let done: ReadonlySet<string> | null = null;

  return async () => {
    const gone = new Map((await log.gone()).map(place => [`${place.device}/${place.seq}`, place]));
    const present = markOf(gone.keys());
    // Of others than those that the mark stands for, nobody knows which were seen to.
    done ??= new Set((await marks.get(name)) === present ? gone.keys() : []);
    const spans = new Map<string, Span>();
    for (const [place, { device: of, seq }] of gone)
      if (!done.has(place))
        for (const span of spansOf({ device: of, from: seq, to: seq })) spans.set(pageName(span), span);
    if (spans.size === 0) {
      // A change may have come back, which only one that was removed had erased.
      if (done.size > gone.size) done = new Set(gone.keys());
      return true;
    }
    // A device that wrote nothing yet has erased nothing: it need not read what it has just been given.
    const isNew = headOf(await log.heads(), device) === 0;
    if (!isNew && !(await writing.put([...spans.values()], 'standing'))) return false;
    await marks.set(name, present);
    done = new Set(gone.keys());
    return true;
  };
};

/** A number that differs where the places do: the sum of a hash of each (FNV-1a); 0 for none. */
const markOf = (places: Iterable<string>): number => {
  let sum = 0;
  for (const place of places) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < place.length; at += 1) hash = Math.imul(hash ^ place.charCodeAt(at), 0x01000193);
    sum += hash >>> 0;
  }
  return sum;
};
