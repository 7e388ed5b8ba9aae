import { spansOf } from '../../core/pages';
import { DAY } from '../../core/time';
import type { Clock, Log, Marks } from '../ports';
import type { PagesBox } from './pagesBox';
import type { PagesWriting } from './pagesWriting';

type Ports = {
  readonly log: Log;
  readonly marks: Marks;
  readonly clock: Clock;
  readonly box: PagesBox;
  readonly writing: PagesWriting;
};

/** Every page is looked at once in so many days. */
const DAYS = 30;
const LEAST_A_DAY = 4;

/**
 * Once a day looks whether some of the pages still stand at the host's own relay, the next ones each day, and
 * writes anew what is missing or near its end. Where one is missing, more may be: then all are looked at. False
 * when the relay took no more for now.
 */
export const createPagesTour =
  ({ log, marks, clock, box, writing }: Ports): (() => Promise<boolean>) =>
  async () => {
    const [toured, next] = [`toured ${box.url}`, `tour ${box.url}`];
    const now = clock.now();
    const last = await marks.get(toured);
    if (last === 0) await marks.set(toured, now);
    // A mark from the future was made while the clock was ahead.
    if (last === 0 || (now - last < DAY && last <= now)) return true;
    const heads = Object.entries(await log.heads()).sort();
    const spans = heads.flatMap(([device, to]) => spansOf({ device, from: 1, to }));
    if (spans.length === 0) return true;
    const from = (await marks.get(next)) % spans.length;
    const count = Math.min(spans.length, Math.max(LEAST_A_DAY, Math.ceil(spans.length / DAYS)));
    const turned = [...spans.slice(from), ...spans.slice(0, from)];
    const before = writing.missing();
    if (!(await writing.put(turned.slice(0, count), 'all'))) return false;
    if (writing.missing() > before && !(await writing.put(turned.slice(count), 'all'))) return false;
    await marks.set(next, (from + count) % spans.length);
    await marks.set(toured, now);
    return true;
  };
