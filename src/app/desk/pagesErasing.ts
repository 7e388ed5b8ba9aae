import type { Place } from '../../core/erasing';
import { headOf } from '../../core/heads';
import type { DeviceId } from '../../core/id';
import { pageName, partsOf, type Span, spansOf } from '../../core/pages';
import { MINUTE } from '../../core/time';
import { isDue } from '../due';
import type { Clock, Log, Marks } from '../ports';
import type { PagesWriting } from './pagesWriting';

type Ports = {
  readonly log: Log;
  readonly marks: Marks;
  readonly device: DeviceId;
  readonly writing: PagesWriting;
  readonly clock: Clock;
  /** Names the mark of what was seen to. */
  readonly name: string;
  /** Wants to be asked once more at this time, epoch milliseconds. */
  readonly again: (at: number) => void;
};

/** What a relay says that it took is read again after this. */
const LOOK = 5 * MINUTE;

/**
 * What was erased vanishes from a relay's pages: those that stand there are written anew, without it, by every
 * device that learns of it. One alone may be asleep when another, which did not know, puts a page there again.
 * By the places that are gone, not by those that an erasing names: whoever erased did not know of changes that
 * another device had made apart, and they are erased all the same. That a relay says it took a page means nothing:
 * seen to is what was found to stand there without them when it was read once more. And parts may stand below a page
 * that is whole, where the relay lost that it was halved. Which were seen to is kept on disk as a number, for each
 * relay. False when the relay took no more for now.
 */
export const createPagesErasing = ({
  log,
  marks,
  device,
  writing,
  clock,
  name,
  again,
}: Ports): (() => Promise<boolean>) => {
  /** Places seen to since this device keeps; null before the first look. */
  let done: ReadonlySet<string> | null = null;
  /** What was put there, and when. */
  let written: { readonly places: number; readonly at: number } | null = null;

  return async () => {
    const gone = new Map((await log.gone()).map(place => [`${place.device}/${place.seq}`, place]));
    const present = markOf(gone.keys());
    // Of others than those that the mark stands for, nobody knows which were seen to.
    done ??= new Set((await marks.get(name)) === present ? gone.keys() : []);
    const left = [...gone].flatMap(([name, place]) => (done?.has(name) ? [] : [place]));
    if (left.length === 0) {
      // A change may have come back, which only one that was removed had erased.
      if (done.size > gone.size) done = new Set(gone.keys());
      return true;
    }
    // A device that wrote nothing yet has erased nothing: it need not read what it has just been given.
    const isNew = headOf(await log.heads(), device) === 0;
    if (written?.places === present && !isDue(written.at + LOOK, LOOK, clock.now())) {
      again(written.at + LOOK);
      return true;
    }
    const before = writing.taken();
    const pages = each(left, ({ device: of, seq }) => spansOf({ device: of, from: seq, to: seq }));
    for (const spans of isNew ? [] : [pages, each(left, partsOf)]) {
      for (const span of spans) writing.forget(span);
      if (!(await writing.put(spans, 'standing'))) return false;
    }
    if (writing.taken() > before) {
      written = { places: present, at: clock.now() };
      again(written.at + LOOK);
      return true;
    }
    await marks.set(name, present);
    done = new Set(gone.keys());
    return true;
  };
};

/** Every span once. */
const each = (places: readonly Place[], spansFor: (place: Place) => readonly Span[]): readonly Span[] => [
  ...new Map(places.flatMap(spansFor).map(span => [pageName(span), span])).values(),
];

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
